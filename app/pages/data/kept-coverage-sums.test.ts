import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { agency, observation } from '../../../db/schema'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { loadCoverageSummary } from './coverage-summary.server'
import { requireCoverage } from './coverage.server'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('what is known all in all, by group and by metric; kept for a minute and not longer', async () => {
  const { as } = await createDecidedEdition(database.db, 'summed')
  const ask = async (later: number) => {
    const context = await as('secretary', new Date(decidedAt.getTime() + later))
    return loadCoverageSummary(
      context,
      await requireCoverage(context, { festival: 'summed', edition: '1404' }, 'coverage.see'),
    )
  }
  const first = await ask(0)
  expect(first.whole).toEqual({ reported: 4, expected: 48, cells: 4, complete: 0, partial: 4, notApplicable: 0 })
  expect(first.groups.map(({ group, total }) => [group?.code, total.cells])).toEqual([
    ['first', 2],
    ['second', 2],
  ])
  expect(first.metrics.map(({ column }) => column.code)).toEqual(['letters'])
  expect(first.worst).toHaveLength(4)
  const [water] = await database.db.select().from(agency).where(eq(agency.code, 'water'))
  await database.db
    .update(observation)
    .set({ status: 'no-data', value: 0 })
    .where(eq(observation.agencyId, water?.id ?? 0))
  expect((await ask(30_000)).whole.reported).toBe(4)
  expect((await ask(61_000)).whole.reported).toBe(3)
})

test('sums that were kept for one reach are never given to another', async () => {
  const { as, editionContext } = await createDecidedEdition(database.db, 'reach')
  const context = await as('secretary')
  const whole = await requireCoverage(context, { festival: 'reach', edition: '1404' }, 'coverage.see')
  await loadCoverageSummary(context, whole)
  const [gas] = await database.db.select().from(agency).where(eq(agency.festivalId, editionContext.festival.id))
  const summary = await loadCoverageSummary(context, { ...whole, scope: { of: 'own', agencyId: gas?.id ?? 0 } })
  expect(summary.whole.cells).toBe(1)
  expect(summary.worst.map(({ agency: { id } }) => id)).toEqual([gas?.id])
})
