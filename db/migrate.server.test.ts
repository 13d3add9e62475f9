import { drizzle } from 'drizzle-orm/node-postgres'
import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createServerDatabase, openTestDatabase, testDatabaseUrl } from '../tests/fixtures/test-database'
import { openInMemory } from './client.server'
import { migrateDatabase } from './migrate.server'
import { rows } from './rows'
import * as schema from './schema'

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

test('an empty database gets every table of the schema', async () => {
  const { db, close } = await openTestDatabase()
  closers.push(close)
  const found = await rows<{ name: string }>(db, sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`)
  const tables = Object.values(schema).flatMap((own) => (is(own, PgTable) ? [getTableName(own)] : []))
  expect(tables.length).toBeGreaterThan(40)
  expect(found.map((row) => row.name).toSorted()).toEqual(tables.toSorted())
})

test('a database that was dumped and loaded again has its migrations and needs none', async () => {
  const first = await openInMemory()
  const dump = await first.client.dumpDataDir('none')
  await first.close()
  const again = await openInMemory(dump)
  closers.push(again.close)
  const before = await rows(again.db, sql`select * from drizzle.__drizzle_migrations`)
  expect(before.length).toBeGreaterThan(0)
  await again.client.query('select 1 from observation')
})

test.runIf(testDatabaseUrl)('servers that start together on an empty database create its tables once', async () => {
  const own = await createServerDatabase(testDatabaseUrl ?? '')
  closers.push(own.drop)
  const pools = Array.from({ length: 6 }, () => new Pool({ connectionString: own.url, max: 2 }))
  closers.push(async () => {
    await Promise.all(pools.map((pool) => pool.end()))
  })
  await Promise.all(pools.map((pool) => migrateDatabase({ kind: 'postgres', db: drizzle(pool, { schema }), pool })))
  const [pool] = pools
  const found = await pool?.query('select hash from drizzle.__drizzle_migrations')
  expect(new Set(found?.rows.map((row) => row.hash)).size).toBe(found?.rows.length)
})
