import { asc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Database } from '../db/client.server'
import { listQuarantine } from '../db/queries/pulls'
import { observation, pull } from '../db/schema'
import { numberAsked, sendJson } from '../tests/fixtures/local-server'
import { type PullStage, setPullStage } from '../tests/fixtures/pull-stage'
import { openTestDatabase } from '../tests/fixtures/test-database'

let database: Database
const stages: PullStage[] = []

beforeAll(async () => {
  database = await openTestDatabase()
})
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.server.close()
})
afterAll(() => database.close())

const setStage = async (
  ...[answer, define]: [Parameters<typeof setPullStage>[1], Parameters<typeof setPullStage>[2]?]
) => {
  const stage = await setPullStage(database, answer, define)
  stages.push(stage)
  return stage
}

const record = (month: number, requests: unknown, agency = 'water') => ({ agency, month, requests })
const storedOf = async (pullId: number | null) =>
  (
    await database.db
      .select()
      .from(observation)
      .where(eq(observation.pullId, pullId ?? 0))
      .orderBy(asc(observation.periodFrom))
  ).map((row) => row.value)

test('what a source says is stored, and asked again it is unchanged', async () => {
  const { pull } = await setStage((_, response) =>
    sendJson(response, [record(1, 3), record(2, 'NA'), record(3, 'many')]),
  )
  const first = await pull()
  expect(first).toMatchObject({
    ok: true,
    isResumed: false,
    counts: { recordsRead: 3, recordsStored: 2, recordsUnchanged: 0, recordsQuarantined: 1, observationsWritten: 2 },
  })
  const second = await pull()
  expect(second).toMatchObject({
    ok: true,
    counts: { recordsRead: 3, recordsStored: 0, recordsUnchanged: 2, recordsQuarantined: 1, observationsWritten: 0 },
  })
})

test('a record that can’t be read is kept whole with its place and reason, whatever it holds', async () => {
  const strange = { ...record(1, 'x\0y'), note: ['\uD800', { deep: '🙂' }] }
  const { pull } = await setStage((_, response) => sendJson(response, [record(2, 1), strange]))
  const outcome = await pull()
  const rows = await listQuarantine(database.db, outcome.pullId ?? 0, 1, 10)
  expect(rows).toMatchObject([
    {
      page: 1,
      line: 2,
      reason: 'not-a-number',
      detail: { metric: 'requests', value: 'x␀y' },
      raw: { month: 1, note: ['\uFFFD', { deep: '🙂' }] },
    },
  ])
})

test('values so large that their sum would be infinite go to quarantine', async () => {
  const metrics = [{ metric: 'requests', value: 'requests', combine: 'sum' as const }]
  const { pull } = await setStage(
    (_, response) => sendJson(response, [record(1, 1e308), record(1, 1e308), record(1, 5)]),
    () => ({ mapping: { metrics } }),
  )
  expect(await pull()).toMatchObject({ ok: true, counts: { recordsRead: 3, recordsStored: 1, recordsQuarantined: 2 } })
})

test('a second record of the same agency and month names the first one', async () => {
  const { pull } = await setStage((_, response) => sendJson(response, [record(1, 3), record(1, 4)]))
  const outcome = await pull()
  expect(await listQuarantine(database.db, outcome.pullId ?? 0, 1, 10)).toMatchObject([
    { line: 2, reason: 'repeated', detail: { page: 1, line: 1 } },
  ])
  expect(await storedOf(outcome.pullId)).toEqual([3])
})

test('an empty list is no failure: nothing was read', async () => {
  const { pull } = await setStage((_, response) => sendJson(response, []))
  expect(await pull()).toMatchObject({ ok: true, counts: { recordsRead: 0, recordsStored: 0 } })
})

test.for([
  [401, 'unauthorised'],
  [429, 'rate-limited'],
  [500, 'bad-status'],
] as const)('status %i fails the pull as %s and says so in the database', async ([status, why]) => {
  const stage = await setStage((_, response) => response.writeHead(status).end('[]'))
  const outcome = await stage.pull()
  expect(outcome).toMatchObject({ ok: false, why })
  const [row] = await database.db
    .select()
    .from(pull)
    .where(eq(pull.id, outcome.pullId ?? 0))
  expect(row).toMatchObject({ state: 'failed', failure: { why }, recordsRead: 0 })
})

test('a secret that is absent, or that no header can carry, is named and never shown', async () => {
  const define = (secret: string) => (url: string) => ({
    request: { url: `${url}/data`, auth: { kind: 'bearer' as const, secret } },
  })
  const absent = await setStage((_, response) => sendJson(response, []), define('absent'))
  expect(await absent.pull()).toMatchObject({ ok: false, why: 'no-secret', detail: { name: 'absent' } })
  const broken = await setStage((_, response) => sendJson(response, []), define('broken'))
  expect(await broken.pull()).toMatchObject({ ok: false, why: 'bad-secret', detail: { name: 'broken' } })
  expect([...absent.server.asked, ...broken.server.asked]).toEqual([])
})

test('after a failure the next pull begins anew', async () => {
  const { pull, server } = await setStage((_, response) =>
    server.asked.length === 1 ? response.writeHead(404).end() : sendJson(response, [record(1, 1)]),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'not-found' })
  expect(await pull()).toMatchObject({ ok: true, isResumed: false, counts: { recordsStored: 1 } })
})

test('a metric that the festival does not have fails the pull', async () => {
  const { pull } = await setStage(
    (_, response) => sendJson(response, []),
    () => ({ mapping: { metrics: [{ metric: 'unheard-of', value: 'x' }] } }),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'unknown-metric', detail: { name: 'unheard-of' } })
})

test('two pulls of one source at once: one works, the other is told so', async () => {
  const { pull } = await setStage((_, response) => setTimeout(() => sendJson(response, [record(1, 1)]), 200))
  const outcomes = await Promise.all([pull(), pull()])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ why: 'already-running', pullId: null })
})

test('a pull that throws ends as failed and says why, and the next one starts anew', async () => {
  const { pull: start, context } = await setStage((_, response) => sendJson(response, [record(1, 3)]))
  const { tell } = context
  context.tell = async (tx, news) => {
    if (news.step === 'stored') throw new Error('the log is gone', { cause: new Error('No space left on device') })
    return tell(tx, news)
  }
  const outcome = await start()
  expect(outcome).toMatchObject({ ok: false, why: 'database-full', detail: { text: 'No space left on device' } })
  const [stored] = await database.db
    .select()
    .from(pull)
    .where(eq(pull.id, outcome.pullId ?? 0))
  expect(stored).toMatchObject({ state: 'failed', failure: { why: 'database-full' } })
  expect(await storedOf(outcome.pullId)).toEqual([])
  context.tell = tell
  expect(await start()).toMatchObject({ ok: true, isResumed: false })
})

test('a pull whose process stops keeps the pages that it has got, and is given back for the next one to go on with', async () => {
  const stop = new AbortController()
  const {
    pull: start,
    context,
    server,
  } = await setStage(
    (request, response) => {
      stop.abort()
      sendJson(response, numberAsked(request, 'page') > 2 ? [] : [record(numberAsked(request, 'page'), 3)])
    },
    () => ({ pagination: { kind: 'page', parameter: 'page', size: 1 } }),
  )
  context.pause = stop.signal
  const outcome = await start()
  expect(outcome).toMatchObject({ ok: false, why: 'stopped' })
  expect(server.asked).toHaveLength(1)
  expect(
    (
      await database.db
        .select()
        .from(pull)
        .where(eq(pull.id, outcome.pullId ?? 0))
    )[0],
  ).toMatchObject({ state: 'running', leaseUntil: new Date(0) })
  delete context.pause
  expect(await start()).toMatchObject({ ok: true, isResumed: true, pullId: outcome.pullId, counts: { recordsRead: 2 } })
  expect(server.asked).toHaveLength(3)
})
