import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { agency, rank, result, scoreRun } from '../schema'
import { listMovers } from './movers'
import { createSuccessions } from './successions'
import { type Scope, everything } from './scope'

let database: Database
let [now, before] = [0, 0]

/** Two runs over the same agencies: a won three places, b lost one, c two; d stays, and e was not ranked before. */
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const ranked = Object.entries({ a: 1, b: 3, c: 4, d: 5, e: 2 }).map(([code, index]) => ({
    code,
    titleFa: `دستگاه ${code}`,
    total: 600 - index,
    rank: index,
  }))
  now = (await saveSmallRun(db, 'movers', ranked)).runId
  const [own] = await db.select().from(scoreRun).where(eq(scoreRun.id, now))
  if (!own) throw new Error('The run was not stored')
  const { id: _, ...values } = own
  before = (await db.insert(scoreRun).values(values).returning())[0]?.id ?? 0
  const agencies = await db
    .select({ id: agency.id, code: agency.code })
    .from(agency)
    .innerJoin(result, eq(result.agencyId, agency.id))
    .where(eq(result.runId, now))
  const old: Record<string, number> = { a: 4, b: 2, c: 2, d: 5 }
  await db
    .insert(rank)
    .values(
      agencies.flatMap(({ id, code }) =>
        old[code]
          ? [{ runId: before, agencyId: id, scope: 'overall' as const, rank: old[code], tied: 1, ranked: 4 }]
          : [],
      ),
    )
})
afterAll(() => database.close())

const codes = async (direction: 'up' | 'down', scope: Scope = everything, most = 5) =>
  (
    await listMovers(database.db, {
      now: { runId: now, scope },
      before: { runId: before, scope: everything },
      direction,
      most,
    })
  ).map(({ code, before: was, now: is }) => [code, was, is])

test('who won and who lost places are told apart, the most first, without who stayed or was not ranked before', async () => {
  expect(await codes('up')).toEqual([['a', 4, 1]])
  expect(await codes('down')).toEqual([
    ['c', 2, 4],
    ['b', 2, 3],
  ])
  expect(await codes('down', everything, 1)).toEqual([['c', 2, 4]])
})

test('an agency outside of a scope has not moved', async () => {
  const [b] = await database.db.select().from(agency).where(eq(agency.code, 'b'))
  expect(await codes('down', { of: 'own', agencyId: b?.id ?? 0 })).toEqual([['b', 2, 3]])
})

test('nobody into whom another was merged, or who was split, is compared with what they were', async () => {
  const { db } = database
  const [of] = await db.select({ editionId: scoreRun.editionId }).from(scoreRun).where(eq(scoreRun.id, now))
  const ids = new Map(
    (await db.select({ id: agency.id, code: agency.code }).from(agency)).map((row) => [row.code, row.id]),
  )
  const idOf = (code: string) => ids.get(code) ?? 0
  await createSuccessions(db, of?.editionId ?? 0, [
    { kind: 'merged', agencyId: idOf('d'), successorId: idOf('a') },
    { kind: 'split', agencyId: idOf('b'), successorId: idOf('e') },
    { kind: 'renamed', agencyId: idOf('c'), formerTitleFa: 'پ', formerTitleEn: 'p' },
  ])
  expect(await codes('up')).toEqual([])
  expect(await codes('down')).toEqual([['c', 2, 4]])
})
