import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDecidedEdition } from '../../tests/fixtures/decided-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import { toRankingExport } from '../exports/ranking-table'
import { unknownOf } from '../pages/agency/card-unknown'
import { unknownTotal } from '../format/unknown-total'
import { Flag } from '../../scoring/result'
import type { Database } from '../../db/client.server'
import { result, score } from '../../db/schema'
import { findAgency } from '../../db/queries/agencies'
import { listGroupLeaders } from '../../db/queries/group-leaders'
import { type RankingRow, listRanking } from '../../db/queries/rankings'
import { listRunDifferences } from '../../db/queries/run-differences'
import { findScoreCard } from '../../db/queries/score-cards'
import { everything } from '../../db/queries/scope'
import { listUnknownTotals } from '../../db/queries/unknown-scores'

let database: Database
let runId: number
let festivalId: number

beforeAll(async () => {
  database = await openTestDatabase('owner')
  const { editionContext, runId: made } = await createDecidedEdition(database.db, 'unknown', 'final', { gas: 0 })
  runId = made
  festivalId = editionContext.festival.id
})
afterAll(() => database.close())

/** Of an agency of which nothing is known, and which the model scored all the same. */
async function putInPlace(code: string, of: { status: 'no-data' | 'not-applicable'; score: number; flags: number }) {
  const id = (await findAgency(database.db, festivalId, code))?.id ?? 0
  const whose = and(eq(score.runId, runId), eq(score.agencyId, id))
  const indicators = (await database.db.select().from(score).where(whose)).filter(({ status }) => status !== null)
  await database.db
    .update(score)
    .set({ state: 'scored', score: of.score, contribution: of.score, coverage: 0 })
    .where(whose)
  for (const { nodeId } of indicators)
    await database.db
      .update(score)
      .set({ status: of.status, actual: null, flags: of.flags })
      .where(and(whose, eq(score.nodeId, nodeId)))
  await database.db
    .update(result)
    .set({ state: 'scored', total: of.score, coverage: 0 })
    .where(and(eq(result.runId, runId), eq(result.agencyId, id)))
}

async function rowOf(code: string): Promise<RankingRow> {
  const { rows } = await listRanking(database.db, {
    runId,
    scope: everything,
    agency: code,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 1,
  })
  if (!rows[0]) throw new Error(`${code} is not in the ranking`)
  return rows[0]
}

test.each([
  ['water', { status: 'no-data', score: 0, flags: Flag.zeroForMissing }, { why: 'no-data', met: 'zero' }],
  ['roads', { status: 'no-data', score: 42, flags: Flag.imputed }, { why: 'no-data', met: 'estimate' }],
  ['post', { status: 'not-applicable', score: 0, flags: Flag.zeroForMissing }, { why: 'not-applicable', met: 'zero' }],
] as const)(
  'what the model put in the place of all data of %s is told from a measurement, on its card too',
  async (code, put, expected) => {
    await putInPlace(code, put)
    const row = await rowOf(code)
    expect(Object.values(row.nodes).map(({ unknown }) => unknown)).toEqual(Object.values(row.nodes).map(() => expected))
    expect(unknownTotal(row)).toEqual(expected)
    const card = await findScoreCard(database.db, runId, everything, code)
    expect((await listUnknownTotals(database.db, runId)).get(code)).toEqual(expected)
    for (const node of card?.nodes ?? []) expect(unknownOf(card?.nodes ?? [], node)).toEqual(expected)
  },
)

test('a zero that was measured is a zero', async () => {
  const row = await rowOf('gas')
  expect(Object.values(row.nodes)[0]).toMatchObject({ score: 0, unknown: null })
  expect(unknownTotal(row)).toBeNull()
})

test('who is first of a group, and what changed between two runs, say that nothing is known behind a total', async () => {
  await putInPlace('roads', { status: 'no-data', score: 42, flags: Flag.imputed })
  const known = await listUnknownTotals(database.db, runId)
  const leaders = await listGroupLeaders(database.db, { runId, scope: everything, most: 1_000 })
  expect(leaders.map(({ code }) => code)).toEqual(expect.arrayContaining(['roads', 'gas']))
  for (const { code, unknown, state } of leaders)
    expect([code, unknown, state]).toEqual([code, known.get(code) ?? null, 'scored'])
  const none = 0
  const roads = (await listRunDifferences(database.db, none, runId)).find(({ code }) => code === 'roads')
  expect(roads).toMatchObject({
    stateBefore: null,
    unknownBefore: null,
    stateAfter: 'scored',
    unknownAfter: { why: 'no-data', met: 'estimate' },
  })
})

test('a zero that was measured is told from one that the model put there, also where all are read at once', async () => {
  expect((await listUnknownTotals(database.db, runId, ['gas', 'roads'])).has('gas')).toBe(false)
})

test('in a file the word stands where the number would be no measurement', async () => {
  await putInPlace('water', { status: 'no-data', score: 0, flags: Flag.zeroForMissing })
  const page = await listRanking(database.db, {
    runId,
    scope: everything,
    sort: 'name-en',
    descending: false,
    page: 1,
    pageSize: 10,
  })
  const run = {
    id: 1,
    asOf: '',
    inputHash: '',
    resultHash: '',
    engine: 1,
    warnings: [],
    learntWeights: null,
    usedWeights: null,
    levels: [],
    model: {
      code: 'm',
      version: '1',
      title: { fa: '', en: '' },
      author: '',
      standing: 'proposal' as const,
      decimals: 1,
      scale: 100,
    },
  }
  const { heading, rows } = toRankingExport(page, run, { titleFa: '', titleEn: '' }, 'en', false)
  const lineOf = (code: string) =>
    rows
      .find((line) => line[2] === code)
      ?.filter(
        (_, column) => column === heading.indexOf('Total score') || heading[column] === page.dimensions[0]?.titleEn,
      )
  expect(lineOf('water')).toEqual(['No data, counted as zero', 'No data, counted as zero'])
  expect(lineOf('gas')).toEqual([0, 0])
})
