import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDecidedEdition } from '../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { findAgency } from './agencies'
import { listCellCoverage } from './cell-coverage'
import type { ObservationStatus } from './observations'
import { result, score } from '../schema'
import { everything } from './scope'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

test('a cell is reported, without data or not applicable, a zero is reported, and who does not compete has none', async () => {
  const { db } = database
  const { editionContext, runId } = await createDecidedEdition(db, 'cells', 'final', { gas: 0 })
  const idOf = async (code: string) => (await findAgency(db, editionContext.festival.id, code))?.id ?? 0
  const setStatus = async (code: string, status: ObservationStatus) =>
    db
      .update(score)
      .set({ status })
      .where(and(eq(score.runId, runId), eq(score.agencyId, await idOf(code)), isNotNull(score.status)))
  await setStatus('water', 'no-data')
  await setStatus('roads', 'not-applicable')
  await db
    .update(result)
    .set({ competes: false })
    .where(and(eq(result.runId, runId), eq(result.agencyId, await idOf('post'))))
  await db
    .update(result)
    .set({ coverage: 0.5 })
    .where(and(eq(result.runId, runId), eq(result.agencyId, await idOf('water'))))
  const [first, second] = await listCellCoverage(db, runId, everything)
  expect(first).toEqual({ group: 'first', agencies: 2, coverage: 0.75, reported: 1, noData: 1, notApplicable: 0 })
  expect(second).toMatchObject({ group: 'second', reported: 0, noData: 0, notApplicable: 1 })
  expect(await listCellCoverage(db, runId, { of: 'own', agencyId: await idOf('water') })).toEqual([
    { group: 'first', agencies: 1, coverage: 0.5, reported: 0, noData: 1, notApplicable: 0 },
  ])
})

test('an agency to which nothing applies is in no average of the coverage', async () => {
  const { db } = database
  const { editionContext, runId } = await createDecidedEdition(db, 'idle', 'final', { gas: 0 })
  const post = (await findAgency(db, editionContext.festival.id, 'post'))?.id ?? 0
  await db
    .update(result)
    .set({ state: 'not-applicable', coverage: 0 })
    .where(and(eq(result.runId, runId), eq(result.agencyId, post)))
  const found = await listCellCoverage(db, runId, { of: 'own', agencyId: post })
  expect(found).toMatchObject([{ agencies: 0, coverage: null }])
})
