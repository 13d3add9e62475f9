import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ranked, saveSmallRun } from '../../tests/fixtures/small-run'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { Database } from '../client.server'
import { agency, county, modelNode, score, scoreRun } from '../schema'
import { fewestOthers, findNodeFigures, listGroupTotals, listTotalsByGroup } from './group-figures'
import { type Scope, everything } from './scope'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

/** Totals of 100, 200, … */
const groupOf = (count: number, more: Partial<Ranked> = {}): Ranked[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `a${index + 1}`,
    titleFa: 'الف',
    group: 'first',
    total: 100 * (index + 1),
    rank: count - index,
    ...more,
  }))

async function agencyIn(runId: number, code: string) {
  const [found] = await database.db
    .select({ id: agency.id, festivalId: agency.festivalId })
    .from(agency)
    .innerJoin(score, and(eq(score.agencyId, agency.id), eq(score.runId, runId)))
    .where(eq(agency.code, code))
    .limit(1)
  return found ?? { id: 0, festivalId: 0 }
}

async function nodeIn(runId: number, code: string): Promise<number> {
  const [found] = await database.db
    .select({ id: modelNode.id })
    .from(modelNode)
    .innerJoin(scoreRun, eq(scoreRun.modelVersionId, modelNode.modelVersionId))
    .where(and(eq(scoreRun.id, runId), eq(modelNode.code, code)))
  return found?.id ?? 0
}

const toldOn = async (runId: number, scope: Scope, agencyId: number) => {
  const figures = await findNodeFigures(database.db, runId, scope, { ofAgency: agencyId })
  return Object.fromEntries(
    await Promise.all(
      ['root', 'service', 'paper'].map(async (code) => [code, figures.get(await nodeIn(runId, code)) ?? null]),
    ),
  )
}

test('a group is its ranked agencies, and who is in no group is compared with all of them', async () => {
  const { runId } = await saveSmallRun(database.db, 'ranked', [
    ...groupOf(2),
    { code: 'unscored', titleFa: 'ث', group: 'first', total: null, rank: null },
    { code: 'onlooker', titleFa: 'ج', group: 'first', competes: false, total: 999, rank: null },
    { code: 'other', titleFa: 'چ', group: 'second', total: 600, rank: 1 },
    { code: 'alone', titleFa: 'ح', total: 300, rank: 2 },
  ])
  const totalsFor = async (code: string) =>
    listGroupTotals(database.db, runId, everything, { ofAgency: (await agencyIn(runId, code)).id })
  expect(await Promise.all(['a1', 'onlooker', 'other', 'alone'].map(totalsFor))).toEqual([
    [100, 200],
    [100, 200],
    [600],
    [100, 200, 300, 600],
  ])
  expect(await listGroupTotals(database.db, runId, everything, { code: 'first' })).toEqual([100, 200])
  expect(await listTotalsByGroup(database.db, runId, everything, null)).toMatchObject([
    { group: 'first', totals: [100, 200], unscored: 1, hasOwn: false },
    { group: 'second', totals: [600], unscored: 0 },
    { group: null, totals: [300] },
  ])
})

test('an agency is told of its group where eight others stand behind it, and never what the best one has', async () => {
  for (const [count, isTold] of [
    [fewestOthers, false],
    [fewestOthers + 1, true],
  ] as const) {
    const { runId } = await saveSmallRun(database.db, `others-${count}`, [
      ...groupOf(count),
      { code: 'unscored', titleFa: 'ث', group: 'first', total: null, rank: null },
    ])
    const { id: agencyId } = await agencyIn(runId, 'a1')
    const scope: Scope = { of: 'own', agencyId }
    expect(await listGroupTotals(database.db, runId, scope, { ofAgency: agencyId })).toHaveLength(isTold ? count : 0)
    expect((await listTotalsByGroup(database.db, runId, scope, agencyId))[0]?.totals).toHaveLength(isTold ? count : 0)
    expect(await toldOn(runId, scope, agencyId)).toEqual(
      isTold
        ? {
            root: { average: 500, best: null },
            service: { average: 300, best: null },
            paper: { average: 200, best: null },
          }
        : { root: null, service: null, paper: null },
    )
    expect((await toldOn(runId, everything, agencyId))['root']).toEqual({
      average: 50 * (count + 1),
      best: 100 * count,
    })
  }
})

test('where one dimension has a score for too few others, its siblings are withheld with it, as it could be worked out from them', async () => {
  const { runId } = await saveSmallRun(database.db, 'family', groupOf(fewestOthers + 1))
  const { id: agencyId } = await agencyIn(runId, 'a1')
  const { id: other } = await agencyIn(runId, 'a2')
  await database.db
    .update(score)
    .set({ state: 'not-applicable', score: null, contribution: 0 })
    .where(and(eq(score.runId, runId), eq(score.agencyId, other), eq(score.nodeId, await nodeIn(runId, 'paper'))))
  expect(await toldOn(runId, { of: 'own', agencyId }, agencyId)).toEqual({
    root: { average: 500, best: null },
    service: null,
    paper: null,
  })
  // Who sees everybody is told all, with nothing counted for whom it does not apply to.
  expect((await toldOn(runId, everything, agencyId))['paper']).toEqual({ average: (40 * (45 - 2)) / 9, best: 360 })
})

test('who sees some agencies of a group is told of it where none is hidden, or enough are', async () => {
  const { db } = database
  const { runId } = await saveSmallRun(db, 'county', groupOf(10))
  const { id: a1, festivalId } = await agencyIn(runId, 'a1')
  const { id: a10 } = await agencyIn(runId, 'a10')
  const told = async (scope: Scope) => (await listGroupTotals(db, runId, scope, { ofAgency: a1 })).length
  expect(await told({ of: 'assigned', userId: 'u', notAgencyId: null })).toBe(10)
  // The one that an evaluator may not see would be what is missing from the whole.
  expect(await told({ of: 'assigned', userId: 'u', notAgencyId: a10 })).toBe(0)
  const [here = 0] = (
    await db
      .insert(county)
      .values([{ festivalId, code: 'here', titleFa: 'این‌جا', titleEn: 'Here' }])
      .returning()
  ).map(({ id }) => id)
  const seen = async (codes: readonly string[]) => {
    await db.update(agency).set({ countyId: null }).where(eq(agency.festivalId, festivalId))
    await db
      .update(agency)
      .set({ countyId: here })
      .where(and(eq(agency.festivalId, festivalId), inArray(agency.code, [...codes])))
    return told({ of: 'county', countyId: here })
  }
  expect(await seen(['a1', 'a2'])).toBe(10)
  expect(await seen(['a1', 'a2', 'a3'])).toBe(0)
  expect(await seen(groupOf(10).map(({ code }) => code))).toBe(10)
})
