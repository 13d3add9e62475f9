import { rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createDataFolder } from '../tests/fixtures/data-folder'
import { createServerDatabase, testDatabaseUrl } from '../tests/fixtures/test-database'
import { openDatabase } from './client.server'
import { slowMs } from './slow-statements'

/** A database that tells of slow statements, and those that it told of. */
async function openWatched() {
  const folder = await createDataFolder('slow')
  const server = testDatabaseUrl ? await createServerDatabase(testDatabaseUrl) : null
  const told: string[] = []
  const { db, close } = await openDatabase({
    url: server?.url,
    folder,
    onSlow: ({ text, ms }) => void (ms > slowMs && told.push(text)),
  })
  onTestFinished(async () => {
    await close()
    await server?.drop()
    rmSync(folder, { recursive: true })
  })
  return { db, told }
}

test('a slow statement is told of, alone and in a transaction, and stays what it was', async () => {
  const { db, told } = await openWatched()
  await db.execute(sql`select pg_sleep(0.25) as alone`)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_sleep(0.25) as within`)
  })
  expect(told).toEqual(expect.arrayContaining(['select pg_sleep(0.25) as alone', 'select pg_sleep(0.25) as within']))
  const failing = db.transaction(async (tx) => {
    await tx.execute(sql`create table half_done (id int)`)
    await tx.execute(sql`select 1 / 0`)
  })
  await expect(failing).rejects.toThrow()
  await expect(db.execute(sql`select * from half_done`)).rejects.toThrow()
})
