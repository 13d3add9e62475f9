import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { agency, county } from '../schema'
import { findScoreCard, listGroupTotals } from './score-cards'
import { type Scope, everything } from './scope'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const mediansOf = async (runId: number, code: string) => {
  const card = await findScoreCard(database.db, runId, everything, code)
  return card?.nodes.map(({ node, score, groupMedian }) => [node.code, score.score, groupMedian])
}

test('the median is of the competing, scored agencies of the same group', async () => {
  const { runId } = await saveSmallRun(database.db, 'cards', [
    { code: 'a', titleFa: 'الف', group: 'first', total: 100, rank: 5 },
    { code: 'b', titleFa: 'ب', group: 'first', total: 200, rank: 4 },
    { code: 'c', titleFa: 'پ', group: 'first', total: 400, rank: 2 },
    { code: 'd', titleFa: 'ت', group: 'first', total: 500, rank: 1 },
    { code: 'unscored', titleFa: 'ث', group: 'first', total: null, rank: null },
    { code: 'onlooker', titleFa: 'ج', group: 'first', competes: false, total: 999, rank: null },
    { code: 'other', titleFa: 'چ', group: 'second', total: 250, rank: 3 },
  ])
  expect(await mediansOf(runId, 'a')).toEqual([
    ['root', 100, 300],
    ['service', 60, 180],
    ['paper', 40, 120],
  ])
  expect(await mediansOf(runId, 'other')).toEqual([
    ['root', 250, 250],
    ['service', 150, 150],
    ['paper', 100, 100],
  ])
  expect(await mediansOf(runId, 'unscored')).toEqual([
    ['root', null, 300],
    ['service', null, 180],
    ['paper', null, 120],
  ])
})

test('the best is of the same agencies', async () => {
  const { runId } = await saveSmallRun(database.db, 'best', [
    { code: 'a', titleFa: 'الف', group: 'first', total: 100, rank: 2 },
    { code: 'b', titleFa: 'ب', group: 'first', total: 200, rank: 1 },
    { code: 'onlooker', titleFa: 'ج', group: 'first', competes: false, total: 999, rank: null },
    { code: 'other', titleFa: 'چ', group: 'second', total: 250, rank: 3 },
  ])
  const card = await findScoreCard(database.db, runId, everything, 'a')
  expect(card?.nodes.map(({ groupBest }) => groupBest)).toEqual([200, 120, 80])
})

test('without groups the median is of all', async () => {
  const { runId } = await saveSmallRun(database.db, 'groupless', [
    { code: 'a', titleFa: 'الف', total: 100, rank: 2 },
    { code: 'b', titleFa: 'ب', total: 400, rank: 1 },
  ])
  expect((await mediansOf(runId, 'b'))?.[0]).toEqual(['root', 400, 250])
})

test('where nobody of the group was scored there is no median', async () => {
  const { runId } = await saveSmallRun(database.db, 'nobody', [
    { code: 'a', titleFa: 'الف', group: 'first', total: null, rank: null },
  ])
  expect((await mediansOf(runId, 'a'))?.[0]).toEqual(['root', null, null])
})

test('totals of a group are of its competing, scored agencies, and of enough of them for who sees one agency alone', async () => {
  const { db } = database
  const { runId } = await saveSmallRun(db, 'totals', [
    { code: 'a', titleFa: 'الف', group: 'first', total: 100, rank: 5 },
    { code: 'b', titleFa: 'ب', group: 'first', total: 400, rank: 2 },
    { code: 'c', titleFa: 'پ', group: 'first', total: 200, rank: 4 },
    { code: 'onlooker', titleFa: 'ت', group: 'first', competes: false, total: 999, rank: null },
    { code: 'other', titleFa: 'ث', group: 'second', total: 250, rank: 3 },
  ])
  const agencyId = (await findScoreCard(db, runId, everything, 'a'))?.agency.agencyId ?? 0
  expect(await listGroupTotals(db, runId, everything, agencyId)).toEqual([100, 200, 400])
  expect(await listGroupTotals(db, runId, { of: 'own', agencyId }, agencyId)).toEqual([])
})

test('statistics of a group are told to who sees all of it, or where at least three are hidden', async () => {
  const { db } = database
  const { runId } = await saveSmallRun(
    db,
    'hidden',
    ['a', 'b', 'c', 'd', 'e'].map((code, place) => ({
      code,
      titleFa: code,
      group: 'first',
      total: 100 * (place + 1),
      rank: 5 - place,
    })),
  )
  const idOf = async (code: string) => (await findScoreCard(db, runId, everything, code))?.agency.agencyId ?? 0
  const [a, e] = [await idOf('a'), await idOf('e')]
  const told = async (scope: Scope) => [
    (await findScoreCard(db, runId, scope, 'a'))?.nodes[0]?.groupMedian,
    await listGroupTotals(db, runId, scope, a),
  ]
  const whole = [300, [100, 200, 300, 400, 500]]
  expect(await told({ of: 'own', agencyId: a })).toEqual(whole)
  expect(await told({ of: 'assigned', userId: 'u', notAgencyId: null })).toEqual(whole)
  // The one that an evaluator may not see would be what is missing from the whole.
  expect(await told({ of: 'assigned', userId: 'u', notAgencyId: e })).toEqual([null, []])
  const { festivalId } = (await db.select().from(agency).where(eq(agency.id, a)))[0] ?? { festivalId: 0 }
  const counties = await db
    .insert(county)
    .values(['here', 'there'].map((code) => ({ festivalId, code, titleFa: code, titleEn: code })))
    .returning()
  const [here = 0, there = 0] = counties.map(({ id }) => id)
  const inCounty = (codes: readonly string[], countyId: number) =>
    db
      .update(agency)
      .set({ countyId })
      .where(and(eq(agency.festivalId, festivalId), inArray(agency.code, [...codes])))
  await inCounty(['a', 'b'], here)
  expect(await told({ of: 'county', countyId: here })).toEqual(whole)
  await inCounty(['c', 'd'], here)
  await inCounty(['e'], there)
  expect(await told({ of: 'county', countyId: here })).toEqual([null, []])
  await inCounty(['e'], here)
  expect(await told({ of: 'county', countyId: here })).toEqual(whole)
})

test('an agency that is not in the run has no card', async () => {
  const { runId } = await saveSmallRun(database.db, 'absent', [{ code: 'a', titleFa: 'الف', total: 1, rank: 1 }])
  expect(await findScoreCard(database.db, runId, everything, 'b')).toBeNull()
})
