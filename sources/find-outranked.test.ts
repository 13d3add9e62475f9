import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/client.server'
import { listMetrics } from '../db/queries/observations'
import { listQuarantine } from '../db/queries/pulls'
import { listSourceOrders, saveSourceOrder } from '../db/queries/source-orders'
import { rows } from '../db/rows'
import { sendJson } from '../tests/fixtures/local-server'
import { contextOf, setPullStage } from '../tests/fixtures/pull-stage'
import { saveSource } from '../tests/fixtures/small-festival'
import { defineSource } from '../tests/fixtures/source-definition'
import { openTestDatabase } from '../tests/fixtures/test-database'
import { pullSource } from './pull-source'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Answer = { agency: string; month: number; requests: number | null; stage?: number }[]

/** Two sources of one metric: `first` was made before `second`. */
async function setTwoSources() {
  const said: Record<string, Answer> = { first: [], second: [] }
  const stage = await setPullStage(database, (request, response) =>
    sendJson(response, said[(request.url ?? '').slice(1)] ?? []),
  )
  const { festivalId, server } = stage
  const metrics = [
    { metric: 'requests', value: 'requests' },
    { metric: 'stage', value: 'stage' },
  ]
  const sources = new Map<string, Awaited<ReturnType<typeof saveSource>>['source']>()
  for (const code of ['first', 'second']) {
    const definition = defineSource({ code, request: { url: `${server.url}/${code}` }, mapping: { metrics } })
    sources.set(code, (await saveSource(database.db, festivalId, definition)).source)
  }
  const pull = async (code: string, answer: Answer) => {
    said[code] = answer
    const source = sources.get(code)
    if (!source) throw new Error(code)
    const outcome = await pullSource(contextOf(database.db, [server.host]), source)
    if (!outcome.ok) throw new Error(outcome.why)
    const { recordsStored: stored, recordsUnchanged: unchanged } = outcome.counts
    const held = await listQuarantine(database.db, outcome.pullId, 1, 50)
    return { stored, unchanged, held: held.map(({ reason, detail }) => ({ reason, detail })) }
  }
  const values = async () =>
    (
      await rows<{ text: string }>(
        database.db,
        sql`select distinct on (a.code, m.code, o.period_from) a.code || ' ' || m.code || ' ' || o.value as text
          from observation o join agency a on a.id = o.agency_id join metric m on m.id = o.metric_id
          where m.festival_id = ${festivalId} and m.code = 'requests' order by a.code, m.code, o.period_from, o.revision desc`,
      )
    ).map(({ text }) => text)
  const order = async (...codes: string[]) => {
    const metric = (await listMetrics(database.db, festivalId)).find(({ code }) => code === 'requests')
    await saveSourceOrder(database.db, metric?.id ?? 0, codes)
  }
  return { stage, pull, values, order, festivalId }
}

test('the source that was made first stands, and what another one says otherwise is quarantined with its name', async () => {
  const { stage, pull, values } = await setTwoSources()
  await pull('first', [{ agency: 'water', month: 1, requests: 5 }])
  const second = await pull('second', [
    { agency: 'water', month: 1, requests: 7 },
    { agency: 'health', month: 1, requests: 3 },
  ])
  expect(second).toMatchObject({ stored: 1, held: [{ reason: 'outranked' }] })
  expect(second.held[0]?.detail).toMatchObject({ metric: 'requests', value: 7, sourceEn: 'Source' })
  expect(await values()).toEqual(['health requests 3', 'water requests 5'])
  expect(await pull('second', [{ agency: 'water', month: 1, requests: 5 }])).toMatchObject({ unchanged: 1, held: [] })
  await stage.server.close()
})

test('a higher source takes the place of a lower one', async () => {
  const { stage, pull, values } = await setTwoSources()
  await pull('second', [{ agency: 'water', month: 1, requests: 7 }])
  expect(await pull('first', [{ agency: 'water', month: 1, requests: 5 }])).toMatchObject({ stored: 1, held: [] })
  expect(await values()).toEqual(['water requests 5'])
  // What the second one had said is nothing new; something else is held.
  expect(await pull('second', [{ agency: 'water', month: 1, requests: 7 }])).toMatchObject({ unchanged: 1, held: [] })
  expect(await pull('second', [{ agency: 'water', month: 1, requests: 8 }])).toMatchObject({ held: [{}] })
  await stage.server.close()
})

test('a stated order stands over the usual one', async () => {
  const { stage, pull, values, order, festivalId } = await setTwoSources()
  const usual = await listSourceOrders(database.db, festivalId)
  expect(usual.map(({ metric, sources }) => [metric, sources.map(({ code }) => code)])).toEqual([
    ['requests', ['first', 'second', 'spreadsheets']],
    ['stage', ['first', 'second', 'spreadsheets']],
  ])
  await pull('first', [{ agency: 'water', month: 1, requests: 5 }])
  await order('second', 'gone')
  expect((await listSourceOrders(database.db, festivalId))[0]?.sources.map(({ code }) => code)).toEqual([
    'second',
    'first',
    'spreadsheets',
  ])
  expect(await pull('second', [{ agency: 'water', month: 1, requests: 7 }])).toMatchObject({ stored: 1 })
  expect(await pull('first', [{ agency: 'water', month: 1, requests: 6 }])).toMatchObject({ held: [{}] })
  expect(await values()).toEqual(['water requests 7'])
  await stage.server.close()
})

test('what does not stand is not compared with its whole', async () => {
  const { stage, pull } = await setTwoSources()
  await database.db.execute(sql`update metric set part_of = '[{"metric":"requests","times":1}]'
    where code = 'stage' and festival_id = ${stage.festivalId}`)
  await pull('first', [{ agency: 'water', month: 1, requests: 5 }])
  // Four of one would be too many; the five of the first source stand.
  const second = await pull('second', [{ agency: 'water', month: 1, requests: 1, stage: 4 }])
  expect(second.held.map(({ reason }) => reason)).toEqual(['outranked'])
  await stage.server.close()
})
