import { rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../db/client.server'
import { createDataFolder } from '../tests/fixtures/data-folder'
import { dumpFestival } from '../tests/fixtures/dump-festival'
import { type Child, startChild } from '../tests/fixtures/child-process'
import { numberAsked, sendJson, startLocalServer } from '../tests/fixtures/local-server'
import { createSmallFestival, saveSource } from '../tests/fixtures/small-festival'
import { defineSource } from '../tests/fixtures/source-definition'
import { createServerDatabase, testDatabaseUrl } from '../tests/fixtures/test-database'

const closers: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

const pages = 6
const agencies = ['water', 'health', 'roads', 'new-1', 'new-2', 'nobody']

/** Sixty records, slowly; some add up, some can't be read, some name agencies that are not there yet. */
const answer: RequestListener = (request, response) => {
  const page = numberAsked(request, 'page')
  const records = Array.from({ length: page > pages ? 0 : 10 }, (_, index) => ({
    agency: agencies[(page + index) % agencies.length],
    month: ((page * index) % 13) + 1,
    requests: index === 7 ? 'many' : page * index,
    stage: index % 4 ? null : index % 7,
    change: page - index,
  }))
  setTimeout(() => sendJson(response, records), 30)
}

interface Workspace {
  folder: string
  url: string
}

async function prepare(serverUrl: string): Promise<Workspace> {
  const folder = await createDataFolder('kill')
  closers.push(() => rm(folder, { recursive: true }))
  const row = testDatabaseUrl ? await createServerDatabase(testDatabaseUrl) : null
  if (row) closers.push(row.drop)
  const { db, close } = await openDatabase({ ...(row ? { url: row.url } : {}), folder })
  const { festivalId } = await createSmallFestival(db, 'kill')
  const metrics = ['requests', 'stage', 'change'].map((metric) => ({ metric, value: metric, combine: 'sum' as const }))
  const agency = { by: 'code' as const, value: "agency != 'nobody' && agency || null", register: { title: 'agency' } }
  await saveSource(
    db,
    festivalId,
    defineSource({
      request: { url: `${serverUrl}/data` },
      pagination: { kind: 'page', parameter: 'page', size: 10 },
      mapping: { agency, metrics },
    }),
  )
  await close()
  return { folder, url: row?.url ?? '' }
}

async function dumpOf({ folder, url }: Workspace) {
  const { db, close } = await openDatabase({ ...(url ? { url } : {}), folder })
  const dump = await dumpFestival(db)
  await close()
  return dump
}

test(
  'a pull that is killed again and again ends in the same database as one that is left in peace',
  { timeout: 240_000 },
  async () => {
    let onPageFive: (() => void) | null = null
    const server = await startLocalServer((request, response) => {
      if (numberAsked(request, 'page') === 5) onPageFive?.()
      answer(request, response)
    })
    closers.push(server.close)
    const [calm, hunted] = await Promise.all([prepare(server.url), prepare(server.url)])
    const start = ({ folder, url }: Workspace, killAt = ''): Child =>
      startChild('pull-child.ts', [folder, url, server.host, killAt])
    const undisturbed = start(calm)
    expect(await undisturbed.line()).toContain('"ok":true,"counts":{"recordsRead":60')
    await undisturbed.ended
    for (const killAt of ['fetching 1', 'on the way to page 5', 'fetching 7', 'reading 4', 'storing 1', 'storing 3']) {
      const child = start(hunted, killAt)
      onPageFive = killAt === 'on the way to page 5' ? () => child.process.kill('SIGKILL') : null
      expect([killAt, await child.line()]).toEqual([killAt, null])
      await child.ended
      expect(child.process.signalCode).toBe('SIGKILL')
    }
    onPageFive = null
    const last = start(hunted)
    expect(await last.line()).toContain('"isResumed":true')
    await last.ended
    expect(await dumpOf(hunted)).toEqual(await dumpOf(calm))
  },
)
