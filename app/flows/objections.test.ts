import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client.server'
import { findAgency } from '../../db/queries/agencies'
import { saveDeadline } from '../../db/queries/course-changes'
import { findCourse } from '../../db/queries/courses'
import type { Edition, Festival } from '../../db/queries/festivals'
import { type Objection, listObjections, listReviews } from '../../db/queries/objections'
import { listMetricCells, listMetrics } from '../../db/queries/observations'
import { listRanking } from '../../db/queries/rankings'
import { findRun } from '../../db/queries/runs'
import { everything } from '../../db/queries/scope'
import { assignment, observation } from '../../db/schema'
import { createViewer } from '../../tests/fixtures/people'
import { createScoredEdition } from '../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../tests/fixtures/test-database'
import type { StepName } from '../course/course-steps'
import type { Viewer } from '../policy.server'
import { operatorOf } from '../access/viewer.server'
import { advanceEdition } from './advance-edition.server'
import { object } from './object.server'
import { decide, proposeReview } from './review-rulings.server'
import { rule } from './rule.server'
import { writeInternal } from './write-internal.server'

let database: Database
let where: { festival: Festival; edition: Edition }
let water: Viewer
let health: Viewer
let evaluator: Viewer
let secretary: Viewer
let count = 0
const now = new Date('2026-04-01T08:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const asking = (viewer: Viewer, at = now) => ({ db: database.db, viewer, now: at })
const month = { periodFrom: '2025-03-21', periodTo: '2025-04-21' }

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  where = await createScoredEdition(database.db, `objections-${++count}`)
  const { db } = database
  const festivalId = where.festival.id
  const ids = Object.fromEntries(await Promise.all(['water', 'health', 'roads'].map(async (code) => [code, (await findAgency(db, festivalId, code))?.id ?? 0] as const)))
  water = await createViewer(db, festivalId, { role: 'agency', agencyId: ids['water'] ?? 0, maySubmit: true })
  health = await createViewer(db, festivalId, { role: 'agency', agencyId: ids['health'] ?? 0, maySubmit: true })
  evaluator = await createViewer(db, festivalId, { role: 'evaluator' })
  secretary = await createViewer(db, festivalId, { role: 'administrator' })
  await db.insert(assignment).values({ editionId: where.edition.id, userId: evaluator.user?.id ?? '', indicatorCode: 'requests' })
  const metrics = new Map((await listMetrics(db, festivalId)).map((metric) => [metric.code, metric.id]))
  const value = (agency: string, amount: number) => ({ metricId: metrics.get('requests') ?? 0, agencyId: ids[agency] ?? 0, ...month, status: 'reported' as const, value: amount, raw: { agency, amount } })
  await db.transaction((tx) => writeInternal(tx, where.festival, { code: 'counted', kind: 'measured', titleFa: 'شمارش', titleEn: 'Counted' }, [value('water', 10), value('health', 20), value('roads', 30)], later(-600)))
  await goTo('announce', 'collect', 'evaluate', 'showPreliminary', 'hearObjections')
})

async function goTo(...steps: StepName[]) {
  for (const step of steps) {
    const { version } = await findCourse(database.db, where.edition.id)
    const outcome = await advanceEdition({ db: database.db, viewer: operatorOf('test'), now }, where, { step, version, reason: 'because' })
    if (!outcome.ok) throw new Error(`${step}: ${outcome.why} ${outcome.detail}`)
  }
}

async function objectAs(viewer: Viewer): Promise<Objection> {
  const outcome = await object(asking(viewer), where, { indicatorCode: 'requests', text: 'ما درخواست‌های بیشتری داشتیم.' })
  if (!outcome.ok) throw new Error(outcome.why)
  return outcome.objection
}

const accept = { verdict: 'accepted', reason: 'اسناد پیوست درست است.', adjustments: [{ metric: 'requests', ...month, status: 'reported', value: 40 }] } as const
const ranks = async (runId: number | null | undefined) =>
  (await listRanking(database.db, { runId: runId ?? 0, scope: everything, sort: 'rank', descending: false, page: 1, pageSize: 10 })).rows.map((row) => row.code)

test('an agency objects once to an indicator, and the text stays as it was saved', async () => {
  const saved = await objectAs(water)
  expect(await object(asking(water, later(5)), where, { indicatorCode: 'requests', text: 'متن دیگر' })).toMatchObject({ ok: false, why: 'already' })
  expect((await listObjections(database.db, where.edition.id, everything)).map((row) => row.objection.text)).toEqual([saved.text])
})

test('what reaches the server at the deadline is late, and what is no indicator is none', async () => {
  await saveDeadline(database.db, where.edition.id, 'objections', later(10))
  expect(await object(asking(water, later(10)), where, { indicatorCode: 'requests', text: 'دیر' })).toMatchObject({ ok: false, why: 'late' })
  expect(await object(asking(water), where, { indicatorCode: 'magic', text: 'چیست' })).toMatchObject({ ok: false, why: 'unknown-indicator' })
  expect(await object(asking(water), where, { indicatorCode: 'requests', text: '  ' })).toMatchObject({ ok: false, why: 'empty' })
})

test('an agency sees its own objections alone', async () => {
  await objectAs(water)
  await objectAs(health)
  const own = await listObjections(database.db, where.edition.id, { of: 'own', agencyId: health.grants[0]?.agencyId ?? 0 })
  expect(own.map((row) => row.agency.code)).toEqual(['health'])
})

test('nobody rules on what is not theirs, on their own agency, without a reason, or twice', async () => {
  const own = await objectAs(water)
  const stranger = await createViewer(database.db, where.festival.id, { role: 'evaluator' })
  expect(await rule(asking(stranger), where, own, accept)).toMatchObject({ why: 'not-yours' })
  const kin = await createViewer(database.db, where.festival.id, { role: 'evaluator', agencyId: own.agencyId })
  await database.db.insert(assignment).values({ editionId: where.edition.id, userId: kin.user.id, indicatorCode: 'requests' })
  expect(await rule(asking(kin), where, own, accept)).toMatchObject({ why: 'not-yours' })
  expect(await rule(asking(evaluator), where, own, { ...accept, reason: ' ' })).toMatchObject({ why: 'no-reason' })
  expect(await rule(asking(secretary), where, own, accept)).toMatchObject({ why: 'not-now' })
  const both = await Promise.all([rule(asking(evaluator), where, own, accept), rule(asking(evaluator), where, own, { ...accept, verdict: 'rejected', adjustments: [] })])
  expect(both.map((outcome) => outcome.ok).toSorted()).toEqual([false, true])
})

test.each([
  [{ ...accept, adjustments: [] }, 'needs-adjustment'],
  [{ ...accept, verdict: 'rejected' as const }, 'surplus-adjustment'],
  [{ ...accept, adjustments: [{ ...accept.adjustments[0], value: -1 }] }, 'bad-adjustment'],
  [{ ...accept, adjustments: [{ ...accept.adjustments[0], metric: 'stage' }] }, 'bad-adjustment'],
  [{ ...accept, adjustments: [{ ...accept.adjustments[0], periodFrom: '2020-01-01' }] }, 'bad-adjustment'],
])('a ruling that makes no sense is refused: %j', async (wanted, why) => {
  expect(await rule(asking(evaluator), where, await objectAs(water), wanted)).toMatchObject({ ok: false, why })
})

test('rulings are tried beside the old run, and applied as one with what they say behind each value', async () => {
  const own = await objectAs(water)
  const { preliminaryRunId } = await findCourse(database.db, where.edition.id)
  expect(await ranks(preliminaryRunId)).toEqual(['roads', 'health', 'water'])
  await goTo('review')
  expect(await proposeReview(asking(secretary), where)).toMatchObject({ why: 'unruled' })
  await rule(asking(evaluator), where, own, accept)
  const proposed = await proposeReview(asking(secretary, later(1)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  expect(await ranks(proposed.review.candidateRunId)).toEqual(['water', 'roads', 'health'])
  expect(await listMetricCells(database.db, { festivalId: where.festival.id, metrics: ['requests'], from: month.periodFrom, to: month.periodTo, asOf: later(60) })).not.toContainEqual(expect.objectContaining({ value: 40 }))
  expect(await proposeReview(asking(secretary), where)).toMatchObject({ why: 'open-already' })

  const [first, second] = await Promise.all([decide(asking(secretary, later(2)), where, proposed.review, 'applied', ''), decide(asking(secretary, later(2)), where, proposed.review, 'cancelled', 'نه')])
  expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1)
  if (!first.ok) return
  expect(await ranks(first.review.runId)).toEqual(['water', 'roads', 'health'])
  expect(await ranks(preliminaryRunId)).toEqual(['roads', 'health', 'water'])
  const applied = await findRun(database.db, where.edition.id, first.review.runId ?? 0)
  const cells = await listMetricCells(database.db, { festivalId: where.festival.id, metrics: ['requests'], from: month.periodFrom, to: month.periodTo, asOf: applied?.run.asOf ?? now })
  expect(cells.find((cell) => cell.agencyId === own.agencyId)?.value).toBe(40)
  await goTo('finalise')
  expect((await findCourse(database.db, where.edition.id)).finalRunId).toBe(first.review.runId)
})

test('data that changes between proposal and application stops it, and nothing is half done', async () => {
  const own = await objectAs(water)
  await rule(asking(evaluator), where, own, accept)
  await goTo('review')
  const proposed = await proposeReview(asking(secretary, later(1)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  const [metric] = (await listMetrics(database.db, where.festival.id)).filter(({ code }) => code === 'requests')
  const value = { metricId: metric?.id ?? 0, agencyId: health.grants[0]?.agencyId ?? 0, ...month, status: 'reported' as const, value: 99, raw: {} }
  await database.db.transaction((tx) => writeInternal(tx, where.festival, { code: 'counted', kind: 'measured', titleFa: 'شمارش', titleEn: 'Counted' }, [value], later(2)))
  expect(await decide(asking(secretary, later(3)), where, proposed.review, 'applied', '')).toMatchObject({ ok: false, why: 'changed' })
  expect((await listReviews(database.db, where.edition.id)).map(({ review }) => review.state)).toEqual(['open'])
  expect(await database.db.select().from(observation).where(and(eq(observation.metricId, metric?.id ?? 0), eq(observation.value, 40)))).toEqual([])
  expect(await decide(asking(secretary, later(4)), where, proposed.review, 'cancelled', 'داده‌ها عوض شد')).toMatchObject({ ok: true })
})
