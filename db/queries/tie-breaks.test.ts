import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { modelNode, rank, score } from '../schema'
import { listRanking } from './rankings'
import { type Scope, everything } from './scope'

let database: Database
let runId: number

beforeAll(async () => {
  database = await openTestDatabase('owner')
  const document = { ranking: { tieBreak: ['service', 'paper'] } }
  const saved = await saveSmallRun(
    database.db,
    'ties',
    [
      { code: 'a', titleFa: 'الف', group: 'first', total: 500, rank: 1, groupRank: 1 },
      { code: 'b', titleFa: 'ب', group: 'first', total: 500, rank: 2, groupRank: 2 },
      { code: 'c', titleFa: 'پ', group: 'second', total: 500, rank: 3, groupRank: 1 },
      { code: 'd', titleFa: 'ت', group: 'second', total: 400, rank: 4, groupRank: 2 },
      { code: 'e', titleFa: 'ث', group: 'second', total: 300, rank: 5, groupRank: 3 },
      { code: 'f', titleFa: 'ج', group: 'second', total: 300, rank: 5, groupRank: 3 },
    ],
    document,
  )
  runId = saved.runId
  const { db } = database
  // All have 300 on "service"; on "paper" they differ from the third decimal on.
  for (const [code, points] of [
    ['a', 200.004],
    ['b', 200.001],
    ['c', 199.9],
  ] as const) {
    const { rows } = await listRanking(db, { ...query, agency: code })
    const [node] = await db.select({ id: modelNode.id }).from(modelNode).where(eq(modelNode.code, 'paper'))
    await db
      .update(score)
      .set({ score: points })
      .where(and(eq(score.runId, runId), eq(score.agencyId, rows[0]?.agencyId ?? 0), eq(score.nodeId, node?.id ?? 0)))
  }
  await db
    .update(rank)
    .set({ tied: 2 })
    .where(and(eq(rank.runId, runId), eq(rank.rank, 5)))
})
afterAll(() => database.close())

const query = {
  get runId() {
    return runId
  },
  scope: everything,
  sort: 'rank',
  descending: false,
  page: 1,
  pageSize: 10,
} as const

async function tiesOf(code: string, scope: Scope = everything) {
  const { rows } = await listRanking(database.db, { ...query, runId, scope, agency: code })
  return { overall: rows[0]?.overall?.tieBreak ?? null, inGroup: rows[0]?.inGroup?.tieBreak ?? null }
}

test('agencies with the same total and different ranks say by which node, and by how much, one is ahead of the next', async () => {
  expect(await tiesOf('a')).toMatchObject({
    overall: { isAhead: true, other: { code: 'b' }, node: { code: 'paper' }, own: 200.004, others: 200.001 },
  })
  expect(await tiesOf('b')).toMatchObject({
    overall: { isAhead: false, other: { code: 'a' }, node: { code: 'paper' }, own: 200.001, others: 200.004 },
  })
  expect(await tiesOf('c')).toMatchObject({ overall: { isAhead: false, other: { code: 'b' } }, inGroup: null })
})

test('in a group only its own agencies count', async () => {
  expect((await tiesOf('a')).inGroup).toMatchObject({ other: { code: 'b' } })
  expect((await tiesOf('c')).inGroup).toBeNull()
})

test('a total of its own, and a rank that is shared, need no tie-break', async () => {
  expect(await tiesOf('d')).toEqual({ overall: null, inGroup: null })
  expect(await tiesOf('e')).toEqual({ overall: null, inGroup: null })
})

test('who sees one agency alone is not told that another has the same total', async () => {
  const { rows } = await listRanking(database.db, { ...query, agency: 'a' })
  expect(await tiesOf('a', { of: 'own', agencyId: rows[0]?.agencyId ?? 0 })).toEqual({ overall: null, inGroup: null })
})
