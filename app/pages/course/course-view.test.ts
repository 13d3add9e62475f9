import { expect, onTestFinished, test } from 'vitest'
import { findAgency } from '../../../db/queries/agencies'
import { findCourse } from '../../../db/queries/courses'
import { createObjection } from '../../../db/queries/objections'
import { assignment } from '../../../db/schema'
import { createDecidedEdition, decidedAt } from '../../../tests/fixtures/decided-edition'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { editionContextOf } from '../../access/edition-context.server'
import { advanceEdition } from '../../flows/course/advance-edition.server'
import { loadCourseView } from './course-view.server'

test('how many objections wait is told to who sees them all; the others are told who must act', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  const { editionContext, runId, as } = await createDecidedEdition(db, 'view', 'review')
  const [gas, water] = [
    await findAgency(db, editionContext.festival.id, 'gas'),
    await findAgency(db, editionContext.festival.id, 'water'),
  ]
  const objector = await createViewer(db, editionContext.festival.id, { role: 'agency', agencyId: gas?.id ?? 0 })
  await createObjection(db, {
    editionId: editionContext.edition.id,
    agencyId: gas?.id ?? 0,
    indicatorCode: 'letters',
    runId,
    text: 'بیشتر بود',
    userId: objector.user.id,
    at: decidedAt,
  })
  const rival = await createViewer(db, editionContext.festival.id, { role: 'agency', agencyId: water?.id ?? 0 })
  const see = async (context: Awaited<ReturnType<typeof as>>) => {
    const row = await editionContextOf(context, editionContext, 'course.see')
    const step = row && (await loadCourseView(context, row)).steps.find(({ name }) => name === 'finalise')
    return { blocked: step?.blocked, waitsFor: step?.waitsFor }
  }
  expect(await see(await as('secretary'))).toEqual({
    blocked: [{ guard: 'objectionsAssigned', n: 1, isOverridable: false }],
    waitsFor: [],
  })
  expect(await see({ db, now: decidedAt, viewer: rival })).toEqual({ blocked: [], waitsFor: ['administrator'] })
  const evaluator = await createViewer(db, editionContext.festival.id, { role: 'evaluator' })
  await db
    .insert(assignment)
    .values({ editionId: editionContext.edition.id, userId: evaluator.user.id, indicatorCode: 'letters' })
  expect(await see(await as('secretary'))).toEqual({
    blocked: [{ guard: 'objectionsRuled', n: 1, isOverridable: false }],
    waitsFor: [],
  })
  expect(await see({ db, now: decidedAt, viewer: rival })).toEqual({ blocked: [], waitsFor: ['evaluator'] })
})

test('who took a step is told by name to who works on the edition, and to an agency as the secretariat', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  const { editionContext, as } = await createDecidedEdition(db, 'takers', 'draft')
  const rival = await createViewer(db, editionContext.festival.id, {
    role: 'agency',
    agencyId: (await findAgency(db, editionContext.festival.id, 'water'))?.id ?? 0,
  })
  const takers = async (context: Awaited<ReturnType<typeof as>>) => {
    const row = await editionContextOf(context, editionContext, 'course.see')
    return row && new Set((await loadCourseView(context, row)).history.map(({ by }) => JSON.stringify(by)))
  }
  const secretary = await as('secretary')
  const { version } = await findCourse(db, editionContext.edition.id)
  expect(await advanceEdition(secretary, editionContext, { step: 'announce', version, reason: '' })).toMatchObject({
    ok: true,
  })
  expect(await takers(secretary)).toEqual(new Set([JSON.stringify({ name: secretary.viewer.user?.name })]))
  expect(await takers({ db, now: decidedAt, viewer: rival })).toEqual(new Set(['{"role":"byOffice"}']))
})
