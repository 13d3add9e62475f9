import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { openDatabase } from '../../../db/client.server'
import { scoreRun } from '../../../db/schema'
import { findEdition } from '../../../db/queries/editions'
import { createLargeFestival, largeFestival } from '../../../tests/fixtures/large-festival'
import { createServerDatabase, testDatabaseUrl } from '../../../tests/fixtures/test-database'
import { makeInput } from '../../../tests/bench/scoring/make-input'
import { operatorOf } from '../../access/viewer.server'
import { engineThreads, onThread } from '../../workers/engine-threads.server'
import { scoreEdition } from './score-edition.server'

describe.runIf(testDatabaseUrl)('while scores are computed', () => {
  let database: Database
  const closers: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const row = await createServerDatabase(testDatabaseUrl ?? '')
    database = await openDatabase({ url: row.url, folder: '' })
    closers.push(row.drop, database.close)
    engineThreads.count = 1
  })
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })
  const occupied: AbortController[] = []
  afterEach(() => {
    for (const abort of occupied.splice(0)) abort.abort()
  })

  /** The only thread has work that does not end by itself: what is computed next waits. */
  function occupyThread() {
    const abort = new AbortController()
    occupied.push(abort)
    const { input, model } = makeInput(400, 40, 0)
    const settings = { seed: 1, draws: 50_000_000, weights: { method: 'uniform', spread: 0.25 }, topCount: 3 } as const
    const over = inputHashOf(input)
      .then((inputHash) => onThread('assessment', { input, model, modelHash: '', inputHash, settings }, abort.signal))
      .catch(() => null)
    return { end: () => abort.abort(), over }
  }
  const inputHashOf = (input: Parameters<typeof onThread<'inputHash'>>[1]['input']) =>
    onThread('inputHash', { input, modelHash: '' })

  test(
    'no row of festival, edition or course is locked, and a run comes of it when the thread is free',
    { timeout: 240_000 },
    async () => {
      const { db } = database
      await createLargeFestival(db, 300)
      const where = await findEdition(db, largeFestival, '1404')
      if (!where) throw new Error('The large festival has no edition')
      const runs = await db.$count(scoreRun)
      const busy = occupyThread()
      const scored = scoreEdition({ db, viewer: operatorOf('test'), now: new Date() }, where.edition)
      await expect
        .poll(async () => (await db.query.scoreJob.findMany()).filter(({ state }) => state === 'running').length, {
          timeout: 60_000,
        })
        .toBe(1)
      await db.transaction(async (tx) => {
        for (const table of ['festival', 'edition', 'course', 'agency', 'audit_head'])
          await tx.execute(sql.raw(`select 1 from ${table} for update nowait`))
      })
      expect(await db.$count(scoreRun)).toBe(runs)
      busy.end()
      expect(await scored).toMatchObject({ ok: true })
      expect(await db.$count(scoreRun)).toBe(runs + 1)
      await busy.over
    },
  )
})
