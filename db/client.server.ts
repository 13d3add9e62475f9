import { mkdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'
import { type FolderLock, lockFolder } from './folder-lock.server'
import { migrateDatabase } from './migrate.server'
import * as schema from './schema'

/** The database, whichever it is: every query takes one of these first, and a transaction is one too. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

export interface Database {
  db: Db
  kind: 'pglite' | 'postgres'
  /** The lock on the data folder of an embedded database. */
  lock: FolderLock | null
  close: () => Promise<void>
}

const smallestFreeBytes = 200_000_000

/** Opens PostgreSQL where a URL is given, else the embedded database in `folder`, and brings its tables up to date. */
export async function openDatabase(where: { url?: string; folder: string }): Promise<Database> {
  return where.url ? openPostgres(where.url) : openEmbedded(where.folder)
}

async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: 10 })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const db = drizzlePg(pool, { schema })
  await migrateDatabase({ kind: 'postgres', db, pool })
  return { db, kind: 'postgres', lock: null, close: () => pool.end() }
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
    throw new Error(`Only ${Math.floor(free / 1e6)} MB are free for ${folder}; the embedded database needs 200 MB. Make room and start again.`)
  }
}
