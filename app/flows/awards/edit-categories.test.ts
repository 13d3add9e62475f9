import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { setAwardStage, stageDay } from '../../../tests/fixtures/award-stage'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { Database } from '../../../db/client.server'
import { listEventsAfter } from '../../../db/queries/audit'
import { saveModelVersion } from '../../../db/queries/models'
import { findRun } from '../../../db/queries/runs'
import { course } from '../../../db/schema'
import { dropCategory, readCategories, saveCategory } from './edit-categories.server'
import { previewAwards } from './preview-awards.server'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function setStage(state: 'final' | 'shortlisting' = 'final') {
  const stage = await setAwardStage(database.db, state)
  const [first] = await readCategories(database.db, stage.awardContext.edition.id)
  if (!first) throw new Error('There is no category')
  const existing = { id: first.row.id, version: first.row.version }
  return { ...stage, existing, category: categoryOf('first', { within: 'group', quota: 2 }) }
}

test('two people change a category at the same moment: one is told, and nothing is lost', async () => {
  const { as, awardContext, existing, category } = await setStage()
  const context = await as('secretary')
  const both = await Promise.all(
    [2, 3].map((quota) =>
      saveCategory(context, awardContext, {
        existing,
        position: 0,
        category: { ...category, rule: { ...category.rule, quota } },
      }),
    ),
  )
  expect(both.map((one) => (one.ok ? 'ok' : one.why)).toSorted()).toEqual(['changed', 'ok'])
})

test('a change says in the log what was before and after', async () => {
  const { as, awardContext, existing, category } = await setStage()
  await saveCategory(await as('secretary'), awardContext, { existing, position: 0, category })
  const event = (await listEventsAfter(database.db, 0, 1000)).findLast(
    (item) => item.editionId === awardContext.edition.id,
  )
  expect(event).toMatchObject({
    action: 'category.change',
    before: { version: 1, rule: { quota: 1 } },
    after: { version: 2, rule: { quota: 2 } },
  })
})

test('from shortlisting on categories are locked', async () => {
  const { as, awardContext, existing, category } = await setStage('shortlisting')
  expect(await saveCategory(await as('secretary'), awardContext, { existing, position: 0, category })).toMatchObject({
    why: 'not-now',
  })
  expect(await dropCategory(await as('secretary'), awardContext, existing.id, existing.version)).toMatchObject({
    why: 'not-now',
  })
})

test('a judge edits no category', async () => {
  const { as, awardContext, existing, category } = await setStage()
  expect(await saveCategory(await as('one'), awardContext, { existing, position: 0, category })).toMatchObject({
    why: 'not-now',
  })
})

test('a code that another category has, and a rule that makes no sense', async () => {
  const { as, awardContext, category } = await setStage()
  expect(
    await saveCategory(await as('secretary'), awardContext, { existing: null, position: 5, category }),
  ).toMatchObject({
    why: 'code-taken',
  })
  const wrong = { ...category, code: 'new', rule: { ...category.rule, quota: 0 } }
  expect(
    await saveCategory(await as('secretary'), awardContext, { existing: null, position: 5, category: wrong }),
  ).toMatchObject({ why: 'invalid', errors: [{ pointer: '/rule/quota' }] })
})

test('shows who would win and who would miss by how much, over stored scores', async () => {
  const { awardContext, runId } = await setStage()
  const formula = categoryOf('theme', { by: 'formula', formula: 'percent[service] + [paper]' })
  const preview = await previewAwards(database.db, awardContext.edition, runId, [formula], { now: new Date() })
  // gas: service 480 of 600 points is 80 %, paper 320 points.
  expect(preview?.outcomes[0]?.pools[0]?.winners).toEqual([
    { agency: 'gas', place: 1, value: 400, gap: null, isNear: false, chance: null, chanceNext: null },
  ])
  expect(preview?.outcomes[0]?.pools[0]?.missed[0]).toMatchObject({ agency: 'water', value: 350, gap: 50 })
  expect(preview?.outcomes[0]?.ineligible).toEqual([{ agency: 'office', reasons: [{ why: 'does-not-compete' }] }])
})

test('a rule names nodes of the announced version, whatever was saved after it', async () => {
  const { as, awardContext, runId, category } = await setStage()
  const announced = (await findRun(database.db, awardContext.edition.id, runId))?.modelVersion
  if (!announced) throw new Error('The run has no model')
  const root = {
    code: 'root',
    titleFa: 'همه',
    titleEn: 'All',
    kind: 'root',
    position: 0,
    depth: 0,
    points: 1000,
  } as const
  await database.db
    .update(course)
    .set({ modelVersionId: announced.id })
    .where(eq(course.editionId, awardContext.edition.id))
  await saveModelVersion(database.db, {
    festivalId: awardContext.festival.id,
    code: awardContext.festival.code,
    version: '2',
    document: JSON.parse(JSON.stringify(announced.document).replaceAll('"paper"', '"letters"')),
    hash: 'later',
    createdAt: stageDay,
    nodes: [root],
  })
  const save = async (code: string, formula: string) =>
    saveCategory(await as('secretary'), awardContext, {
      existing: null,
      position: 5,
      category: { ...category, code, rule: { ...category.rule, by: 'formula', formula } },
    })
  expect(await save('theme', '[paper]')).toMatchObject({ ok: true })
  expect(await save('later', '[letters]')).toMatchObject({ why: 'invalid' })
})
