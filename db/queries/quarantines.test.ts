import { afterAll, beforeAll, expect, test } from 'vitest'
import { createToldFestival, later } from '../../tests/fixtures/told-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { listFreshness } from './freshness'
import { countQuarantined, listQuarantineReasons, listQuarantinedOf } from './quarantines'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('refused records are counted by agency where their time is of the year or unknown', async () => {
  const festival = await createToldFestival(
    database.db,
    'refused-by-agency',
    [],
    [
      { agency: 'water' },
      { agency: 'water', periodFrom: '2025-04-21' },
      { agency: 'water', periodFrom: '2024-04-20' },
      { agency: 'roads' },
    ],
  )
  const where = { festivalId: festival.festivalId, ...festival.span }
  expect(await countQuarantined(database.db, where, [festival.idOf('water')])).toEqual([
    { sourceId: festival.sourceId, agencyId: festival.idOf('water'), records: 2 },
  ])
  expect(await countQuarantined(database.db, { ...where, asOf: later(0) }, [festival.idOf('water')])).toEqual([])
  expect(await listQuarantinedOf(database.db, where, festival.idOf('water'), [festival.sourceId], 9)).toMatchObject([
    { pullId: festival.pullId, periodFrom: '2025-04-21', line: 101 },
    { periodFrom: null, line: 100 },
  ])
})

test('the reasons name the pull that has them, and freshness the pull that ended last', async () => {
  const festival = await createToldFestival(
    database.db,
    'refused-by-reason',
    [],
    [{ agency: 'water' }, { agency: 'roads' }],
  )
  const { festivalId, pullId, span } = festival
  expect(await listQuarantineReasons(database.db, festivalId, span.asOf)).toMatchObject([
    { sourceCode: 'counted', reason: 'not-a-number', pullId, records: 2, allRecords: 2, isLast: true },
  ])
  expect(await listFreshness(database.db, festivalId)).toMatchObject([
    {
      code: 'counted',
      pullId,
      finishedAt: later(50).toISOString(),
      quarantined: 2,
      pulls: 1,
      failures: 0,
      failedPullId: null,
    },
  ])
})
