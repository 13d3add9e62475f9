import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drizzle } from 'drizzle-orm/node-postgres'
import { sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { createServerDatabase, testDatabaseUrl } from '../tests/fixtures/test-database'
import { type DatabaseLimits, defaultLimits, openPool } from './limited-pool'
import { allowLongStatements } from './long-statements'
import { outageOf } from './outage'
import { withQuerySignal } from './query-signal'
import * as schema from './schema'

describe.runIf(testDatabaseUrl)('the pool of connections to a PostgreSQL', () => {
  let url = ''
  const closers: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const database = await createServerDatabase(testDatabaseUrl ?? '')
    closers.push(database.drop)
    url = database.url
  })
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })
  const open = (limits: Partial<DatabaseLimits>): Pool => {
    const pool = openPool(url, { ...defaultLimits, ...limits })
    closers.push(() => pool.end())
    return pool
  }

  test('lets those wait who ask while all connections are in use, longer than it waits for a new connection', async () => {
    const pool = open({ connections: 1, connectMs: 3_000 })
    const slow = pool.query('select pg_sleep(3.5), 1 as n')
    const waiting = pool.query('select 2 as n')
    expect((await slow).rows[0]?.n).toBe(1)
    expect((await waiting).rows[0]?.n).toBe(2)
  })

  test('ends a statement that takes too long, as the database being busy, but not one of long work', async () => {
    const pool = open({ statementMs: 100 })
    const failure = await pool.query('select pg_sleep(5)').catch((error: unknown) => error)
    expect(outageOf(failure)).toBe('database-busy')
    const db = drizzle(pool, { schema })
    const slept = db.transaction(async (tx) => {
      await allowLongStatements(tx)
      return tx.execute(sql`select pg_sleep(0.3), 1 as n`)
    })
    expect((await slept).rows).toHaveLength(1)
    // It was for that transaction alone.
    expect(outageOf(await pool.query('select pg_sleep(5)').catch((error: unknown) => error))).toBe('database-busy')
  })

  test('does not wait for ever for a lock of somebody else', async () => {
    const pool = open({ lockMs: 100 })
    await pool.query('create table thing (id int)')
    const holder = await pool.connect()
    await holder.query('begin; lock table thing in access exclusive mode')
    const failure = await pool.query('select * from thing').catch((error: unknown) => error)
    expect(outageOf(failure)).toBe('database-busy')
    await holder.query('rollback')
    holder.release()
  })

  test('cancels a read that nobody waits for any more, and leaves the connection whole', async () => {
    const pool = open({ connections: 1 })
    const leave = new AbortController()
    const read = withQuerySignal(leave.signal, () => pool.query('select pg_sleep(60)')).catch((error: unknown) => error)
    const watcher = open({ connections: 1 })
    await expect
      .poll(
        async () =>
          (
            await watcher.query(
              `select 1 from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active' and datname = current_database()`,
            )
          ).rowCount,
      )
      .toBe(1)
    leave.abort(new Error('gone'))
    expect(await read).toEqual(new Error('gone'))
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    const never = await withQuerySignal(leave.signal, () => pool.query('select 1')).catch((error: unknown) => error)
    expect(never).toEqual(new Error('gone'))
  })

  test('takes a new connection in place of one that was cut', async () => {
    const pool = open({ connections: 2 })
    const cut = pool.query('select pg_backend_pid() as pid, pg_sleep(30)').catch((error: unknown) => error)
    const watcher = open({ connections: 1 })
    const kill = async () =>
      (
        await watcher.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(30)' and pid <> pg_backend_pid() and datname = current_database()`,
        )
      ).rowCount
    await expect.poll(kill).toBe(1)
    expect(outageOf(await cut)).toBe('database-gone')
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  })
})
