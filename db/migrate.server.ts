import { fileURLToPath } from 'node:url'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'
import type pg from 'pg'
import type * as schema from './schema'

type Target =
  | { kind: 'pglite'; db: PgliteDatabase<typeof schema> }
  | { kind: 'postgres'; db: NodePgDatabase<typeof schema>; pool: pg.Pool }

/** Any number that no other program uses for its advisory locks in the same database. */
const migrationLock = 7_361_904

/** Drizzle takes no lock of its own: two servers that start together would both create the tables. */
export async function migrateDatabase(target: Target) {
  const migrationsFolder = findMigrations()
  if (target.kind === 'pglite') return migratePglite(target.db, { migrationsFolder })
  const holder = await target.pool.connect()
  try {
    await requireVersion(holder)
    await holder.query('select pg_advisory_lock($1)', [migrationLock])
    await migratePg(target.db, { migrationsFolder })
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {})
    holder.release()
  }
}

async function requireVersion(client: pg.PoolClient) {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  const version = rows[0]?.version ?? 0
  if (version < 150_000) throw new Error(`Sanjeh needs PostgreSQL 15 or newer; this server says ${version}.`)
}

/** Beside this file, or in the checkout where this file was bundled into the build. */
function findMigrations(): string {
  const beside = fileURLToPath(new URL('./migrations', import.meta.url))
  return existsSync(beside) ? beside : path.resolve('db/migrations')
}
