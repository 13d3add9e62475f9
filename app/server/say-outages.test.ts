import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { startLocalServer } from '../../tests/fixtures/local-server'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { type Auth, createAuth } from '../sign-in/auth.server'
import { BusyError } from '../workers/shared-work.server'
import { createApp } from './create-app'
import { JobList } from '../runtime/job-list'

let database: Database
const logged: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const failures: Record<string, () => Error> = {
  computing: () => new BusyError(10),
  'database-full': () => Object.assign(new Error('could not extend file'), { code: '53100' }),
  'database-read-only': () =>
    Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' }),
  'database-gone': () => new Error('Failed query: insert', { cause: new Error('Connection terminated unexpectedly') }),
  'database-busy': () => Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }),
  bug: () => new Error('a bug'),
}

const fail = ({ params }: Pick<ActionFunctionArgs, 'params'>) => {
  throw failures[params['why'] ?? '']?.() ?? new Error('no such failure')
}

/** One page, which fails as its address says. */
const build: ServerBuild = {
  mode: 'production',
  entry: {
    module: { default: (_request: Request, status: number) => new Response('page', { status }), handleError: () => {} },
  },
  routes: {
    root: {
      id: 'root',
      path: '/:lang/:why',
      module: { loader: fail, action: fail, default: () => null, ErrorBoundary: () => null },
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

async function serve(change: (auth: Auth) => object = (auth) => auth) {
  const { db } = database
  const auth = createAuth(db, { secret: 'secret'.repeat(8), url: 'http://localhost' })
  const context = {
    db,
    auth: Object.assign(Object.create(auth), change(auth)),
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
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })
  return startLocalServer(
    createApp({ pages: { build, files: [] }, context, environment, commands: express.Router(), log }),
  )
}

test.for(Object.keys(failures).filter((why) => why !== 'bug'))(
  '%s is 503 with the reason and the time to come back, for pages and for forms',
  async (why) => {
    const server = await serve()
    for (const init of [
      {},
      { method: 'POST', body: new URLSearchParams({ text: 'نوشته' }), headers: { origin: server.url } },
    ]) {
      const answer = await fetch(`${server.url}/fa/${why}`, init)
      expect(answer.status).toBe(503)
      expect(answer.headers.get('x-refusal')).toBe(why)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    await server.close()
  },
)

test('anything else stays a failure of the server', async () => {
  const server = await serve()
  const answer = await fetch(`${server.url}/fa/bug`)
  expect(answer.status).toBe(500)
  expect(answer.headers.get('x-refusal')).toBeNull()
  await server.close()
})

test('where not even who asks can be found out, the page says why, in its language, and a form is shown again to be sent', async () => {
  const gone = () => Promise.reject(failures['database-gone']?.())
  const server = await serve((auth) => ({ ...auth, api: { ...auth.api, getSession: gone } }))
  const answer = await fetch(`${server.url}/en/anything`, {
    method: 'POST',
    body: new URLSearchParams({ note: 'a "long" <note>', kind: 'abc' }),
    headers: { origin: server.url, accept: 'text/html', cookie: 'of=somebody' },
  })
  const text = await answer.text()
  expect(answer.status, text.slice(0, 300)).toBe(503)
  expect(text).toContain('The database can’t be reached')
  expect(text).toContain('a &quot;long&quot; &lt;note&gt;')
  expect(text).toContain('name="kind" value="abc"')
  await server.close()
})
