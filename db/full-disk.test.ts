import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { type Database, openDatabase } from './client.server'
import { outageOf } from './outage'

const disk = mkdtempSync(path.join(tmpdir(), 'sanjeh-disk-'))
/** A disk of its own that can be filled takes a user who may mount one. */
const isMounted =
  process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk]).status === 0
let database: Database | null = null

afterAll(async () => {
  await database?.close()
  if (isMounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

const store = async ({ db }: Database, rows: number) =>
  db.execute(
    sql`insert into body (sha256, gzip, bytes) select md5(random()::text || i), decode(repeat(md5(random()::text), 2000), 'hex'), 1 from generate_series(1, ${rows}::int) i`,
  )
const count = async ({ db }: Database) => db.execute(sql`select count(*)::int as n from body`)

test.runIf(isMounted)(
  'on a full disk what is stored is refused as that, what is there can be read, and with room it goes on',
  async () => {
    database = await openDatabase({ folder: path.join(disk, 'data') })
    const row = database
    await store(row, 10)
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(path.join(disk, 'filler'), Buffer.alloc(bavail * bsize - 200_000))
    const fill = async () => {
      for (let turn = 0; turn < 500; turn++) await store(row, 20)
    }
    const failure = await fill().catch((error: unknown) => error)
    expect(outageOf(failure)).toBe('database-full')
    expect(await count(row)).toMatchObject({ rows: [{ n: expect.any(Number) }] })
    rmSync(path.join(disk, 'filler'))
    await store(row, 10)
  },
)

test.runIf(isMounted)(
  'without room to begin, the embedded database says how much it needs and does not start',
  async () => {
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(path.join(disk, 'filler'), Buffer.alloc(Math.max(bavail * bsize - 150_000_000, 0)))
    await expect(openDatabase({ folder: path.join(disk, 'other') })).rejects.toThrow(
      /Only \d+ MB are free for .+ needs 200 MB\. Make room and start again\./,
    )
  },
)
