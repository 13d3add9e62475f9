import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import type { Pool } from 'pg'
import type { Db } from './database'
import { openEmbeddedFiles } from './embedded-files.server'
import { type FolderLock, lockFolder } from './folder-lock.server'
import { type DatabaseLimits, defaultLimits, openPool, withoutLimits } from './limited-pool'
import { migrateDatabase, requireMigrated } from './migrate.server'
import { makePrivate } from './private-folder.server'
import { OpenError } from './open-error'
import { readAsDrizzleDoes } from './parsers-once'
import { findCurrentRole, findOwner, grantToApplication, listChangeable } from './privileges'
import * as schema from './schema'
import { type SlowStatement, watchStatements } from './slow-statements'

export type { DatabaseLimits } from './limited-pool'

export interface Database {
  db: Db
  kind: 'pglite' | 'postgres'
  /** The lock on the data folder of an embedded database. */
  lock: FolderLock | null
  close: () => Promise<void>
}

export interface DatabaseOptions {
  url?: string | undefined
  /** The role that owns the tables, where that of `url` is another, which may add to the log and not change it. */
  ownerUrl?: string | undefined
  folder: string
  /**
   * What the owner of the tables does right after the migrations, under their lock, before the application works with
   * them.
   */
  prepare?: (owner: Db) => Promise<void>
  limits?: DatabaseLimits
  /** Is told of each statement that takes long; without it nothing is timed. */
  onSlow?: ((slow: SlowStatement) => void) | undefined
}

/** Thrown where the roles of the two addresses can't be what they are there for. */
export class DatabaseRoleError extends Error {
  override name = 'DatabaseRoleError'
}

/** Opens PostgreSQL where a URL is given, else the embedded database in `folder`, and brings its tables up to date. */
export async function openDatabase({
  url,
  ownerUrl,
  folder,
  prepare,
  limits = defaultLimits,
  onSlow,
}: DatabaseOptions): Promise<Database> {
  return url ? openPostgres(url, ownerUrl, { prepare, limits, onSlow }) : openEmbedded(folder, { prepare, onSlow })
}

interface Opening extends Pick<DatabaseOptions, 'prepare' | 'onSlow'> {
  limits: DatabaseLimits
}

async function openPostgres(
  url: string,
  ownerUrl: string | undefined,
  { prepare, limits, onSlow }: Opening,
): Promise<Database> {
  const pool = openPool(url, limits)
  const db = drizzlePg(onSlow ? watchStatements(pool, onSlow) : pool, { schema })
  try {
    await requireReachable(pool, 'DATABASE_URL')
    if (ownerUrl) await prepareAsOwner(ownerUrl, db, { prepare, limits })
    else if ((await findOwner(db)) === 'another') await requireMigrated(db)
    else await migrateAlone(url, limits, (owner) => prepare?.(owner))
  } catch (error) {
    await pool.end()
    throw error
  }
  return { db, kind: 'postgres', lock: null, close: () => pool.end() }
}

/**
 * Tables are made by their owner, who then lets go: from here on there is only the role that may not change what was
 * written.
 */
async function prepareAsOwner(ownerUrl: string, application: Db, { prepare, limits }: Opening) {
  const role = await findCurrentRole(application)
  await migrateAlone(ownerUrl, limits, async (owner) => {
    await prepare?.(owner)
    await grantToApplication(owner, role)
  })
  if ((await findOwner(application)) === 'nobody')
    throw new DatabaseRoleError('DATABASE_URL and DATABASE_OWNER_URL lead to two databases; they are two roles of one.')
  const [changeable] = await listChangeable(application)
  if (changeable === undefined) return
  throw new DatabaseRoleError(
    `The role “${role}” of DATABASE_URL can change ${changeable} all the same: it is a superuser, owns the tables or their schema, or is a member of who does. ` +
      'Give DATABASE_URL a role of its own, or leave DATABASE_OWNER_URL out.',
  )
}

/** By connections of their own: a migration may take long, and waits for that of another server. */
async function migrateAlone(url: string, limits: DatabaseLimits, afterwards: (owner: Db) => Promise<void> | undefined) {
  const pool = openPool(url, { ...withoutLimits(limits), connections: 2 })
  try {
    await requireReachable(pool, 'DATABASE_OWNER_URL')
    const db = drizzlePg(pool, { schema })
    await migrateDatabase({ kind: 'postgres', db, pool }, () => afterwards(db))
  } finally {
    await pool.end()
  }
}

/**
 * What keeps a database from being reached stands in a setting, or with who runs it. The address holds a password and
 * is not told.
 */
async function requireReachable(pool: Pool, setting: string) {
  const client = await pool.connect().catch((error: unknown) => {
    throw new OpenError(
      `The database of ${setting} can’t be reached (${reasonOf(error)}). Start it, or correct ${setting}, and start again.`,
    )
  })
  client.release()
}

/** Where a name has several addresses, each has failed for a reason of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join('; ')
  return error instanceof Error ? error.message : String(error)
}

async function openEmbedded(folder: string, { prepare, onSlow }: Omit<Opening, 'limits'>): Promise<Database> {
  await makePrivate(folder)
  const lock = await lockFolder(folder)
  try {
    const client = readAsDrizzleDoes(await openEmbeddedFiles(folder))
    // It gives the files of a new database the rights that it likes.
    await makePrivate(folder)
    const db = drizzlePglite(onSlow ? watchStatements(client, onSlow) : client, { schema })
    await migrateDatabase({ kind: 'pglite', db }, () => prepare?.(db))
    const close = async () => {
      await client.close()
      await lock.release()
    }
    return { db, kind: 'pglite', lock, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A database of its own in memory, for tests and for looking at a file without keeping anything. */
export async function openInMemory(dump?: Blob): Promise<Database & { client: PGlite }> {
  const client = readAsDrizzleDoes(await PGlite.create(dump ? { loadDataDir: dump } : {}))
  const db = drizzlePglite(client, { schema })
  if (!dump) await migrateDatabase({ kind: 'pglite', db })
  return { db, client, kind: 'pglite', lock: null, close: () => client.close() }
}
