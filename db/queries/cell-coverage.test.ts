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
  const { place, runId } = await createDecidedEdition(db, 'cells', 'final', { gas: 0 })
  const idOf = async (code: string) => (await findAgency(db, place.festival.id, code))?.id ?? 0
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
  expect(await listCellCoverage(db, runId, everything)).toEqual([
    { group: 'first', reported: 1, noData: 1, notApplicable: 0 },
    { group: 'second', reported: 0, noData: 0, notApplicable: 1 },
  ])
  expect(await listCellCoverage(db, runId, { of: 'own', agencyId: await idOf('water') })).toEqual([
    { group: 'first', reported: 0, noData: 1, notApplicable: 0 },
  ])
})
