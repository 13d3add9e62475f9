import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency, loadRegister } from '../../../db/queries/agencies'
import { findEdition } from '../../../db/queries/editions'
import { findFestival } from '../../../db/queries/festivals'
import { listMetrics } from '../../../db/queries/observations'
import { listAgencies } from '../../../db/queries/organisation-changes'
import { agencyGroup, course, participant } from '../../../db/schema'
import { modelOf, indicatorOf } from '../../../tests/fixtures/small-scoring'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { loadPack } from './load-pack.server'
import { openRun } from '../scoring/open-run.server'
import { EditionDocument, FestivalDocument } from './pack'
import { describeDifferences } from './pack-difference'
import type { Pack } from './read-pack.server'
import { scoreEdition } from '../scoring/score-edition.server'
import { writeInternal } from '../values/write-internal.server'

let database: Database
let code: string
let count = 0
const now = new Date('2026-04-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => {
  code = `pack-${++count}`
})

const title = (name: string) => ({ fa: name, en: name })

interface Changes {
  festival?: Record<string, unknown>
  edition?: Record<string, unknown>
}

const agency = (text: string, more: Record<string, unknown> = {}) => ({
  code: text,
  title: title(text),
  level: 'province',
  county: null,
  parent: null,
  ...more,
})
const participates = (text: string, more: Record<string, unknown> = {}) => ({
  agency: text,
  group: 'first',
  competes: true,
  ...more,
})

function packOf({ festival = {}, edition = {} }: Changes = {}): Pack {
  return {
    festival: FestivalDocument.parse({
      code,
      title: title('Festival'),
      isDemo: false,
      calendar: 'jalali',
      counties: [],
      services: [],
      agencies: [agency('water', { attributes: { staff: 10 } }), agency('gas')],
      metrics: [{ code: 'letters', title: title('Letters'), unit: 'letter', decimals: 0 }],
      ...festival,
    }),
    editions: [
      EditionDocument.parse({
        code: '1404',
        title: title('Edition'),
        evaluated: { from: '2025-03-21', to: '2026-03-21' },
        model: 'model.json',
        groups: [{ code: 'first', title: title('First') }],
        participants: [participates('water'), participates('gas')],
        ...edition,
      }),
    ],
    models: new Map([['model.json', modelOf([indicatorOf('letters')])]]),
    sources: [],
  }
}

const load = async (changes?: Changes, at = now) =>
  (await loadPack({ db: database.db, viewer: operatorOf('test'), now: at }, packOf(changes))).differences
const festivalId = async () => (await findFestival(database.db, code))?.id ?? 0
const place = async () => {
  const found = await findEdition(database.db, code, '1404')
  if (!found) throw new Error('The edition is missing')
  return found
}

test('the same pack again differs in nothing', async () => {
  expect(await load()).toEqual([])
  expect(await load()).toEqual([])
})

test('of a changed pack all is taken over while the edition is a draft', async () => {
  await load()
  const differences = await load({
    festival: {
      title: title('Renamed'),
      agencies: [
        agency('water', { title: title('Waters'), aliases: ['آبفا'], attributes: { staff: 12 } }),
        agency('gas', { parent: 'water' }),
        agency('roads'),
      ],
      metrics: [
        { code: 'letters', title: title('Letters'), unit: 'letter', decimals: 1, highest: 100 },
        { code: 'staff', title: title('Staff'), unit: 'person', decimals: 0 },
      ],
    },
    edition: {
      title: title('Edition of 1404'),
      groups: [
        { code: 'first', title: title('The first') },
        { code: 'second', title: title('Second') },
      ],
      participants: [
        participates('water', { group: 'second' }),
        participates('gas', { competes: false, reason: title('organiser') }),
        participates('roads'),
      ],
      declaredMetrics: [{ metric: 'staff', help: title('All staff') }],
    },
  })
  expect(describeDifferences(differences).toSorted()).toEqual([
    'added: agency roads',
    'added: edition 1404, declared metric staff',
    'added: edition 1404, group second',
    'added: edition 1404, participant roads',
    'added: metric staff',
    'changed: agency gas, parent: nothing → “water”',
    'changed: agency water, attributes: {"staff":10} → {"staff":12}',
    'changed: agency water, name: nothing → “waters”',
    'changed: agency water, name: nothing → “ابفا”',
    'changed: agency water, titleEn: “water” → “Waters”',
    'changed: agency water, titleFa: “water” → “Waters”',
    'changed: edition 1404, group first, titleEn: “First” → “The first”',
    'changed: edition 1404, group first, titleFa: “First” → “The first”',
    'changed: edition 1404, participant gas, competes: true → false',
    'changed: edition 1404, participant gas, reasonEn: nothing → “organiser”',
    'changed: edition 1404, participant gas, reasonFa: nothing → “organiser”',
    'changed: edition 1404, participant water, group: “first” → “second”',
    'changed: edition 1404, titleEn: “Edition” → “Edition of 1404”',
    'changed: edition 1404, titleFa: “Edition” → “Edition of 1404”',
    'changed: festival, titleEn: “Festival” → “Renamed”',
    'changed: festival, titleFa: “Festival” → “Renamed”',
    'changed: metric letters, decimals: 0 → 1',
    'changed: metric letters, highest: nothing → 100',
  ])
  const register = await loadRegister(database.db, await festivalId())
  expect([register.agencyByName.get('ابفا'), register.agencyByName.get('water')]).toEqual([
    register.agencyByCode.get('water'),
    register.agencyByCode.get('water'),
  ])
  expect(
    (await listAgencies(database.db, await festivalId()))
      .map((row) => [row.code, row.searchText.includes('ابفا'), row.attributes])
      .toSorted(),
  ).toEqual([
    ['gas', false, {}],
    ['roads', false, {}],
    ['water', true, { staff: 12 }],
  ])
  const rows = await database.db
    .select({ competes: participant.competes, group: agencyGroup.code })
    .from(participant)
    .innerJoin(agencyGroup, eq(agencyGroup.id, participant.groupId))
    .where(eq(participant.editionId, (await place()).edition.id))
  expect(rows.map(({ competes, group }) => `${group} ${competes}`).toSorted()).toEqual([
    'first false',
    'first true',
    'second true',
  ])
  expect(await load({ festival: { title: title('Renamed') } })).not.toEqual([])
})

test('what is missing in a pack is named and stays', async () => {
  await load({ festival: { agencies: [agency('water', { aliases: ['آبفا'] }), agency('gas')] } })
  const differences = await load({
    festival: { agencies: [agency('water')] },
    edition: { participants: [participates('water')] },
  })
  expect(describeDifferences(differences)).toEqual([
    'not taken over: agency water, name: “ابفا” → nothing (it is not in the pack; nothing is removed by an import)',
    'kept, though not in the pack: agency gas',
    'kept, though not in the pack: edition 1404, participant gas',
  ])
  expect(await findAgency(database.db, await festivalId(), 'gas')).not.toBeNull()
})

test('of an announced edition titles are taken over, and groups, participants and declared metrics are named and stay', async () => {
  await load()
  const { edition } = await place()
  await database.db.insert(course).values({ editionId: edition.id, state: 'collecting', since: now, version: 1 })
  const differences = await load({
    edition: {
      title: title('New name'),
      groups: [
        { code: 'first', title: title('First') },
        { code: 'second', title: title('Second') },
      ],
      participants: [participates('water', { group: 'second' }), participates('gas')],
      evaluated: { from: '2025-03-21', to: '2026-02-20' },
    },
  })
  expect(differences.map(({ subject, field, outcome, why }) => [subject, field, outcome, why])).toEqual([
    ['edition 1404', 'titleFa', 'changed', undefined],
    ['edition 1404', 'titleEn', 'changed', undefined],
    ['edition 1404', 'evaluatedTo', 'kept', 'announced'],
    ['edition 1404, group second', undefined, 'kept', 'announced'],
    ['edition 1404, participant water', 'group', 'kept', 'announced'],
  ])
  expect((await place()).edition).toMatchObject({ titleFa: 'New name', evaluatedTo: '2026-03-21' })
})

test('a unit that values rest on, a calendar and the mark of a demonstration stay', async () => {
  await load()
  const { festival } = await place()
  const metricId = (await listMetrics(database.db, festival.id))[0]?.id ?? 0
  const agencyId = (await findAgency(database.db, festival.id, 'water'))?.id ?? 0
  const metrics = [{ code: 'letters', title: title('Letters'), unit: 'page', decimals: 0 }]
  await writeInternal(
    database.db,
    festival,
    { code: 'system', kind: 'measured', titleFa: 'سامانه', titleEn: 'System' },
    [{ metricId, agencyId, periodFrom: '2025-03-21', periodTo: '2025-04-21', status: 'reported', value: 5, raw: {} }],
    now,
  )
  const differences = await load({ festival: { metrics, calendar: 'gregorian', isDemo: true } })
  expect(differences.map(({ field, outcome, why }) => [field, outcome, why])).toEqual([
    ['calendar', 'kept', 'fixed-once-stored'],
    ['isDemo', 'kept', 'fixed-once-stored'],
    ['unit', 'kept', 'has-values'],
  ])
})

test('a name of another agency is refused, and nothing of the pack is stored', async () => {
  await load()
  const festival = {
    title: title('Renamed'),
    agencies: [agency('water'), agency('gas', { aliases: ['ＷATER'.normalize('NFKC')] })],
  }
  await expect(load({ festival })).rejects.toThrow(
    'agency gas: its name “water” means water already; a name means one agency',
  )
  expect(await findFestival(database.db, code)).toMatchObject({ titleFa: 'Festival' })
})

test('a run over what was known earlier finds the attributes that it was scored with', async () => {
  await load()
  const { edition } = await place()
  const scored = await scoreEdition({ db: database.db, viewer: operatorOf('test'), now }, edition)
  if (!scored.ok) throw new Error(scored.detail)
  await load(
    { festival: { agencies: [agency('water', { attributes: { staff: 99 } }), agency('gas')] } },
    new Date(now.getTime() + 60_000),
  )
  const opened = await openRun(database.db, scored.runId)
  expect(opened.ok && opened.input.agencies.attributes['staff']?.value).toEqual(Float64Array.of(0, 10))
  const again = await scoreEdition(
    { db: database.db, viewer: operatorOf('test'), now: new Date(now.getTime() + 120_000) },
    edition,
  )
  const reopened = again.ok ? await openRun(database.db, again.runId) : null
  expect(reopened?.ok && reopened.input.agencies.attributes['staff']?.value).toEqual(Float64Array.of(0, 99))
})
