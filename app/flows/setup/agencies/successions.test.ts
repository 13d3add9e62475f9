import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../../db/client.server'
import { listEvents } from '../../../../db/queries/audit'
import { findEdition } from '../../../../db/queries/editions'
import { listAgencies, listParticipantRows } from '../../../../db/queries/organisation-changes'
import { listSuccessions, listSuccessionsOf } from '../../../../db/queries/successions'
import { openTestDatabase } from '../../../../tests/fixtures/test-database'
import { operatorOf } from '../../../access/viewer.server'
import type { RequestContext } from '../../../policy/request-context'
import { carriedParts } from '../carried-parts'
import { deleteEdition } from '../editions.server'
import { createFestivalWithEdition } from '../festivals.server'
import { createNextEdition } from '../next-edition.server'
import { compareAgencyRows } from './compare-agencies.server'
import { saveAgencyRows } from './save-agencies.server'
import { saySuccession, takeBackSuccession } from './successions.server'

let database: Database
let context: RequestContext
const now = new Date('2026-04-01T08:00:00Z')
const edition = (year: number) => ({
  code: String(year),
  titleFa: `دورهٔ ${year}`,
  titleEn: `Edition ${year}`,
  year,
  start: 'short' as const,
})

async function find(code: string) {
  const found = await findEdition(database.db, 'f', code)
  if (!found) throw new Error(`The edition ${code} is missing`)
  return found
}

beforeAll(async () => {
  database = await openTestDatabase()
  context = { db: database.db, viewer: operatorOf('test'), now }
  const festival = { code: 'f', titleFa: 'جشنواره', titleEn: '', calendar: 'jalali' as const, counties: [] }
  await createFestivalWithEdition(context, { ...festival, edition: edition(1404) })
  const names = { water: 'آب', gas: 'گاز', energy: 'انرژی', oil: 'نفت' }
  const rows = Object.entries(names).map(([code, titleFa]) => ({ code, titleFa }))
  await saveAgencyRows(context, await find('1404'), rows, null)
  await createNextEdition(context, await find('1404'), edition(1405), new Set(carriedParts), null)
})

afterAll(() => database.close())

const nothing = { successors: [], formerFa: '', formerEn: '', leaves: false }

async function codesIn(code: string) {
  const { festival, edition: own } = await find(code)
  const codeOf = new Map((await listAgencies(database.db, festival.id)).map((row) => [row.id, row.code]))
  return (await listParticipantRows(database.db, own.id)).map(({ agencyId }) => codeOf.get(agencyId)).toSorted()
}

test('agencies that were merged leave the draft, are named by both sides, and stay where they were', async () => {
  const where = await find('1405')
  const merged = {
    ...nothing,
    kind: 'merged' as const,
    agencies: ['water', 'گاز'],
    successors: ['انرژی'],
    leaves: true,
  }
  expect(await saySuccession(context, where, merged)).toMatchObject({ ok: true })
  expect(await codesIn('1405')).toEqual(['energy', 'oil'])
  expect(await codesIn('1404')).toEqual(['energy', 'gas', 'oil', 'water'])
  const ofEnergy = await listSuccessionsOf(database.db, where.festival.id, 'energy')
  expect(ofEnergy.map(({ agency, successor }) => [agency.code, successor?.code])).toEqual([
    ['water', 'energy'],
    ['gas', 'energy'],
  ])
  expect(await listSuccessionsOf(database.db, where.festival.id, 'gas')).toEqual(ofEnergy.slice(1))
  expect((await listEvents(database.db, { action: 'agency.change' }, 1))[0]?.after).toMatchObject({
    successions: [{ kind: 'merged', agency: 'water' }, { agency: 'gas' }],
  })
})

test('a spreadsheet with a former name means the agency that was renamed', async () => {
  const where = await find('1405')
  const renamed = { ...nothing, kind: 'renamed' as const, agencies: ['oil'], formerFa: 'پالایش نفت' }
  expect(await saySuccession(context, where, renamed)).toMatchObject({ ok: true })
  const { changes } = await compareAgencyRows(context, where, [{ titleFa: 'پالایش نفت' }])
  expect(changes.rows).toMatchObject([{ code: 'oil' }])
})

test('what does not fit is refused with all its reasons, and stores nothing', async () => {
  const where = await find('1405')
  const before = await listSuccessions(database.db, where.edition.id)
  const wrong = { ...nothing, kind: 'merged' as const, agencies: ['water', 'nobody'], successors: ['gas'] }
  expect(await saySuccession(context, where, wrong)).toMatchObject({
    ok: false,
    problems: [{ why: 'unknown-agency', detail: 'nobody' }, { why: 'said' }, { why: 'gone-successor' }],
  })
  expect(await listSuccessions(database.db, where.edition.id)).toEqual(before)
})

test('what was said is taken back once', async () => {
  const where = await find('1405')
  const [first] = await listSuccessions(database.db, where.edition.id)
  expect(await takeBackSuccession(context, await find('1404'), first?.id ?? 0)).toBe(false)
  expect(await takeBackSuccession(context, where, first?.id ?? 0)).toBe(true)
  expect(await takeBackSuccession(context, where, first?.id ?? 0)).toBe(false)
})

test('it goes with its edition', async () => {
  const where = await find('1405')
  expect(await deleteEdition(context, where)).toEqual({ ok: true })
  expect(await listSuccessionsOf(database.db, where.festival.id, 'energy')).toEqual([])
})
