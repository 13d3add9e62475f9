import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { scoreRun } from '../../../db/schema'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { glossary } from '../../glossary/glossary.server'
import { keptRankIntervals, robustnessOfRun } from './robustness.server'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('what ranges of ranks are made of is kept with them: draws, spread of weights, surveyed indicators; and best ranks, reached and bound', async () => {
  const { runId } = await createDecidedEdition(database.db, 'sure')
  const [run] = await database.db.select().from(scoreRun)
  const inputHash = run?.inputHash ?? ''
  expect(await keptRankIntervals(database.db, inputHash, ['gas'])).toEqual({ intervals: [], basis: null })
  await robustnessOfRun(database.db, runId, { now: decidedAt })
  const { intervals, basis } = await keptRankIntervals(database.db, inputHash, ['gas', 'water'])
  expect(basis).toEqual({ draws: 5000, failed: 0, spread: 0.25, surveyed: 0 })
  expect(intervals).toHaveLength(2)
  for (const { low, high, bestReached, worstReached, best, worst } of intervals) {
    const ascending = [best ?? 0, bestReached, low, high, worstReached, worst ?? 0]
    expect(ascending).toEqual(ascending.toSorted((a, b) => a - b))
  }
})

test('the glossary says what ranges are made of by the settings that pages ask for', () => {
  const entry = glossary.find(({ id }) => id === 'interval')
  expect(entry?.en.meaning).toContain('90% of 5,000 trials')
  expect(entry?.en.meaning).toContain('±25%')
  expect(entry?.fa.meaning).toContain('۵٬۰۰۰ آزمون')
  expect(entry?.fa.meaning).toContain('۲۵٪')
})
