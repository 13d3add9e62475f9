import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { listNodeScores } from '../../../db/queries/award-inputs'
import { findEdition } from '../../../db/queries/editions'
import { listDimensions, listRanking } from '../../../db/queries/rankings'
import { findLatestRun, listNodesOfRun } from '../../../db/queries/runs'
import { findScoreCard } from '../../../db/queries/score-cards'
import { everything } from '../../../db/queries/scope'
import { scoreRun } from '../../../db/schema'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { day } from '../../../tests/fixtures/small-festival'
import { saveSmallRun } from '../../../tests/fixtures/small-run'
import { branchOf, indicatorOf, modelOf } from '../../../tests/fixtures/small-scoring'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { toRunFacts } from '../../access/edition-run.server'
import { operatorOf } from '../../access/viewer.server'
import { toRankingExport } from '../../exports/ranking-table'
import { methodGuide } from '../../pages/methods/method-guide.server'
import { describeModel } from '../../model/model-view.server'
import { scoreEdition } from './score-edition.server'
import { storeModel } from '../model/store-model.server'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase('owner')
})
afterAll(() => database.close())

const model = modelOf(
  [branchOf('service', [indicatorOf('x')]), branchOf('paper', [indicatorOf('y')])],
  { weighting: { method: 'pca' } },
  { scale: 1000 },
)
const usedWeights = {
  root: { share: 1, points: 1000, learntBy: null },
  service: { share: 0.7, points: 700, learntBy: 'pca' },
  paper: { share: 0.3, points: 300, learntBy: 'pca' },
}

test('a run’s learnt weights make the points of its ranking, cards, indicators and award rules, and are marked', async () => {
  const { db } = database
  const { runId, editionId } = await saveSmallRun(
    db,
    'learnt',
    [{ code: 'a', titleFa: 'الف', total: 500, rank: 1 }],
    model,
  )
  await db.update(scoreRun).set({ usedWeights }).where(eq(scoreRun.id, runId))
  expect((await listDimensions(db, runId)).map(({ code, points, learntBy }) => [code, points, learntBy])).toEqual([
    ['service', 700, 'pca'],
    ['paper', 300, 'pca'],
  ])
  const card = await findScoreCard(db, runId, everything, 'a')
  expect(card?.nodes.map(({ node }) => [node.code, node.points, node.learntBy])).toEqual([
    ['root', 1000, null],
    ['service', 700, 'pca'],
    ['paper', 300, 'pca'],
  ])
  expect(await listNodeScores(db, runId, ['service'])).toEqual([
    expect.objectContaining({ node: 'service', points: 700 }),
  ])
  const run = await findLatestRun(db, editionId)
  if (!run) throw new Error('There is a run')
  expect((await listNodesOfRun(db, run.run)).map(({ points }) => points)).toEqual([1000, 700, 300])
})

test('exports of a run say which weights were learnt, and how large they are', async () => {
  const { db } = database
  const found = await findEdition(db, 'learnt', 'learnt')
  if (!found) throw new Error('There is an edition')
  const run = await findLatestRun(db, found.edition.id)
  if (!run) throw new Error('There is a run')
  const page = await listRanking(db, {
    runId: run.run.id,
    scope: everything,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 10,
  })
  const notesIn = (language: 'fa' | 'en') =>
    toRankingExport(page, toRunFacts({ ...found, ...run, model }), found.edition, language, false).notes.at(-1)
  expect(notesIn('en')).toBe(
    'Weights learnt from the data: service 70.0% (first component), paper 30.0% (first component)',
  )
  expect(notesIn('fa')).toMatch(/^وزن‌های به‌دست‌آمده از داده: service .*۷۰٫۰٪/)
})

test('a model in words shows the learnt weights of the run, and without one says that they are to be learnt', async () => {
  const { db } = database
  const nodesOf = async (used?: typeof usedWeights) =>
    (await describeModel(db, 1, model, 'en', used)).nodes
      .filter(({ depth }) => depth === 1)
      .map(({ share, points, learntBy, isToBeLearnt }) => [share, points, learntBy, isToBeLearnt])
  expect(await nodesOf(usedWeights)).toEqual([
    [0.7, 700, 'First component', false],
    [0.3, 300, 'First component', false],
  ])
  expect(await nodesOf()).toEqual([
    [0.5, 500, null, true],
    [0.5, 500, null, true],
  ])
})

test('scoring an edition keeps the weights that were used where they are not those written', async () => {
  const { db } = database
  const context = { db, viewer: operatorOf('test'), now: new Date('2026-05-01T08:00:00Z') }
  const { festival, edition } = await createScoredEdition(db, 'weighed')
  expect((await scoreEdition(context, edition)).ok && (await findLatestRun(db, edition.id))?.run.usedWeights).toBeNull()
  const equal = modelOf(
    [branchOf('R', [indicatorOf('requests')], { weight: 3 }), branchOf('S', [indicatorOf('stage')])],
    { weighting: { method: 'equal' } },
    { code: 'plain', version: '3.0.0' },
  )
  await storeModel(db, festival.id, equal, day)
  await scoreEdition({ ...context, now: new Date('2026-05-01T09:00:00Z') }, edition)
  const used = (await findLatestRun(db, edition.id))?.run.usedWeights
  expect(used).toMatchObject({
    R: { share: 0.5, points: 50, learntBy: null },
    S: { share: 0.5, points: 50, learntBy: null },
  })
})

test('each step in words leads to its section of the guide to methods, which is there in both languages', async () => {
  const { defaults } = await describeModel(
    database.db,
    1,
    modelOf([], { noData: { rule: 'impute', by: { method: 'row-mean' } } }),
    'en',
  )
  const anchors = defaults.map(({ anchor }) => anchor)
  expect(anchors).toEqual([
    'imputation-row-mean',
    'missingRule-exclude',
    'treatment-none',
    'normalisation-min-max',
    'weighting-given',
    'aggregation-arithmetic',
  ])
  for (const blocks of Object.values(methodGuide)) {
    const ids = blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))
    for (const anchor of anchors) expect(ids).toContain(anchor)
  }
})
