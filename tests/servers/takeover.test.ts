import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/client.server'
import { startChild } from '../fixtures/child-process'
import { type LocalServer, numberAsked, sendJson, startLocalServer } from '../fixtures/local-server'
import { type RealServer, startRealServer } from '../fixtures/real-server'
import { createSmallFestival, saveSource } from '../fixtures/small-festival'
import { defineSource } from '../fixtures/source-definition'
import { createServerDatabase, testDatabaseUrl } from '../fixtures/test-database'

describe.runIf(testDatabaseUrl)('servers on one PostgreSQL', () => {
  const closers: (() => Promise<unknown>)[] = []
  let source: LocalServer
  beforeAll(async () => {
    source = await startLocalServer((request, response) => {
      const page = numberAsked(request, 'page')
      sendJson(
        response,
        page > 4
          ? []
          : Array.from({ length: 10 }, (_, index) => ({
              agency: 'water',
              month: page,
              requests: page,
              place: index,
            })).slice(0, page === 4 ? 3 : 10),
      )
    })
    closers.push(source.close)
  })
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })

  async function createDatabase(): Promise<string> {
    const database = await createServerDatabase(testDatabaseUrl ?? '')
    closers.push(database.drop)
    return database.url
  }

  async function start(url: string): Promise<RealServer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-takeover-'))
    const server = await startRealServer({ DATABASE_URL: url, SANJEH_DATA: folder, SANJEH_ALLOW_HOSTS: source.host })
    closers.push(async () => {
      server.signal('SIGKILL')
      await server.ended
      await rm(folder, { recursive: true, force: true })
    })
    return server
  }

  async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<Row>(statement)
    await client.end()
    return rows
  }

  test('that start together on an empty one make its tables once, and one of them tells of the first account', async () => {
    const url = await createDatabase()
    const servers = await Promise.all([start(url), start(url), start(url)])
    expect(servers.filter((server) => server.said().includes('The first account is')).length).toBe(1)
    expect(
      await ask(
        url,
        `select count(*)::int as n, count(distinct hash)::int as hashes from drizzle.__drizzle_migrations`,
      ),
    ).toEqual([{ n: expect.any(Number), hashes: expect.any(Number) }])
    expect(await ask(url, `select count(*)::int as n from "user"`)).toEqual([{ n: 1 }])
    for (const server of servers) expect((await fetch(server.url)).status).toBeLessThan(400)
  })

  test('go on with a pull whose process was killed while they run', async () => {
    const url = await createDatabase()
    const { db, close } = await openDatabase({ url, folder: '' })
    const { festivalId } = await createSmallFestival(db, 'kill')
    const metrics = [{ metric: 'requests', value: 'requests', combine: 'sum' as const }]
    await saveSource(
      db,
      festivalId,
      defineSource({
        request: { url: `${source.url}/data` },
        pagination: { kind: 'page', parameter: 'page', size: 10 },
        mapping: { metrics },
      }),
    )
    await close()
    await start(url)
    const child = startChild('pull-child.ts', ['', url, source.host, 'fetching 2'])
    await child.ended
    expect(await ask(url, 'select state from pull')).toEqual([{ state: 'running' }])
    // As if its lease had run out; who lives has started long before.
    await ask(url, `update pull set lease_until = '1970-01-01'`)
    await expect
      .poll(async () => ask(url, 'select state, fence, records_read from pull'), { timeout: 120_000, interval: 1000 })
      .toEqual([{ state: 'finished', fence: 2, records_read: 33 }])
  })

  test('go on after all of their connections were cut', async () => {
    const url = await createDatabase()
    const server = await start(url)
    await ask(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sanjeh' and datname = current_database()`,
    )
    expect((await fetch(`${server.url}/fa`)).status).toBe(200)
    expect(server.said()).not.toContain('The server ends')
  })

  test('say in words that the database is read-only, and give back what was typed', async () => {
    const url = await createDatabase()
    const server = await start(url)
    const name = new URL(url).pathname.slice(1)
    await ask(url, `alter database ${name} set default_transaction_read_only = on`)
    await ask(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sanjeh' and datname = current_database()`,
    )
    const send = (accept: string, language: string) =>
      fetch(`${server.url}/${language}/sign-in`, {
        method: 'POST',
        headers: { accept, origin: new URL(server.url).origin },
        body: new URLSearchParams({ name: 'سارا احمدی', password: 'secret-of-sara' }),
        redirect: 'manual',
      })
    const answer = await send('text/html', 'fa')
    const text = await answer.text()
    expect(answer.status, text.slice(0, 500)).toBe(503)
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(text).toContain('پایگاه داده اکنون فقط خواندنی است')
    expect(text).toContain('سارا احمدی')
    expect(text).not.toContain('secret-of-sara')
    expect(await (await send('text/html', 'en')).text()).toContain('The database can only be read at the moment')
  })
})
