import { mkdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'
import { type FolderLock, lockFolder } from './folder-lock.server'
import { migrateDatabase, requireMigrated } from './migrate.server'
import { findCurrentRole, findOwner, grantToApplication, listChangeable } from './privileges'
import * as schema from './schema'

/** The database, whichever it is: every query takes one of these first, and a transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

/** A transaction, for what must stand or fall with something else: no plain database is one. */
export type Transaction = PgTransaction<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>

export interface Database {
  db: Db
  kind: 'pglite' | 'postgres'
  /** The lock on the data folder of an embedded database. */
  lock: FolderLock | null
  close: () => Promise<void>
}

const smallestFreeBytes = 200_000_000

export interface DatabasePlace {
  url?: string | undefined
  /** The role that owns the tables, where that of `url` is another, which may add to the log and not change it. */
  ownerUrl?: string | undefined
  folder: string
}

/** Thrown where the roles of the two addresses can't be what they are there for. */
export class DatabaseRoleError extends Error {
  override name = 'DatabaseRoleError'
}

/** Opens PostgreSQL where a URL is given, else the embedded database in `folder`, and brings its tables up to date. */
export async function openDatabase({ url, ownerUrl, folder }: DatabasePlace): Promise<Database> {
  return url ? openPostgres(url, ownerUrl) : openEmbedded(folder)
}

async function openPostgres(url: string, ownerUrl: string | undefined): Promise<Database> {
  const pool = openPool(url, 10)
  const db = drizzlePg(pool, { schema })
  try {
    if (ownerUrl) await prepareAsOwner(ownerUrl, db)
    else if ((await findOwner(db)) === 'another') await requireMigrated(db)
    else await migrateDatabase({ kind: 'postgres', db, pool })
  } catch (error) {
    await pool.end()
    throw error
  }
  return { db, kind: 'postgres', lock: null, close: () => pool.end() }
}

function openPool(url: string, max: number): Pool {
  const pool = new Pool({ connectionString: url, max })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/** Tables are made by their owner, who then lets go: from here on there is only the role that may not change what was written. */
async function prepareAsOwner(ownerUrl: string, application: Db) {
  const role = await findCurrentRole(application)
  const pool = openPool(ownerUrl, 2)
  try {
    const db = drizzlePg(pool, { schema })
    await migrateDatabase({ kind: 'postgres', db, pool }, () => grantToApplication(db, role))
  } finally {
    await pool.end()
  }
  if ((await findOwner(application)) === 'nobody')
    throw new DatabaseRoleError('DATABASE_URL and DATABASE_OWNER_URL lead to two databases; they are two roles of one.')
  const [changeable] = await listChangeable(application)
  if (changeable === undefined) return
  throw new DatabaseRoleError(
    `The role “${role}” of DATABASE_URL can change ${changeable} all the same: it is a superuser, owns the tables or their schema, or is a member of who does. ` +
      'Give DATABASE_URL a role of its own, or leave DATABASE_OWNER_URL out.',
  )
}

async function openEmbedded(folder: string): Promise<Database> {
  const lock = await lockFolder(folder)
  try {
    await requireFreeSpace(folder)
    const files = path.join(folder, 'pglite')
    await mkdir(files, { recursive: true })
    const client = await PGlite.create({ dataDir: files })
    const db = drizzlePglite(client, { schema })
    await migrateDatabase({ kind: 'pglite', db })
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
  const client = await PGlite.create(dump ? { loadDataDir: dump } : {})
  const db = drizzlePglite(client, { schema })
  if (!dump) await migrateDatabase({ kind: 'pglite', db })
  return { db, client, kind: 'pglite', lock: null, close: () => client.close() }
}

/** On a full disk the embedded database fails to open without a message: say it before. */
async function requireFreeSpace(folder: string) {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < smallestFreeBytes) {
    throw new Error(
      `Only ${Math.floor(free / 1e6)} MB are free for ${folder}; the embedded database needs 200 MB. Make room and start again.`,
    )
  }
}
