import { readFileSync, readdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
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
  const found = await rows<{ name: string }>(
    db,
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const tables = Object.values(schema).flatMap((item) => (is(item, PgTable) ? [getTableName(item)] : []))
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

test('a review from before keeps the rulings that it had, and what decided over values is known as that', async () => {
  const client = await PGlite.create()
  closers.push(() => client.close())
  const files = readdirSync('db/migrations')
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
  const migrate = async (item: readonly string[]) => {
    for (const file of item) await client.exec(readFileSync(`db/migrations/${file}`, 'utf8'))
  }
  const index = files.findIndex((file) => file.startsWith('0007'))
  await migrate(files.slice(0, index))
  await client.exec(`
    set session_replication_role = replica;
    insert into objection (edition_id, agency_id, indicator_code, run_id, text, user_id, at) select 1, n, 'a', 1, 'text', 'u', '2026-01-01' from generate_series(1, 3) n;
    insert into ruling (objection_id, user_id, verdict, reason, at) values (1, 'u', 'accepted', 'r', '2026-01-02'), (2, 'u', 'rejected', 'r', '2026-01-02'), (3, 'u', 'accepted', 'r', '2026-01-05');
    insert into adjustment (ruling_id, metric_id, period_from, period_to, status, value) select r, 1, '2025-01-01', '2025-02-01', 'reported', 1 from unnest(array[1, 3]) r;
    insert into review (edition_id, number, base_run_id, candidate_run_id, state, created_by, created_at, decided_at) values
      (1, 1, 1, 1, 'applied', 'u', '2026-01-03', '2026-01-04'), (1, 2, 1, 1, 'cancelled', 'u', '2026-01-06', '2026-01-07');
    insert into source (festival_id, code, title_fa, title_en, kind, is_demo) select 1, code, code, code, 'measured', false from unnest(array['rulings', 'corrections']) code;
    insert into source_version (source_id, version, document, hash, created_at) values (1, 1, '{"internal": "rulings"}', 'h', '2026-01-01'), (2, 1, '{"request": {}}', 'h', '2026-01-01');`)
  await migrate(files.slice(index))
  expect((await client.query('select review_id, ruling_id from review_ruling order by 1')).rows).toEqual([
    { review_id: 1, ruling_id: 1 },
    { review_id: 2, ruling_id: 3 },
  ])
  expect((await client.query('select code, is_decisive from source order by id')).rows).toEqual([
    { code: 'rulings', is_decisive: true },
    { code: 'corrections', is_decisive: false },
  ])
})

test.runIf(testDatabaseUrl)('servers that start together on an empty database create its tables once', async () => {
  const database = await createServerDatabase(testDatabaseUrl ?? '')
  closers.push(database.drop)
  const pools = Array.from({ length: 6 }, () => new Pool({ connectionString: database.url, max: 2 }))
  closers.push(async () => {
    await Promise.all(pools.map((pool) => pool.end()))
  })
  await Promise.all(pools.map((pool) => migrateDatabase({ kind: 'postgres', db: drizzle(pool, { schema }), pool })))
  const [pool] = pools
  const found = await pool?.query('select hash from drizzle.__drizzle_migrations')
  expect(new Set(found?.rows.map((row) => row.hash)).size).toBe(found?.rows.length)
})
