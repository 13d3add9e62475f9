import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listCategories } from '../../../db/queries/award-categories'
import { listDeadlines, saveDeadline } from '../../../db/queries/course-changes'
import { listDeclaredMetrics } from '../../../db/queries/declarations'
import { findEdition, listGroups } from '../../../db/queries/editions'
import { listAssigned, listAssignments, saveAssigned } from '../../../db/queries/grants'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { listParticipantRows } from '../../../db/queries/organisation-changes'
import { createCategories } from '../../../db/queries/award-categories'
import { createDeclaredMetrics } from '../../../db/queries/declarations'
import { course } from '../../../db/schema'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'
import { nextYear, spansOfYear } from './edition-year'
import { createFestivalWithEdition } from './festivals.server'
import { type CarriedPart, carriedParts } from './carried-parts'
import { createNextEdition, previewNextEdition } from './next-edition.server'
import { saveAgencyRows } from './agencies/save-agencies.server'

let database: Database
let context: RequestContext
let evaluator: string

const now = new Date('2026-04-01T08:00:00Z')
const find = async (code: string) => {
  const found = await findEdition(database.db, 'f', code)
  if (!found) throw new Error(`The edition ${code} is missing`)
  return found
}
const input = (year: number) => ({
  code: String(year),
  titleFa: `دورهٔ ${year}`,
  titleEn: `Edition ${year}`,
  year,
  start: 'short' as const,
})

beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  context = { db, viewer: operatorOf('test'), now }
  await createFestivalWithEdition(context, {
    code: 'f',
    titleFa: 'جشنواره',
    titleEn: '',
    calendar: 'jalali',
    counties: [],
    edition: input(1404),
  })
  const where = await find('1404')
  await saveAgencyRows(
    context,
    where,
    [
      { titleFa: 'آب', group: 'زیربنایی' },
      { titleFa: 'برنامه', competes: false, reasonFa: 'دبیرخانه است' },
    ],
    null,
  )
  const rule = { by: 'total', within: 'group', quota: 1, ties: 'joint', eligibility: { gates: true } }
  await createCategories(db, where.edition.id, [{ code: 'top', titleFa: 'برتر', titleEn: 'Top', position: 0, rule }])
  const [metric] = await listMetrics(db, where.festival.id)
  await createDeclaredMetrics(db, [
    {
      editionId: where.edition.id,
      metricId: metric?.id ?? 0,
      position: 0,
      helpFa: 'ر',
      helpEn: 'h',
      needsEvidence: true,
    },
  ])
  await saveDeadline(db, where.edition.id, 'declarations', new Date('2026-05-22T20:30:00Z'))
  evaluator = (await createViewer(db, where.festival.id, { role: 'evaluator' })).user.id
  await saveAssigned(db, where.edition.id, evaluator, ['S1-1', 'S2-1'])
})
afterAll(() => database.close())

test('what the next edition would begin with is shown before it is made', async () => {
  expect(await previewNextEdition(database.db, await find('1404'))).toMatchObject({
    groups: [{ titleFa: 'زیربنایی' }],
    participants: { competing: 1, others: 1 },
    model: { version: '1.0.0', isOwn: true },
    categories: [{ titleFa: 'برتر' }],
    declared: [{}],
    deadlines: [{ kind: 'declarations', to: new Date('2027-05-22T20:30:00Z') }],
    assignments: { people: 1, indicators: 2 },
  })
})

test('the next edition begins with all that is ticked, and what people change in it changes nothing in the earlier one', async () => {
  const where = await find('1404')
  const { basis } = await previewNextEdition(database.db, where)
  const made = await createNextEdition(context, where, input(1405), new Set(carriedParts), basis)
  expect(made).toMatchObject({ ok: true, edition: { evaluatedFrom: '2026-03-21', previousFrom: '2025-03-21' } })
  const { edition } = await find('1405')
  const { db } = database
  const [group] = await listGroups(db, edition.id)
  expect(
    (await listParticipantRows(db, edition.id)).map(({ groupId, competes, reasonFa }) => [groupId, competes, reasonFa]),
  ).toEqual([
    [group?.id, true, null],
    [null, false, 'دبیرخانه است'],
  ])
  expect(await listCategories(db, edition.id)).toMatchObject([{ code: 'top', version: 1 }])
  expect(await listDeclaredMetrics(db, edition.id)).toHaveLength(1)
  expect(await listDeadlines(db, edition.id)).toMatchObject([{ at: new Date('2027-05-22T20:30:00Z') }])
  expect(await listAssigned(db, edition.id, evaluator)).toEqual(['S1-1', 'S2-1'])
  const version = await findModelVersionFor(db, edition)
  expect(version && [storedModel(version).code, version.version]).toEqual(['short-1000-1405', '1.0.0'])
})

test('the model of an announced edition goes on as a new version, and the announced one stays', async () => {
  const where = await find('1404')
  const announced = await findModelVersionFor(database.db, where.edition)
  await database.db
    .update(course)
    .set({ state: 'collecting', modelVersionId: announced?.id ?? null })
    .where(eq(course.editionId, where.edition.id))
  expect(await createNextEdition(context, where, input(1406), new Set<CarriedPart>(['model']), null)).toMatchObject({
    ok: true,
  })
  const { edition } = await find('1406')
  const version = await findModelVersionFor(database.db, edition)
  expect(version && [storedModel(version).code, version.version]).toEqual(['short-1000-1404', '1.0.1'])
  expect((await findModelVersionFor(database.db, where.edition))?.id).toBe(announced?.id)
  expect(await listParticipantRows(database.db, edition.id)).toEqual([])
  expect(await listAssignments(database.db, edition.id)).toEqual([])
})

test('a part is not carried over without what it names', async () => {
  const where = await find('1404')
  expect(
    await createNextEdition(context, where, input(1407), new Set<CarriedPart>(['categories', 'groups']), null),
  ).toEqual({
    ok: false,
    why: 'needs',
    part: 'categories',
    needs: 'model',
  })
})

test('nothing is made where what a person was shown has changed since, or by somebody who may not', async () => {
  const where = await find('1404')
  const { basis } = await previewNextEdition(database.db, where)
  await saveDeadline(database.db, where.edition.id, 'declarations', new Date('2026-05-23T20:30:00Z'))
  expect(await createNextEdition(context, where, input(1407), new Set(), basis)).toEqual({ ok: false, why: 'changed' })
  const viewer = await createViewer(database.db, where.festival.id, { role: 'manager' })
  expect(await createNextEdition({ ...context, viewer }, where, input(1407), new Set(), null)).toEqual({
    ok: false,
    why: 'not-allowed',
  })
})

test('a year later is the same day and minute of the calendar, and the day before where a leap day has none', () => {
  expect(nextYear(new Date('2025-03-20T10:00:00Z'), 'jalali')).toEqual(new Date('2026-03-20T10:00:00Z'))
  expect(nextYear(new Date('2024-02-29T10:00:00Z'), 'gregorian')).toEqual(new Date('2025-02-28T10:00:00Z'))
  expect(nextYear(new Date('2024-07-22T20:00:00Z'), 'jalali')).toEqual(new Date('2025-07-23T20:00:00Z'))
})

test('a year that no festival is of has no days', () => {
  expect([
    spansOfYear('jalali', 14040),
    spansOfYear('jalali', 2025),
    spansOfYear('gregorian', 1404),
    spansOfYear('jalali', 0.5),
  ]).toEqual([null, null, null, null])
  expect(spansOfYear('gregorian', 2025)).toMatchObject({ evaluatedFrom: '2025-01-01', previousFrom: '2024-01-01' })
})
