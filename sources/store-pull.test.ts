import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/client.server'
import { listMetricCells } from '../db/queries/observations'
import { rows } from '../db/rows'
import { numberAsked, sendJson } from '../tests/fixtures/local-server'
import { type PullStage, setPullStage } from '../tests/fixtures/pull-stage'
import { day } from '../tests/fixtures/small-festival'
import { openTestDatabase } from '../tests/fixtures/test-database'
import { runs } from '../tests/fixtures/property-runs'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const value = fc.oneof(
  fc.integer({ min: -3, max: 9 }),
  fc.constantFrom('NA', 'ND', '۵', '', 'many', null, true, 1e200, ['x'], 'x\0'),
)
const record = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        agency: fc.constantFrom('water', 'health', 'roads', 'nobody'),
        month: fc.constantFrom(1, 2, '۳', 13, null),
        requests: value,
        stage: value,
      },
      { requiredKeys: ['agency', 'month'] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
)
const pages = fc.array(fc.array(record, { minLength: 1, maxLength: 6 }), { maxLength: 4 })

/** The page number stands in each page, so that two pages of the same records are not taken for one. */
const serve = (served: () => unknown[][]) =>
  setPullStage(
    database,
    (request, response) =>
      sendJson(response, {
        page: numberAsked(request, 'page'),
        records: served()[numberAsked(request, 'page') - 1] ?? [],
      }),
    () => ({
      format: { kind: 'json', records: 'records' },
      pagination: { kind: 'page', parameter: 'page', size: 6 },
      mapping: {
        metrics: [
          { metric: 'requests', value: 'requests', combine: 'sum' },
          { metric: 'stage', value: 'stage' },
        ],
      },
    }),
  )

async function pullCounted({ pull }: PullStage) {
  const outcome = await pull()
  if (!outcome.ok) throw new Error(`${outcome.why} ${JSON.stringify(outcome.detail)}`)
  const [kept] = await rows<{ n: number }>(
    database.db,
    sql`select count(*)::int as n from quarantine where pull_id = ${outcome.pullId}`,
  )
  return { ...outcome.counts, rowsInQuarantine: kept?.n }
}

test('whatever records come: read = stored + unchanged + quarantined, and every one of them is counted', async () => {
  await fc.assert(
    fc.asyncProperty(pages, pages, async (first, second) => {
      let served: unknown[][] = first
      const stage = await serve(() => served)
      for (const next of [first, first, second]) {
        served = next
        const counts = await pullCounted(stage)
        expect(counts.recordsRead).toBe(next.flat().length)
        expect(counts.recordsRead).toBe(counts.recordsStored + counts.recordsUnchanged + counts.recordsQuarantined)
        expect(counts.rowsInQuarantine).toBe(counts.recordsQuarantined)
      }
      await stage.server.close()
    }),
    { numRuns: runs(15) },
  )
})

test('the same records again store nothing, in whatever order and on whatever pages they come', async () => {
  await fc.assert(
    fc.asyncProperty(pages, fc.infiniteStream(fc.nat(1000)), async (first, chance) => {
      // Of two records that speak of the same, the first one counts: then order matters, and is meant to.
      const sums = first.map((page) =>
        page.map((one) => (typeof one === 'object' && one !== null && 'stage' in one ? { ...one, stage: null } : one)),
      )
      let served: unknown[][] = sums
      const stage = await serve(() => served)
      const before = await pullCounted(stage)
      served = sums
        .flat()
        .toSorted(() => (chance.next().value ?? 0) - 500)
        .map((one) => [one])
      expect(await pullCounted(stage)).toMatchObject({
        recordsStored: 0,
        recordsUnchanged: before.recordsStored,
        recordsQuarantined: before.recordsQuarantined,
      })
      await stage.server.close()
    }),
    { numRuns: runs(10) },
  )
})

test('sums keep what a plain sum would lose', async () => {
  const values = [1e16, 1, -1e16, ...Array.from({ length: 10 }, () => 0.1)]
  const metrics = [{ metric: 'change', value: 'value', combine: 'sum' as const }]
  const stage = await setPullStage(
    database,
    (_, response) =>
      sendJson(
        response,
        values.map((one) => ({ agency: 'water', month: 1, value: one })),
      ),
    () => ({ mapping: { metrics } }),
  )
  await stage.pull()
  const cells = await listMetricCells(database.db, {
    festivalId: stage.festivalId,
    metrics: ['change'],
    from: '2025-03-21',
    to: '2026-03-21',
    asOf: day,
  })
  expect(cells).toMatchObject([{ value: 2, status: 'reported' }])
  await stage.server.close()
})

test('a pull at the moment of an earlier one is recorded after it', async () => {
  let requests = 1
  const stage = await setPullStage(database, (_, response) =>
    sendJson(response, [{ agency: 'water', month: 1, requests }]),
  )
  await stage.pull()
  requests = 2
  await stage.pull()
  const valueAt = async (asOf: Date) =>
    (
      await listMetricCells(database.db, {
        festivalId: stage.festivalId,
        metrics: ['requests'],
        from: '2025-03-21',
        to: '2026-03-21',
        asOf,
      })
    )[0]?.value
  expect(await valueAt(day)).toBe(1)
  expect(await valueAt(new Date(day.getTime() + 1))).toBe(2)
  await stage.server.close()
})
