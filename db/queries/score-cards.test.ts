import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { findScoreCard, listGroupTotals } from './score-cards'
import { everything } from './scope'

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
  expect(await mediansOf(runId, 'a')).toEqual([['root', 100, 300], ['service', 60, 180], ['paper', 40, 120]])
  expect(await mediansOf(runId, 'other')).toEqual([['root', 250, 250], ['service', 150, 150], ['paper', 100, 100]])
  expect(await mediansOf(runId, 'unscored')).toEqual([['root', null, 300], ['service', null, 180], ['paper', null, 120]])
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
  const { runId } = await saveSmallRun(database.db, 'nobody', [{ code: 'a', titleFa: 'الف', group: 'first', total: null, rank: null }])
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

test('an agency that is not in the run has no card', async () => {
  const { runId } = await saveSmallRun(database.db, 'absent', [{ code: 'a', titleFa: 'الف', total: 1, rank: 1 }])
  expect(await findScoreCard(database.db, runId, everything, 'b')).toBeNull()
})
