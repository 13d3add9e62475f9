import type { Db } from '../database'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Told, createToldFestival, later } from '../../tests/fixtures/told-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { agency, evaluation } from '../schema'
import { type CoverageAgencyQuery, listCoverageAgencies, listCoverageCells, listCoverageSums } from './coverages'
import { everything } from './scope'

let database: Database
let db: Db
let stages = 0

beforeAll(async () => {
  database = await openTestDatabase('owner')
  db = database.db
})
afterAll(() => database.close())

async function setStage(told: readonly Told[]) {
  const festival = await createToldFestival(db, `coverages-${++stages}`, told)
  const metricIds = [festival.metrics.get('requests') ?? 0, festival.metrics.get('stage') ?? 0]
  const cells = (asOf = festival.span.asOf) =>
    listCoverageCells(db, { ...festival.span, asOf }, [festival.idOf('water')], metricIds)
  const sums = (item: Partial<Parameters<typeof listCoverageSums>[1]> = {}, periods = festival.span.months.length) =>
    listCoverageSums(
      db,
      { editionId: festival.editionId, scope: everything, ...item },
      metricIds.map((metricId) => ({ metricId, periods })),
      festival.span,
      2,
    )
  return { festival, cells, sums }
}

test('reported months are counted, a zero among them; what nobody spoke of is no cell', async () => {
  const { cells, festival } = await setStage([
    { month: 1, value: 0 },
    { month: 2, value: 7 },
    { month: 3, status: 'no-data' },
  ])
  expect(await cells()).toEqual([
    {
      agencyId: festival.idOf('water'),
      metricId: festival.metrics.get('requests'),
      reported: 2,
      notApplicable: 0,
      refused: 0,
      kinds: ['measured'],
    },
  ])
})

test('not applicable is counted by itself, and only where nothing else was said', async () => {
  const { cells } = await setStage([
    { month: 1, status: 'not-applicable' },
    { month: 2, service: 's1', status: 'not-applicable' },
    { month: 2, service: 's2', status: 'no-data' },
    { month: 3, service: 's1', status: 'not-applicable' },
    { month: 3, service: 's2', value: 1 },
  ])
  expect(await cells()).toMatchObject([{ reported: 1, notApplicable: 1 }])
})

test('the last revision counts, as far as it was known at the moment', async () => {
  const { cells } = await setStage([
    { month: 1, value: 7 },
    { month: 1, status: 'no-data' },
  ])
  expect(await cells()).toMatchObject([{ reported: 0, kinds: [] }])
  expect(await cells(later(0))).toMatchObject([{ reported: 1 }])
})

test('a value of several months counts in each of them', async () => {
  const { cells } = await setStage([{ value: 7 }])
  expect(await cells()).toMatchObject([{ reported: 3 }])
})

test('no data that an evaluator made of a declared value is told apart', async () => {
  const { cells, festival } = await setStage([
    { month: 1, status: 'no-data' },
    { month: 2, status: 'no-data' },
  ])
  expect(await cells()).toMatchObject([{ refused: 0 }])
  await db.transaction(async (tx) => {
    await tx.execute("set local session_replication_role = 'replica'")
    await tx.insert(evaluation).values({
      editionId: festival.editionId,
      submittedValueId: festival.editionId,
      observationId: 1,
      userId: 'nobody',
      verdict: 'refused',
      reason: 'no evidence',
      at: later(2),
      pullId: festival.pullId,
    })
  })
  expect(await cells()).toMatchObject([{ reported: 0, refused: 2 }])
})

test('the sums count every cell of every participant, silent ones too, and name who misses most', async () => {
  const { sums, festival } = await setStage([
    { month: 1 },
    { month: 2 },
    { month: 3 },
    { metric: 'stage', status: 'not-applicable' },
    { agency: 'health', month: 1 },
  ])
  const found = await sums()
  const of = (metric: string) => found.find(({ metricId }) => metricId === festival.metrics.get(metric))
  expect(of('requests')).toEqual({
    groupId: null,
    metricId: festival.metrics.get('requests'),
    agencyId: null,
    reported: 4,
    expected: 9,
    cells: 3,
    complete: 1,
    partial: 1,
    notApplicable: 0,
  })
  expect(of('stage')).toMatchObject({ reported: 0, expected: 6, notApplicable: 1 })
  expect(
    found.flatMap(({ agencyId, reported, expected }) => (agencyId === null ? [] : [[agencyId, reported, expected]])),
  ).toEqual([
    [festival.idOf('roads'), 0, 6],
    [festival.idOf('health'), 1, 6],
  ])
})

test('all agencies in one pass come to what their cells come to one by one: revisions, moments, services, values of several months', async () => {
  const { festival, cells, sums } = await setStage([
    { month: 1, value: 7 },
    { month: 1, status: 'no-data' },
    { month: 2, service: 's1', status: 'not-applicable' },
    { month: 2, service: 's2', value: 1 },
    { month: 3, status: 'not-applicable' },
    { metric: 'stage', value: 3 },
  ])
  const all = await cells()
  expect(all).toHaveLength(2)
  const found = await sums()
  for (const { metricId, reported, notApplicable } of all) {
    const ofMetric = found.filter((sum) => sum.metricId === metricId)
    expect(ofMetric.reduce((sum, own) => sum + own.reported, 0)).toBe(reported)
    expect(ofMetric.reduce((sum, own) => sum + own.expected, 0)).toBe(
      festival.span.months.length * ofMetric.reduce((sum, own) => sum + own.cells, 0) - notApplicable,
    )
  }
})

test('a metric that is told of more seldom than by the month is complete with as many values as it has periods', async () => {
  const { sums, festival } = await setStage([{ month: 1, value: 7 }])
  const ofRequests = (await sums({}, 1)).filter(({ metricId }) => metricId === festival.metrics.get('requests'))
  expect(ofRequests.reduce((sum, { complete }) => sum + complete, 0)).toBe(1)
  expect(ofRequests.reduce((sum, { partial }) => sum + partial, 0)).toBe(0)
})

test('agencies outside of the scope are in no sum, no count and no list', async () => {
  const { sums, festival } = await setStage([{ month: 1 }, { agency: 'roads', month: 1 }])
  const scope = { of: 'own', agencyId: festival.idOf('water') } as const
  const found = await sums({ scope })
  expect(found.reduce((sum, { metricId, cells }) => sum + (metricId === null ? 0 : cells), 0)).toBe(2)
  expect(found.flatMap(({ agencyId }) => agencyId ?? [])).toEqual([festival.idOf('water')])
  expect(await ask(festival.editionId, { scope })).toEqual({ agencies: ['water'], matches: 1 })
  expect(await ask(festival.editionId, { scope, search: 'roads' })).toEqual({ agencies: [], matches: 0 })
})

test('agencies come by the Persian or the English name, a page at a time, and are found in any spelling', async () => {
  const { festival } = await setStage([])
  await db
    .update(agency)
    .set({ titleEn: 'aa' })
    .where(eq(agency.id, festival.idOf('roads')))
  expect(await ask(festival.editionId, {})).toEqual({ agencies: ['health', 'roads', 'water'], matches: 3 })
  expect(await ask(festival.editionId, { sort: 'name-en' })).toEqual({
    agencies: ['roads', 'health', 'water'],
    matches: 3,
  })
  expect(await ask(festival.editionId, { page: 2, pageSize: 2 })).toEqual({ agencies: ['water'], matches: 3 })
  expect(await ask(festival.editionId, { search: 'راهداري' })).toEqual({ agencies: ['roads'], matches: 1 })
})

async function ask(editionId: number, item: Partial<CoverageAgencyQuery>) {
  const { agencies, matches } = await listCoverageAgencies(db, {
    editionId,
    scope: everything,
    sort: 'name-fa',
    page: 1,
    pageSize: 10,
    ...item,
  })
  return { agencies: agencies.map(({ code }) => code), matches }
}
