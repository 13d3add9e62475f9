import type { Db } from '../database'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSmallFestival, day, saveSource } from '../../tests/fixtures/small-festival'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { pull } from '../schema'
import {
  LostLeaseError,
  type NewPage,
  expireLeases,
  failPull,
  finishPull,
  findKnownPage,
  findPull,
  listAbandonedPulls,
  listPages,
  renewLease,
  savePage,
  startPull,
} from './pulls'

let database: Database
let db: Db

beforeAll(async () => {
  database = await openTestDatabase()
  db = database.db
})
afterAll(() => database.close())

const minute = 60_000
const at = (minutes: number) => new Date(day.getTime() + minutes * minute)
let stages = 0

async function setStage() {
  const code = `pulls-${++stages}`
  const { festivalId } = await createSmallFestival(db, code)
  const { source, sourceVersionId } = await saveSource(db, festivalId, { code })
  /** Starts at a minute, with a lease of one. */
  const start = (minutes: number) =>
    startPull(db, { sourceId: source.id, sourceVersionId, now: at(minutes), leaseUntil: at(minutes + 1) })
  const started = async (minutes: number) => {
    const begun = await start(minutes)
    if (!begun) throw new Error('The pull did not start')
    return begun
  }
  return { code, source, start, started }
}

const counts = { recordsRead: 3, recordsStored: 1, recordsUnchanged: 1, recordsQuarantined: 1, observationsWritten: 1 }

function pageOf(page: number, more: Partial<NewPage> = {}): NewPage {
  const content = { gzip: new Uint8Array([1, 2, 3]), bytes: 3 }
  return {
    page,
    url: `http://source.test/?page=${page}`,
    etag: `"${page}"`,
    contentType: 'application/json',
    fetchedAt: day,
    sha256: `sha-${page}`,
    content,
    nextPage: { page: page + 1 },
    leaseUntil: at(9),
    ...more,
  }
}

test('of many that start a pull of one source at once, one works on it', async () => {
  const { start } = await setStage()
  const started = await Promise.all(Array.from({ length: 20 }, () => start(0)))
  expect(started.filter(Boolean)).toHaveLength(1)
})

test('of many that find an abandoned pull, one takes it over', async () => {
  const { start, started } = await setStage()
  const first = await started(0)
  const takers = await Promise.all(Array.from({ length: 20 }, () => start(2)))
  const winners = takers.filter((taker) => taker !== null)
  expect(winners).toHaveLength(1)
  expect(winners[0]).toMatchObject({ isResumed: true, lease: { pullId: first.pull.id, fence: 2 } })
})

test('a pull whose lease still runs is left alone', async () => {
  const { start, started } = await setStage()
  await started(0)
  expect(await start(0.5)).toBeNull()
  expect(await start(1)).toBeNull()
})

test('a renewed lease keeps the pull', async () => {
  const { start, started } = await setStage()
  const { lease } = await started(0)
  await renewLease(db, lease, at(5))
  expect(await start(2)).toBeNull()
})

test('who was taken over can neither store a page nor renew, finish or fail the pull', async () => {
  const { started } = await setStage()
  const { lease: old } = await started(0)
  const { lease: young } = await started(2)
  await savePage(db, young, pageOf(1))
  await expect(savePage(db, old, pageOf(1))).rejects.toThrow(LostLeaseError)
  await expect(savePage(db, old, pageOf(2))).rejects.toThrow(LostLeaseError)
  await expect(renewLease(db, old, at(9))).rejects.toThrow(LostLeaseError)
  await expect(finishPull(db, old, counts, at(3))).rejects.toThrow(LostLeaseError)
  await expect(failPull(db, old, { why: 'timed-out', detail: { limitMs: 30_000 } }, at(3))).rejects.toThrow(
    LostLeaseError,
  )
  expect((await listPages(db, young.pullId)).map((page) => page.page)).toEqual([1])
  await finishPull(db, young, counts, at(3))
})

test('a finished pull takes no more pages, and the next one is a new pull', async () => {
  const { started } = await setStage()
  const first = await started(0)
  await finishPull(db, first.lease, counts, at(0))
  await expect(savePage(db, first.lease, pageOf(1))).rejects.toThrow(LostLeaseError)
  const next = await started(0)
  expect(next.isResumed).toBe(false)
  expect(next.pull.id).not.toBe(first.pull.id)
})

test('a pull that was taken over goes on after its last stored page', async () => {
  const { started } = await setStage()
  const first = await started(0)
  await savePage(db, first.lease, pageOf(1, { leaseUntil: at(1) }))
  const { pull: resumed } = await started(2)
  expect(resumed).toMatchObject({ nextPage: { page: 2 }, isFetched: false })
})

test('a page without a next one ends the fetching', async () => {
  const { started } = await setStage()
  const first = await started(0)
  await savePage(db, first.lease, pageOf(1, { nextPage: null, leaseUntil: at(1) }))
  expect((await started(2)).pull).toMatchObject({ nextPage: null, isFetched: true })
})

test('after expireLeases, every unfinished pull is abandoned and can be taken over', async () => {
  const { code, started, start } = await setStage()
  await started(0)
  expect(await listAbandonedPulls(db, at(0))).not.toContainEqual(
    expect.objectContaining({ festivalCode: code, sourceCode: code }),
  )
  await expireLeases(db)
  expect(await listAbandonedPulls(db, at(0))).toContainEqual(
    expect.objectContaining({ festivalCode: code, sourceCode: code }),
  )
  expect(await start(0)).toMatchObject({ isResumed: true })
})

test('counts that do not add up are refused', async () => {
  const { started } = await setStage()
  const { lease } = await started(0)
  await expect(finishPull(db, lease, { ...counts, recordsRead: 4 }, at(0))).rejects.toMatchObject({
    cause: { constraint: 'pull_sum' },
  })
})

test('an ETag counts once its pull is finished, and the newest is the one', async () => {
  const { source, started } = await setStage()
  const first = await started(0)
  const { url } = pageOf(1)
  await savePage(db, first.lease, pageOf(1))
  expect(await findKnownPage(db, source.id, url)).toBeNull()
  await finishPull(db, first.lease, counts, at(0))
  expect(await findKnownPage(db, source.id, url)).toMatchObject({ etag: '"1"', sha256: 'sha-1' })
  const second = await started(1)
  await savePage(db, second.lease, pageOf(1, { etag: '"new"', sha256: 'sha-new' }))
  await finishPull(db, second.lease, counts, at(1))
  expect(await findKnownPage(db, source.id, url)).toMatchObject({ etag: '"new"', sha256: 'sha-new' })
})

test('a failed pull keeps why, and is not seen from another festival', async () => {
  const { code, started } = await setStage()
  const other = await setStage()
  const { lease } = await started(0)
  await failPull(db, lease, { why: 'rate-limited', detail: { status: 429 } }, at(1))
  const [stored] = await db.select().from(pull).where(eq(pull.id, lease.pullId))
  expect(stored).toMatchObject({ state: 'failed', failure: { why: 'rate-limited', detail: { status: 429 } } })
  expect(await findPull(db, code, lease.pullId)).toMatchObject({ pages: 0 })
  expect(await findPull(db, other.code, lease.pullId)).toBeNull()
})
