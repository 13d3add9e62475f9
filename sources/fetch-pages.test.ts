import { asc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Database } from '../db/client.server'
import { body, observation, pullPage } from '../db/schema'
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
const counted = { kind: 'page' as const, parameter: 'page', size: 2 }
const storedOf = async (pullId: number | null) =>
  (
    await database.db
      .select()
      .from(observation)
      .where(eq(observation.pullId, pullId ?? 0))
      .orderBy(asc(observation.periodFrom))
  ).map((row) => row.value)

test('counted pages go on until an empty one, however many records each gives', async () => {
  const pages = [[record(1, 1), record(2, 2)], [record(3, 3)], [record(4, 4), record(5, 5), record(6, 6)], []]
  const { pull, server } = await setStage(
    (request, response) => sendJson(response, pages[numberAsked(request, 'page') - 1]),
    () => ({ pagination: counted }),
  )
  expect(await storedOf((await pull()).pullId)).toEqual([1, 2, 3, 4, 5, 6])
  expect(server.asked).toHaveLength(4)
})

test('an offset goes on by what was given, not by what was asked for', async () => {
  const all = [1, 2, 3, 4, 5].map((month) => record(month, month))
  const { pull, server } = await setStage(
    (request, response) =>
      sendJson(response, all.slice(numberAsked(request, 'from'), numberAsked(request, 'from') + 2)),
    () => ({ pagination: { kind: 'offset', parameter: 'from', limitParameter: 'limit', limit: 100 } }),
  )
  expect(await storedOf((await pull()).pullId)).toEqual([1, 2, 3, 4, 5])
  expect(server.asked.map((path) => new URL(path, 'http://x').searchParams.get('from'))).toEqual(['0', '2', '4', '5'])
})

test('a server that gives the same page for ever is noticed', async () => {
  const { pull, server } = await setStage(
    (_, response) => sendJson(response, [record(1, 1)]),
    () => ({ pagination: counted }),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'repeated-page' })
  expect(server.asked).toHaveLength(2)
})

test('a circle of cursors is noticed, even where each answer differs', async () => {
  const { pull, server } = await setStage(
    (request, response) =>
      sendJson(response, {
        at: server.asked.length,
        records: [record(1, 1)],
        next: request.url?.includes('=a') ? 'b' : 'a',
      }),
    () => ({
      format: { kind: 'json', records: 'records' },
      pagination: { kind: 'cursor', parameter: 'cursor', next: 'next' },
    }),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'repeated-page' })
  expect(server.asked.length).toBeLessThan(5)
})

test('more pages than the definition allows are a failure', async () => {
  const { pull, server } = await setStage(
    (request, response) => sendJson(response, [record(1, numberAsked(request, 'page'))]),
    (url) => ({ pagination: counted, request: { url: `${url}/data`, maxPages: 3 } }),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'too-many-pages' })
  expect(server.asked).toHaveLength(3)
})

test('a link to the next page is followed on its own origin', async () => {
  const { pull } = await setStage(
    (request, response) =>
      request.url === '/data'
        ? sendJson(response, [record(1, 1)], { link: '</data?p=2>; rel="next"' })
        : sendJson(response, [record(2, 2)]),
    () => ({ pagination: { kind: 'link' } }),
  )
  expect(await storedOf((await pull()).pullId)).toEqual([1, 2])
})

test('a link to the next page elsewhere is refused, and nobody is asked there', async () => {
  const other = await setStage((_, response) => sendJson(response, []))
  const { pull } = await setStage(
    (_, response) => sendJson(response, { records: [record(1, 1)], next: `${other.server.url}/data` }),
    (url) => ({
      format: { kind: 'json', records: 'records' },
      pagination: { kind: 'link', next: 'next' },
      request: { url: `${url}/data`, auth: { kind: 'bearer', secret: 'token' } },
    }),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'left-origin' })
  expect(other.server.asked).toEqual([])
})

test.for([['http://['], [{ page: 2 }], ['x'.repeat(5000)]])(
  'a next page of %j is reported as one that can’t be asked for',
  async ([next]) => {
    const { pull } = await setStage(
      (_, response) => sendJson(response, { records: [record(1, 1)], next }),
      () => ({ format: { kind: 'json', records: 'records' }, pagination: { kind: 'link', next: 'next' } }),
    )
    expect(await pull()).toMatchObject({ ok: false, why: 'bad-next' })
  },
)

test.for([
  ['unreadable-page', '[{"agency": "wat'],
  ['unreadable-page', '<html>Sign in</html>'],
  ['unreadable-page', ''],
  ['no-records', '{"error": "no such table"}'],
  ['wrong-encoding', Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])],
] as const)('%s: a page that is no list of records ends the pull and stores nothing of it', async ([why, content]) => {
  const { pull } = await setStage(
    (request, response) =>
      numberAsked(request, 'page') === 1 ? sendJson(response, [record(1, 1)]) : response.writeHead(200).end(content),
    () => ({ pagination: counted }),
  )
  const outcome = await pull()
  expect(outcome).toMatchObject({ ok: false, why })
  expect(await storedOf(outcome.pullId)).toEqual([])
})

test('a byte order mark before JSON and before CSV is no part of it', async () => {
  const json = await setStage((_, response) =>
    response.writeHead(200).end('\uFEFF[{"agency":"water","month":1,"requests":1}]'),
  )
  expect(await json.pull()).toMatchObject({ ok: true, counts: { recordsStored: 1 } })
  const csv = await setStage(
    (_, response) => response.writeHead(200).end('\uFEFFagency,month,requests\nwater,۱,۲\n'),
    () => ({ format: { kind: 'csv' } }),
  )
  expect(await csv.pull()).toMatchObject({ ok: true, counts: { recordsStored: 1 } })
})

test('a CSV in windows-1256 is read in its letters', async () => {
  const bytes = Buffer.from([...Buffer.from('agency,month,requests\nwater,1,'), 0xc8, 0x0a])
  const { pull } = await setStage(
    (_, response) => response.writeHead(200).end(bytes),
    () => ({ format: { kind: 'csv', encoding: 'windows-1256' }, mapping: { noData: ['ب'] } }),
  )
  expect(await pull()).toMatchObject({ ok: true, counts: { recordsStored: 1 } })
})

test('a CSV with a heading that stands twice is refused', async () => {
  const { pull } = await setStage(
    (_, response) => response.writeHead(200).end('agency,month,requests,requests\nwater,1,2,3\n'),
    () => ({ format: { kind: 'csv' } }),
  )
  expect(await pull()).toMatchObject({ ok: false, why: 'repeated-heading' })
})

test('a page that has not changed is not sent again: its ETag is asked for', async () => {
  let sent = 0
  const { pull } = await setStage((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end()
    sent++
    sendJson(response, [record(1, 1), record(2, 'many')], { etag: '"v1"' })
  })
  const first = await pull()
  const second = await pull()
  expect(sent).toBe(1)
  expect(second).toMatchObject({
    ok: true,
    counts: { recordsRead: 2, recordsStored: 0, recordsUnchanged: 1, recordsQuarantined: 1 },
  })
  const pages = await database.db
    .select()
    .from(pullPage)
    .where(eq(pullPage.pullId, second.pullId ?? 0))
  const before = await database.db
    .select()
    .from(pullPage)
    .where(eq(pullPage.pullId, first.pullId ?? 0))
  expect(pages).toMatchObject([{ etag: '"v1"', contentType: 'application/json', bodySha256: before[0]?.bodySha256 }])
  const bodies = await database.db
    .select({ sha256: body.sha256 })
    .from(body)
    .where(eq(body.sha256, pages[0]?.bodySha256 ?? ''))
  expect(bodies).toHaveLength(1)
})

test('a 304 that nobody asked for is a failure', async () => {
  const { pull } = await setStage((_, response) => response.writeHead(304).end())
  expect(await pull()).toMatchObject({ ok: false, why: 'bad-status', detail: { status: 304 } })
})

test('a pull that somebody cancels stores nothing, says so, and the next one is a whole one', async () => {
  const cancelled = new AbortController()
  const pages = [[record(1, 1)], [record(2, 2)], []]
  const { pull, context } = await setStage(
    (request, response) => {
      if (numberAsked(request, 'page') === 2) cancelled.abort()
      sendJson(response, pages[numberAsked(request, 'page') - 1])
    },
    () => ({ pagination: counted }),
  )
  context.signal = cancelled.signal
  const stopped = await pull()
  expect(stopped).toMatchObject({ ok: false, why: 'cancelled' })
  expect(await storedOf(stopped.pullId)).toEqual([])
  delete context.signal
  expect(await storedOf((await pull()).pullId)).toEqual([1, 2])
})
