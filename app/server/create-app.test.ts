import { EventEmitter, once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { startLocalServer } from '../../tests/fixtures/local-server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { createAuth } from '../auth.server'
import { keyPrefix } from '../flows/api-keys.server'
import { createApp } from './create-app'
import { JobList } from './job-list'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Pages that are one: it says at which moment it takes a request to have come. */
const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: () => new Response() } },
  routes: { moment: { id: 'moment', path: '/moment', module: { loader: ({ context }: LoaderFunctionArgs) => Response.json(context.now.getTime()), default: undefined } } },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_singleFetch: true, v3_lazyRouteDiscovery: true },
  isSpaMode: false,
}

async function serve(events: EventEmitter) {
  const { db } = database
  const tellArrival: express.RequestHandler = (_request, _response, next) => {
    events.emit('arrived')
    next()
  }
  const auth = createAuth(db, { secret: 'secret'.repeat(8), url: 'http://localhost' })
  const context = { db, auth, mailer: null, publicUrl: null, oidcName: null, jobs: new JobList(() => new Date(), () => {}), startPull: async () => ({ ok: false, why: 'running' }) as const }
  const environment = { host: '127.0.0.1', publicUrl: undefined, trustedProxies: [] }
  return startLocalServer(createApp({ pages: { build, files: [tellArrival] }, context, environment, commands: express.Router(), log: pino({ level: 'silent' }) }))
}

test('a request has come when it came, however long the database let it wait', async () => {
  const events = new EventEmitter()
  const server = await serve(events)
  const holding = database.db.transaction(() => once(events, 'free'))
  const arrival = once(events, 'arrived')
  const answer = fetch(`${server.url}/moment`, { headers: { authorization: `Bearer ${keyPrefix}unknown` } })
  await arrival
  await wait(50)
  const freed = Date.now()
  events.emit('free')
  expect(await (await answer).json()).toBeLessThan(freed)
  await holding
  await server.close()
})
