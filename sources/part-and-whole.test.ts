import { and, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/client.server'
import { listMetricCells } from '../db/queries/observations'
import { rows } from '../db/rows'
import { metric } from '../db/schema'
import { sendJson } from '../tests/fixtures/local-server'
import { type PullStage, setPullStage } from '../tests/fixtures/pull-stage'
import { day } from '../tests/fixtures/small-festival'
import { openTestDatabase } from '../tests/fixtures/test-database'

let database: Database
let stage: PullStage | undefined

beforeAll(async () => {
  database = await openTestDatabase()
})
afterEach(() => stage?.server.close())
afterAll(() => database.close())

interface Declared {
  [code: string]: Partial<typeof metric.$inferInsert>
}

/** A pull of whatever `served` holds at the moment, in a festival whose metrics are declared so. */
async function open(
  served: () => unknown[],
  declared: Declared,
  mapping = {},
): Promise<() => Promise<Record<string, number>>> {
  stage = await setPullStage(
    database,
    (_, response) => sendJson(response, served()),
    () => ({ mapping }),
  )
  const { festivalId, pull } = stage
  for (const [code, own] of Object.entries(declared))
    await database.db
      .update(metric)
      .set(own)
      .where(and(eq(metric.festivalId, festivalId), eq(metric.code, code)))
  return async () => {
    const outcome = await pull()
    if (!outcome.ok) throw new Error(`${outcome.why} ${JSON.stringify(outcome.detail)}`)
    return { ...outcome.counts }
  }
}

async function inForce(): Promise<string[]> {
  const cells = await listMetricCells(database.db, {
    festivalId: stage?.festivalId ?? 0,
    metrics: ['requests', 'stage', 'change'],
    from: '2025-03-21',
    to: '2026-03-21',
    asOf: new Date(day.getTime() + 60_000),
  })
  const codes = new Map([...(stage?.agencies ?? [])].map(([code, id]) => [id, code]))
  return cells.map((cell) => `${codes.get(cell.agencyId)} ${cell.metric} ${cell.value}`).toSorted()
}

async function reasons(): Promise<string[]> {
  const found = await rows<{ reason: string; detail: Record<string, string> }>(
    database.db,
    sql`select q.reason, q.detail from quarantine q join pull p on p.id = q.pull_id join source s on s.id = p.source_id where s.festival_id = ${stage?.festivalId ?? 0} order by q.id`,
  )
  return found.map(({ reason, detail }) => `${reason} ${detail['part'] ?? detail['metric']} ${detail['value']}`)
}

/** “stage” is a part of “requests”: certified staff of staff, say. */
const partOf = { stage: { partOf: [{ metric: 'requests', times: 1 }], highest: null } }

test('a part above its whole in one record: neither is taken, and the record waits with the reason', async () => {
  const pull = await open(
    () => [
      { agency: 'water', month: 1, requests: 10, stage: 12 },
      { agency: 'health', month: 1, requests: 10, stage: 10 },
    ],
    partOf,
  )
  expect(await pull()).toMatchObject({ recordsRead: 2, recordsStored: 1, recordsQuarantined: 1 })
  expect(await inForce()).toEqual(['health requests 10', 'health stage 10'])
  expect(await reasons()).toEqual(['part-above-whole stage 12'])
})

test('a part is compared with the whole that is known already, and a whole with its part', async () => {
  let served: unknown[] = [
    { agency: 'water', month: 1, requests: 10 },
    { agency: 'health', month: 1, stage: 4 },
  ]
  const pull = await open(() => served, partOf)
  await pull()
  served = [
    { agency: 'water', month: 1, stage: 11 },
    { agency: 'health', month: 1, requests: 3 },
    { agency: 'roads', month: 1, stage: 11 },
  ]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 2 })
  expect(await inForce()).toEqual(['health stage 4', 'roads stage 11', 'water requests 10'])
})

test('a whole and its part may grow together, and fall together', async () => {
  let served: unknown[] = [{ agency: 'water', month: 1, requests: 10, stage: 9 }]
  const pull = await open(() => served, partOf)
  await pull()
  served = [{ agency: 'water', month: 1, requests: 20, stage: 15 }]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 0 })
  served = [{ agency: 'water', month: 1, requests: 3, stage: 2 }]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 0 })
  expect(await inForce()).toEqual(['water requests 3', 'water stage 2'])
})

test('services are added up before they are compared, and compared one by one as well', async () => {
  const record = { agency: 'water', month: 1 }
  let served: unknown[] = [
    { ...record, service: 's1', requests: 5, stage: 1 },
    { ...record, service: 's2', requests: 5, stage: 6 },
  ]
  const pull = await open(() => served, partOf, { service: 'service' })
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 1 })
  served = [{ ...record, stage: 6 }]
  expect(await pull()).toMatchObject({ recordsStored: 0, recordsQuarantined: 1 })
  expect(await inForce()).toEqual(['water requests 5', 'water stage 1'])
})

test('what is held back no longer vouches for the rest of the pull', async () => {
  let served: unknown[] = [{ agency: 'water', month: 1, requests: 10 }]
  const pull = await open(
    () => served,
    { ...partOf, change: { partOf: [{ metric: 'requests', times: 1 }] } },
    {
      metrics: ['requests', 'stage', 'change'].map((code) => ({ metric: code, value: code })),
    },
  )
  await pull()
  // The new whole of 20 falls with its first part; against the 10 that stay, the second part is too large as well.
  served = [{ agency: 'water', month: 1, requests: 20, stage: 21, change: 15 }]
  expect(await pull()).toMatchObject({ recordsStored: 0, recordsQuarantined: 1 })
  expect(await inForce()).toEqual(['water requests 10'])
})

test('a part may be a multiple of its whole where that is declared, and no data is compared with nothing', async () => {
  const times = { stage: { partOf: [{ metric: 'requests', times: 5 }], highest: null } }
  const pull = await open(
    () => [
      { agency: 'water', month: 1, requests: 10, stage: 50 },
      { agency: 'health', month: 1, requests: 10, stage: 51 },
      { agency: 'roads', month: 1, requests: 'ND', stage: 51 },
    ],
    times,
  )
  expect(await pull()).toMatchObject({ recordsStored: 2, recordsQuarantined: 1 })
  expect(await reasons()).toEqual(['part-above-whole stage 51'])
})

const month = { calendar: 'jalali-month', year: "'1404'", month: 'month' }
const year = { calendar: 'jalali-year', year: "'1404'" }
const events = { overPeriods: 'adds-up', highest: null } as const
const eventsPartOf = { requests: events, stage: { ...partOf.stage, ...events } }

test('a part of a month is compared with the whole of its year, and the months together', async () => {
  let served: unknown[] = [{ agency: 'water', requests: 10 }]
  const mapping = { period: year as object }
  const pull = await open(() => served, eventsPartOf, mapping)
  await pull()
  mapping.period = month
  served = [
    { agency: 'water', month: 1, stage: 6 },
    { agency: 'water', month: 2, stage: 11 },
    { agency: 'health', month: 2, stage: 11 },
  ]
  expect(await pull()).toMatchObject({ recordsStored: 2, recordsQuarantined: 1 })
  expect(await reasons()).toEqual(['part-above-whole stage 11'])
  served = [{ agency: 'water', month: 2, stage: 4 }]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 0 })
  served = [{ agency: 'water', month: 3, stage: 1 }]
  expect(await pull()).toMatchObject({ recordsStored: 0, recordsQuarantined: 1 })
  expect(await inForce()).toEqual(['health stage 11', 'water requests 10', 'water stage 4', 'water stage 6'])
})

test('a whole of a year is compared with the months of its part that are known', async () => {
  let served: unknown[] = [1, 2].map((number) => ({ agency: 'water', month: number, stage: 6 }))
  const mapping = { period: month as object }
  const pull = await open(() => served, eventsPartOf, mapping)
  await pull()
  mapping.period = year
  served = [{ agency: 'water', requests: 11 }]
  expect(await pull()).toMatchObject({ recordsStored: 0, recordsQuarantined: 1 })
  served = [{ agency: 'water', requests: 12 }]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 0 })
})

test('a part of a year is compared with its whole once every month of that is known', async () => {
  const months = (last: number) =>
    Array.from({ length: last }, (_, index) => ({ agency: 'water', month: index + 1, requests: 1 }))
  let served: unknown[] = months(11)
  const mapping = { period: month as object }
  const pull = await open(() => served, eventsPartOf, mapping)
  await pull()
  mapping.period = year
  served = [{ agency: 'water', stage: 13 }]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 0 })
  mapping.period = month
  served = months(12)
  expect(await pull()).toMatchObject({ recordsStored: 0, recordsUnchanged: 0, recordsQuarantined: 12 })
  served = months(12).map((record) => (record.month === 12 ? { ...record, requests: 2 } : record))
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsUnchanged: 11, recordsQuarantined: 0 })
})

test('levels are compared over the same period alone', async () => {
  let served: unknown[] = [{ agency: 'water', requests: 10 }]
  const mapping = { period: year as object }
  const pull = await open(() => served, partOf, mapping)
  await pull()
  mapping.period = month
  served = [{ agency: 'water', month: 1, stage: 11 }]
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 0 })
})

test('records that are added up must lie within the bounds together', async () => {
  const record = { agency: 'water', month: 1 }
  const pull = await open(
    () => [
      { ...record, stage: 3 },
      { ...record, stage: 3 },
      { agency: 'health', month: 1, stage: 3 },
    ],
    {},
    { metrics: [{ metric: 'stage', value: 'stage', combine: 'sum' }] },
  )
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 2 })
  expect(await reasons()).toEqual(['too-high stage 6', 'too-high stage 6'])
})

test('a value below the lowest is held back', async () => {
  const pull = await open(
    () => [
      { agency: 'water', month: 1, stage: 1 },
      { agency: 'health', month: 1, stage: 2 },
    ],
    { stage: { lowest: 2 } },
  )
  expect(await pull()).toMatchObject({ recordsStored: 1, recordsQuarantined: 1 })
  expect(await reasons()).toEqual(['too-low stage 1'])
})
