import { cp, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { findLockOwner } from './folder-lock.server'
import { openDatabase } from './client.server'
import { OpenError } from './open-error'
import { createDataFolder } from '../tests/fixtures/data-folder'

let original: string
const folders: string[] = []
beforeAll(async () => {
  original = await createDataFolder('whole')
  folders.push(original)
})
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

/** A folder with a database, with something done to its files. */
async function damage(change: (files: string, folder: string) => Promise<unknown>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-damaged-'))
  folders.push(folder)
  await cp(original, folder, { recursive: true })
  await change(path.join(folder, 'pglite'), folder)
  return folder
}

const damages: Record<string, (files: string) => Promise<unknown>> = {
  'without its version': (files) => rm(path.join(files, 'PG_VERSION')),
  'of another version': (files) => writeFile(path.join(files, 'PG_VERSION'), '12\n'),
  'without its control file': (files) => rm(path.join(files, 'global/pg_control')),
  'with half a control file': (files) => truncate(path.join(files, 'global/pg_control'), 100),
  'without its log': (files) => rm(path.join(files, 'pg_wal'), { recursive: true }),
}

describe('an embedded database', () => {
  test.for(Object.keys(damages))(
    '%s is not opened, one sentence says what to do, and its folder is let go',
    async (name) => {
      const folder = await damage((files) => damages[name]?.(files) ?? Promise.resolve())
      const before = (await readdir(path.join(folder, 'pglite'))).toSorted()
      const refusal = await openDatabase({ folder }).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(OpenError)
      expect(String(refusal)).toMatch(
        /pglite can’t be opened \(.+\): it is damaged, or of another version of PostgreSQL\. Put a backup .+ move it away\.$/,
      )
      expect(String(refusal)).not.toMatch(/\n/)
      expect(await findLockOwner(folder)).toBeNull()
      // Nothing was made over what may still be saved.
      expect(
        (await readdir(path.join(folder, 'pglite'))).filter((name) => name !== 'postmaster.pid').toSorted(),
      ).toEqual(before)
    },
  )

  test('of a first start that was killed half-way is begun again', async () => {
    const folder = await damage(async (files, text) => {
      await rm(path.join(files, 'global'), { recursive: true })
      await writeFile(path.join(text, 'pglite.beginning'), '')
    })
    const { db, close } = await openDatabase({ folder })
    expect(await db.execute(sql`select 1 as n from festival`)).toMatchObject({ rows: [] })
    await close()
    expect(await readdir(folder)).not.toContain('pglite.beginning')
  })

  test('that a newer version of Sanjeh has migrated is not opened by an older one', async () => {
    const folder = await damage(async (_, text) => {
      const { db, close } = await openDatabase({ folder: text })
      await db.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', ${Date.UTC(2099, 0, 2)})`,
      )
      await close()
    })
    const refusal = await openDatabase({ folder }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(OpenError)
    expect(String(refusal)).toMatch(
      /made by a newer version of Sanjeh: its tables are of 2099-01-02, those of this program of 20\d\d-\d\d-\d\d\. Start the newer version/,
    )
  })
})

test('a PostgreSQL that can’t be reached is said in one sentence, without its password', async () => {
  const refusal = await openDatabase({ url: 'postgres://sanjeh:secret@127.0.0.1:1/none', folder: '' }).catch(
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(OpenError)
  expect(String(refusal)).toMatch(
    /The database of DATABASE_URL can’t be reached \(.*ECONNREFUSED.*\)\. Start it, or correct DATABASE_URL/,
  )
  expect(String(refusal)).not.toContain('secret')
})
