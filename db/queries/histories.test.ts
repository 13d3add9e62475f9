import type { Db } from '../database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSmallFestival, day, saveSource } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { type HistoryQuery, listHistory } from './histories'
import type { ObservationStatus } from './observations'
import { startPull } from './pulls'
import { saveObservations } from './save-observations'
import { everything } from './scope'

let database: Database
let db: Db

beforeAll(async () => {
  database = await openTestDatabase()
  db = database.db
})
afterAll(() => database.close())

const ends = {
  '2025-02-19': '2025-03-21',
  '2025-03-21': '2025-04-21',
  '2025-04-21': '2025-05-22',
  '2025-05-22': '2025-06-22',
  '2025-06-22': '2025-07-23',
}
const month = (key: string, from: keyof typeof ends) => ({ key, from, to: ends[from] })
const spring = { key: '1404-Q1', from: '2025-03-21', to: '2025-06-22' }

interface Told {
  agency?: string
  from: keyof typeof ends
  to?: string
  value: number
  status?: ObservationStatus
  metric?: string
}

let stages = 0

/** A festival with what is told of it, each a minute after the one before, and its history. */
async function setStage(told: readonly Told[]) {
  const festival = await createSmallFestival(db, `histories-${++stages}`)
  const { source, sourceVersionId } = await saveSource(db, festival.festivalId, { code: 'source' })
  const started = await startPull(db, { sourceId: source.id, sourceVersionId, now: day, leaseUntil: day })
  for (const [
    index,
    { agency = 'water', from, to = ends[from], value, status = 'reported', metric = 'requests' },
  ] of told.entries()) {
    const columns = {
      agencyId: [festival.agencies.get(agency) ?? 0],
      serviceId: [0],
      periodFrom: [from],
      periodTo: [to],
      status: [status],
      value: [value],
      page: [1],
      line: [1],
      records: [1],
    }
    await saveObservations(
      db,
      { metricId: festival.metrics.get(metric) ?? 0, pullId: started?.lease.pullId ?? 0, recordedAt: later(index) },
      columns,
    )
  }
  const ask = (item: Pick<HistoryQuery, 'buckets'> & Partial<HistoryQuery>) =>
    listHistory(db, {
      editionId: festival.editionId,
      metrics: ['requests'],
      within: 'sum',
      across: 'sum',
      asOf: later(99),
      scope: everything,
      ...item,
    })
  return { festival, ask }
}

const later = (minutes: number) => new Date(day.getTime() + minutes * 60_000)

test('a month without data is a gap and not zero, and a reported zero is zero', async () => {
  const { ask } = await setStage([
    { from: '2025-03-21', value: 0 },
    { from: '2025-05-22', value: 7 },
  ])
  const found = await ask({
    buckets: [month('01', '2025-03-21'), month('02', '2025-04-21'), month('03', '2025-05-22')],
  })
  expect(found.map(({ value, status, agencies }) => [value, status, agencies])).toEqual([
    [0, 'reported', 1],
    [null, 'no-data', 0],
    [7, 'reported', 1],
  ])
})

test('not applicable is told apart from no data', async () => {
  const { ask } = await setStage([
    { from: '2025-03-21', value: 0, status: 'not-applicable' },
    { from: '2025-04-21', value: 0, status: 'not-applicable' },
    { agency: 'roads', from: '2025-04-21', value: 0, status: 'no-data' },
  ])
  const found = await ask({ buckets: [month('01', '2025-03-21'), month('02', '2025-04-21')] })
  expect(found.map(({ status }) => status)).toEqual(['not-applicable', 'no-data'])
})

test('a quarter holds its three months and neither the one before nor the one after', async () => {
  const { ask } = await setStage([
    { from: '2025-02-19', value: 1000 },
    { from: '2025-03-21', value: 1 },
    { from: '2025-04-21', value: 20 },
    { from: '2025-05-22', value: 300 },
    { from: '2025-06-22', value: 5000 },
  ])
  expect(await ask({ buckets: [spring] })).toEqual([
    { key: '1404-Q1', metric: 'requests', status: 'reported', value: 321, agencies: 1, periods: 3 },
  ])
})

test('within a bucket values are added, averaged, or the last or the highest is taken, and then agencies are added', async () => {
  const { ask } = await setStage([
    { from: '2025-03-21', value: 9 },
    { from: '2025-04-21', value: 3 },
    { agency: 'roads', from: '2025-03-21', value: 100 },
  ])
  const value = async (within: HistoryQuery['within'], across: HistoryQuery['across'] = 'sum') =>
    (await ask({ buckets: [spring], within, across }))[0]?.value
  expect([await value('sum'), await value('mean'), await value('last'), await value('max')]).toEqual([
    112, 106, 103, 109,
  ])
  expect(await value('last', 'mean')).toBe(51.5)
})

test('a value of a whole year is in no month of it, and in the year', async () => {
  const { ask } = await setStage([{ from: '2025-03-21', to: '2026-03-21', value: 50 }])
  expect((await ask({ buckets: [month('01', '2025-03-21')] }))[0]).toMatchObject({ value: null, status: 'no-data' })
  expect((await ask({ buckets: [{ key: '1404', from: '2025-03-21', to: '2026-03-21' }] }))[0]).toMatchObject({
    value: 50,
  })
})

test('nothing of agencies outside of the scope is in a value or a count', async () => {
  const { ask, festival } = await setStage([
    { from: '2025-03-21', value: 3 },
    { agency: 'roads', from: '2025-03-21', value: 100 },
  ])
  const row = { of: 'own', agencyId: festival.agencies.get('water') ?? 0 } as const
  expect(await ask({ buckets: [spring], scope: row })).toMatchObject([{ value: 3, agencies: 1 }])
  expect(await ask({ buckets: [spring], scope: row, agency: 'roads' })).toMatchObject([
    { value: null, status: 'no-data', agencies: 0, periods: 0 },
  ])
  expect(await ask({ buckets: [spring], agency: 'roads' })).toMatchObject([{ value: 100, agencies: 1 }])
})

test('as of a moment, later revisions are not there', async () => {
  const { ask } = await setStage([
    { from: '2025-03-21', value: 3 },
    { from: '2025-03-21', value: 8 },
  ])
  expect((await ask({ buckets: [spring], asOf: later(0) }))[0]?.value).toBe(3)
  expect((await ask({ buckets: [spring] }))[0]?.value).toBe(8)
})

test('a part and its whole are of the agencies and months that reported both', async () => {
  const { ask } = await setStage([
    { from: '2025-03-21', value: 10 },
    { from: '2025-03-21', value: 4, metric: 'stage' },
    { from: '2025-04-21', value: 50 },
    { agency: 'roads', from: '2025-03-21', value: 100 },
  ])
  expect(await ask({ buckets: [spring], metrics: ['requests', 'stage'] })).toMatchObject([
    { metric: 'requests', value: 10, agencies: 1, periods: 1 },
    { metric: 'stage', value: 4, agencies: 1 },
  ])
})
