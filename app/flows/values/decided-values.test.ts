import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findEdition } from '../../../db/queries/editions'
import { listMetricCells } from '../../../db/queries/observations'
import { listQuarantine } from '../../../db/queries/pulls'
import { rows } from '../../../db/rows'
import { festival } from '../../../db/schema'
import { sendJson } from '../../../tests/fixtures/local-server'
import { type PullStage, setPullStage } from '../../../tests/fixtures/pull-stage'
import { day } from '../../../tests/fixtures/small-festival'
import { indicatorOf, modelOf } from '../../../tests/fixtures/small-scoring'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { scoreEdition } from '../scoring/score-edition.server'
import { storeModel } from '../model/store-model.server'
import { writeInternal } from './write-internal.server'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const month = { periodFrom: '2025-03-21', periodTo: '2025-04-21' }
const later = new Date(day.getTime() + 3_600_000)
const counted = [
  { agency: 'water', month: 1, requests: 75 },
  { agency: 'health', month: 1, requests: 60 },
  { agency: 'roads', month: 1, requests: 50 },
]

async function setStage(serve: () => unknown[], mapping = {}): Promise<PullStage> {
  return setPullStage(
    database,
    (_, response) => sendJson(response, serve()),
    () => ({ mapping }),
  )
}

async function pull(stage: PullStage) {
  const outcome = await stage.pull()
  if (!outcome.ok) throw new Error(`${outcome.why} ${outcome.detail}`)
  const { recordsStored: stored, recordsUnchanged: unchanged, recordsQuarantined: quarantined } = outcome.counts
  return {
    counts: [stored, unchanged, quarantined],
    quarantine: await listQuarantine(database.db, outcome.pullId, 1, 50),
  }
}

/** Somebody decided what a value of water is. */
async function decideOn(stage: PullStage, value: number) {
  const [own] = await database.db.select().from(festival).where(eq(festival.id, stage.festivalId))
  if (!own) throw new Error('The festival is missing')
  const decided = {
    metricId: stage.metrics.get('requests') ?? 0,
    agencyId: stage.agencies.get('water') ?? 0,
    ...month,
    status: 'reported' as const,
    value,
    raw: {},
  }
  await database.db.transaction((tx) =>
    writeInternal(
      tx,
      own,
      { code: 'rulings', kind: 'measured', titleFa: 'رأی', titleEn: 'Rulings', isDecisive: true },
      [decided],
      later,
    ),
  )
}

async function known({ festivalId, agencies }: PullStage, metric = 'requests') {
  const cells = await listMetricCells(database.db, {
    festivalId,
    metrics: [metric],
    from: '2025-03-21',
    to: '2026-03-21',
    asOf: new Date('2027-01-01'),
  })
  return cells.find(({ agencyId }) => agencyId === agencies.get('water'))?.value
}

test('the same answer again, after a decision: the edition comes out as it did', async () => {
  const stage = await setStage(() => counted)
  await storeModel(
    database.db,
    stage.festivalId,
    modelOf([indicatorOf('requests')], {}, { code: 'plain', version: '2.0.0' }),
    day,
  )
  const [own] = await rows<{ code: string }>(database.db, sql`select code from festival where id = ${stage.festivalId}`)
  const edition = (await findEdition(database.db, own?.code ?? '', '1404'))?.edition
  if (!edition) throw new Error('The edition is missing')
  await pull(stage)
  await decideOn(stage, 88)
  const score = (now: Date) => scoreEdition({ db: database.db, viewer: operatorOf('test'), now }, edition)
  const before = await score(later)
  expect((await pull(stage)).counts).toEqual([0, 3, 0])
  const after = await score(new Date(later.getTime() + 60_000))
  expect(after.ok && after.resultHash).toBe(before.ok && before.resultHash)
  expect(await known(stage)).toBe(88)
})

test('what the source says anew of a decided value is kept in the quarantine, and the rest of its record is taken', async () => {
  let served: unknown[] = counted
  const stage = await setStage(() => served)
  await pull(stage)
  await decideOn(stage, 88)
  const [water, ...others] = counted
  served = [...others, { ...water, requests: 90, stage: 3 }]
  for (const _ of [1, 2]) {
    const { counts, quarantine } = await pull(stage)
    expect(counts).toEqual([0, 2, 1])
    expect(quarantine).toMatchObject([
      {
        reason: 'decided',
        detail: { metric: 'requests', value: 90 },
        page: 1,
        line: 3,
        raw: { agency: 'water', requests: 90 },
        agencyId: stage.agencies.get('water'),
        periodFrom: month.periodFrom,
      },
    ])
  }
  expect([await known(stage), await known(stage, 'stage')]).toEqual([88, 3])
})

test('a first value comes too late where one was decided, and a decision that changed nothing stands all the same', async () => {
  let served: unknown[] = counted.slice(1)
  const late = await setStage(() => served)
  await pull(late)
  await decideOn(late, 88)
  served = counted
  expect((await pull(late)).counts).toEqual([0, 2, 1])
  expect(await known(late)).toBe(88)
  const same = await setStage(() => served)
  await pull(same)
  await decideOn(same, 75)
  served = [{ agency: 'water', month: 1, requests: 76 }]
  expect((await pull(same)).counts).toEqual([0, 0, 1])
  expect(await known(same)).toBe(75)
})

test('where services add up, one that is put right later does not add to the decision', async () => {
  let served = [
    { agency: 'water', month: 1, service: 's1', requests: 50 },
    { agency: 'water', month: 1, service: 's2', requests: 25 },
  ]
  const stage = await setStage(() => served, { service: 'service' })
  await pull(stage)
  await decideOn(stage, 88)
  served = served.map((record) => (record.service === 's1' ? { ...record, requests: 63 } : record))
  expect((await pull(stage)).counts).toEqual([0, 1, 1])
  expect(await known(stage)).toBe(88)
})

test('of a sum that was decided every record is kept, and none that was refused before is mistaken for it', async () => {
  const parts = [
    { agency: 'nobody', month: 1, requests: 1 },
    { agency: 'water', month: 1, requests: 40 },
    { agency: 'health', month: 1, requests: 9 },
    { agency: 'water', month: 1, requests: 35 },
  ]
  let served = parts
  const stage = await setStage(() => served, { metrics: [{ metric: 'requests', value: 'requests', combine: 'sum' }] })
  await pull(stage)
  await decideOn(stage, 88)
  served = [...parts, { agency: 'water', month: 1, requests: 5 }]
  const { counts, quarantine } = await pull(stage)
  expect(counts).toEqual([0, 1, 4])
  expect(quarantine.map(({ reason, line, detail }) => [reason, line, detail['value']])).toEqual([
    ['unknown-agency', 1, undefined],
    ['decided', 2, 80],
    ['decided', 4, 80],
    ['decided', 5, 80],
  ])
  expect(await known(stage)).toBe(88)
})
