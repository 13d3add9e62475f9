import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { findScoreCard } from './score-cards'
import { everything } from './scope'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const averagesOf = async (runId: number, code: string) => {
  const card = await findScoreCard(database.db, runId, everything, code)
  return card?.nodes.map(({ node, score, groupAverage }) => [node.code, score.score, groupAverage])
}

test('a card has the average of what the ranked agencies of the group have on each node', async () => {
  const { runId } = await saveSmallRun(database.db, 'cards', [
    { code: 'a', titleFa: 'الف', group: 'first', total: 100, rank: 5 },
    { code: 'b', titleFa: 'ب', group: 'first', total: 200, rank: 4 },
    { code: 'c', titleFa: 'پ', group: 'first', total: 400, rank: 2 },
    { code: 'd', titleFa: 'ت', group: 'first', total: 500, rank: 1 },
    { code: 'unscored', titleFa: 'ث', group: 'first', total: null, rank: null },
    { code: 'onlooker', titleFa: 'ج', group: 'first', competes: false, total: 999, rank: null },
    { code: 'other', titleFa: 'چ', group: 'second', total: 250, rank: 3 },
  ])
  expect(await averagesOf(runId, 'a')).toEqual([
    ['root', 100, 300],
    ['service', 60, 180],
    ['paper', 40, 120],
  ])
  expect(await averagesOf(runId, 'other')).toEqual([
    ['root', 250, 250],
    ['service', 150, 150],
    ['paper', 100, 100],
  ])
  expect(await averagesOf(runId, 'unscored')).toEqual([
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

test('where nobody of the group was scored there is no average', async () => {
  const { runId } = await saveSmallRun(database.db, 'nobody', [
    { code: 'a', titleFa: 'الف', group: 'first', total: null, rank: null },
  ])
  expect((await averagesOf(runId, 'a'))?.[0]).toEqual(['root', null, null])
})

test('a card tells nothing of the steps that the values of other agencies went into', async () => {
  const { runId } = await saveSmallRun(database.db, 'steps', [{ code: 'a', titleFa: 'الف', total: 1, rank: 1 }])
  const card = await findScoreCard(database.db, runId, everything, 'a')
  for (const { score } of card?.nodes ?? []) expect(['treated' in score, 'normalised' in score]).toEqual([false, false])
})

test('an agency that is not in the run has no card', async () => {
  const { runId } = await saveSmallRun(database.db, 'absent', [{ code: 'a', titleFa: 'الف', total: 1, rank: 1 }])
  expect(await findScoreCard(database.db, runId, everything, 'b')).toBeNull()
})
