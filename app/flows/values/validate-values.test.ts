import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { expectFound } from '../../expect/expect-found'
import { metric } from '../../../db/schema'
import { createSmallFestival } from '../../../tests/fixtures/small-festival'
import { openTestDatabase, testDatabaseUrl } from '../../../tests/fixtures/test-database'
import { findImpossibleValue } from './validate-values.server'

test.skipIf(testDatabaseUrl)('what an agency has is asked for once, however many of its values are set', async () => {
  const statements: string[] = []
  const database = await openTestDatabase('application', (statement) => statements.push(statement))
  onTestFinished(database.close)
  const { db } = database
  const { festivalId, agencies, metrics } = await createSmallFestival(db)
  const wholeId = expectFound(metrics.get('requests'), 'the metric requests')
  const partId = expectFound(metrics.get('change'), 'the metric change')
  await db
    .update(metric)
    .set({ partOf: [{ metric: 'requests', times: 1 }] })
    .where(eq(metric.id, partId))
  const month = (from: string, to: string) => ({ periodFrom: from, periodTo: to, status: 'reported' as const })
  const months = [month('2025-03-21', '2025-04-21'), month('2025-04-21', '2025-05-22')]
  const values = [...agencies.values()].slice(0, 2).flatMap((agencyId) =>
    months.flatMap((period) => [
      { ...period, agencyId, metricId: partId, value: 5 },
      { ...period, agencyId, metricId: wholeId, value: 5 },
    ]),
  )
  statements.length = 0
  expect(await findImpossibleValue(db, festivalId, values)).toBeNull()
  expect(statements.filter((statement) => statement.includes('from observation'))).toHaveLength(1)
  const above = values.map((value, index) => (index === 6 ? { ...value, value: 6 } : value))
  expect(await findImpossibleValue(db, festivalId, above)).toMatchObject({
    reason: 'part-above-whole',
    metric: { code: 'change' },
    periodFrom: '2025-04-21',
    value: 6,
    limit: 5,
  })
})
