import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { modelNode, score } from '../schema'
import { listIndicatorScores } from './indicator-scores'
import { everything } from './scope'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

test('an indicator comes with its normalised values, which tell agencies apart where it weighs nothing', async () => {
  const { runId } = await saveSmallRun(database.db, 'normalised', [
    { code: 'a', titleFa: 'الف', total: 100, rank: 2 },
    { code: 'b', titleFa: 'ب', total: 200, rank: 1 },
  ])
  await database.db.update(score).set({ normalised: 0.5 }).where(eq(score.runId, runId))
  await database.db.update(modelNode).set({ kind: 'indicator' }).where(eq(modelNode.depth, 1))
  const { indicators } = await listIndicatorScores(database.db, runId, everything)
  expect(indicators.map(({ normalised }) => normalised)).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ])
})
