import { EventEmitter, once } from 'node:events'
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import type { Database } from '../../db/client.server'
import { startLocalServer } from '../../tests/fixtures/local-server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { createAuth } from '../sign-in/auth.server'
import { keyPrefix } from '../flows/people/api-keys.server'
import { createApp } from './create-app'
import { markMs } from './uniform-not-found-timing'
import { JobList } from '../runtime/job-list'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/**
 * Pages that are two: one says at which moment it takes a request to have come, one is never found, after a while of
 * its own.
 */
const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: () => new Response() } },
  routes: {
    moment: {
      id: 'moment',
      path: '/moment',
      module: { loader: ({ context }: LoaderFunctionArgs) => Response.json(context.now.getTime()), default: undefined },
    },
    absent: {
      id: 'absent',
      path: '/absent/:after',
      module: { loader: ({ params }: LoaderFunctionArgs) => refuseAfter(Number(params['after'])), default: undefined },
    },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
  isSpaMode: false,
}

/** The clock of these tests stands still: what takes time moves it on. */
async function refuseAfter(ms: number): Promise<never> {
  vi.setSystemTime(Date.now() + ms)
  throw new Response('کلمه نیست'.repeat(1000), {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

async function serve(events: EventEmitter) {
  const { db } = database
  const tellArrival: express.RequestHandler = (_request, _response, next) => {
    events.emit('arrived')
    next()
  }
  const auth = createAuth(db, { secret: 'secret'.repeat(8), url: 'http://localhost' })
  const context = {
    db,
    auth,
    mailer: null,
    publicUrl: null,
    oidcName: null,
    jobs: new JobList(
      () => new Date(),
      () => {},
    ),
    startPull: async () => ({ ok: false, why: 'running' }) as const,
  }
  const environment = { host: '127.0.0.1', publicUrl: undefined, trustedProxies: [] }
  return startLocalServer(
    createApp({
      pages: { build, files: [tellArrival] },
      context,
      environment,
      commands: express.Router(),
      log: pino({ level: 'silent' }),
    }),
  )
}

test('a request has come when it came, however long the database let it wait', async () => {
  const events = new EventEmitter()
  const server = await serve(events)
  const holding = database.db.transaction(() => once(events, 'free'))
  const came = new Date('2026-05-21T08:00:00.000Z')
  vi.useFakeTimers({ toFake: ['Date'], now: came })
  onTestFinished(() => void vi.useRealTimers())
  const arrival = once(events, 'arrived')
  const answer = fetch(`${server.url}/moment`, { headers: { authorization: `Bearer ${keyPrefix}unknown` } })
  await arrival
  vi.setSystemTime(came.getTime() + 60_000)
  events.emit('free')
  expect(await (await answer).json()).toBe(came.getTime())
  await holding
  await server.close()
})

test.each([
  [0, markMs],
  [markMs / 2, markMs / 2],
  [markMs * 1.5, markMs / 2],
])('what is not found %i ms after its receipt leaves %i ms later, at a mark, whole', async (after, leavesIn) => {
  const server = await serve(new EventEmitter())
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const answer = await fetch(`${server.url}/absent/${after}`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('کلمه نیست'.repeat(1000))
  expect(timers.mock.calls.map(([, ms]) => ms)).toContain(leavesIn)
  await server.close()
})
