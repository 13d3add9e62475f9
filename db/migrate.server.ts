import path from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'
import type pg from 'pg'
import type { Db } from './database'
import { findRoot } from './find-root'
import { OpenError } from './open-error'
import { rows } from './rows'
import type * as schema from './schema'

type Target =
  | { kind: 'pglite'; db: PgliteDatabase<typeof schema> }
  | { kind: 'postgres'; db: NodePgDatabase<typeof schema>; pool: pg.Pool }

/** Any number that no other program uses for its advisory locks in the same database. */
const migrationLock = 7_361_904

/**
 * Drizzle takes no lock of its own: two servers that start together would both create the tables. `afterwards` is done
 * under the lock too.
 */
export async function migrateDatabase(target: Target, afterwards?: () => Promise<void> | undefined) {
  const migrationsFolder = findMigrations()
  if (target.kind === 'pglite') {
    await requireNotNewer(target.db)
    await migratePglite(target.db, { migrationsFolder })
    return afterwards?.()
  }
  const holder = await target.pool.connect()
  try {
    await requireVersion(holder)
    await holder.query('select pg_advisory_lock($1)', [migrationLock])
    await requireNotNewer(target.db)
    await migratePg(target.db, { migrationsFolder })
    await afterwards?.()
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {})
    holder.release()
  }
}

/** A program that does not know all of the tables would write rows that the newer one takes for whole. */
async function requireNotNewer(db: Db) {
  const [table] = await rows<{ isThere: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`,
  )
  if (!table?.isThere) return
  const [done] = await rows<{ at: string | null }>(
    db,
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  )
  const last = readMigrationFiles({ migrationsFolder: findMigrations() }).at(-1)?.folderMillis ?? 0
  const newest = Number(done?.at ?? 0)
  if (newest <= last) return
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  throw new OpenError(
    `The database was made by a newer version of Sanjeh: its tables are of ${day(newest)}, those of this program of ${day(last)}. ` +
      'Start the newer version, or restore a backup that was made before it.',
  )
}

/** Thrown where the tables are older than the program, and it may not change them. */
export class OldTablesError extends OpenError {
  override name = 'OldTablesError'
}

/** For a role that may not change tables: they must be those of this program already. */
export async function requireMigrated(db: Db) {
  await requireNotNewer(db)
  const last = readMigrationFiles({ migrationsFolder: findMigrations() }).at(-1)
  const [done] = await rows<{ at: string | null }>(
    db,
    sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`,
  )
  if (Number(done?.at ?? 0) >= (last?.folderMillis ?? 0)) return
  throw new OldTablesError(
    'The tables of the database are older than this program, and the role of DATABASE_URL may not change them. Run any command once with DATABASE_OWNER_URL set, e.g. npx sanjeh status.',
  )
}

async function requireVersion(client: pg.PoolClient) {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000) throw new OpenError(`Sanjeh needs PostgreSQL 15 or newer; this server says ${version}.`)
}

const findMigrations = () => path.join(findRoot(import.meta.dirname), 'db/migrations')
