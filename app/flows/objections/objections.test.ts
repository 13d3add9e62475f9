import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { findAgency, setAgencyParents } from '../../../db/queries/agencies'
import { saveDeadline } from '../../../db/queries/course-changes'
import { listEventsAfter } from '../../../db/queries/audit'
import { findCourse } from '../../../db/queries/courses'
import type { Edition, Festival } from '../../../db/queries/festivals'
import {
  type Objection,
  findRuling,
  listAdjustments,
  listObjectionFiles,
  listObjections,
  listReviewedAdjustments,
  listReviews,
  listWithdrawnRulings,
} from '../../../db/queries/objections'
import { findKindToDecide, listMetricCells, listMetrics } from '../../../db/queries/observations'
import { listRanking } from '../../../db/queries/rankings'
import { findRun } from '../../../db/queries/runs'
import { everything } from '../../../db/queries/scope'
import { adjustment, assignment, metric, objection, observation, ruling as ruled, source } from '../../../db/schema'
import { createViewer } from '../../../tests/fixtures/people'
import { createScoredEdition } from '../../../tests/fixtures/scored-edition'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import type { StepName } from '../../course/course-steps'
import type { Viewer } from '../../policy/policy.server'
import { editionContextOf } from '../../access/edition-context.server'
import { operatorOf } from '../../access/viewer.server'
import { loadObjections } from '../../pages/objections/objection-view.server'
import { advanceEdition } from '../course/advance-edition.server'
import { attachToObjection, object } from './object.server'
import { decide, proposeReview } from './review-rulings.server'
import { rule } from './rule.server'
import { withdraw } from './withdraw-ruling.server'
import { writeInternal } from '../values/write-internal.server'

let database: Database
let where: { festival: Festival; edition: Edition }
let water: Viewer
let health: Viewer
let evaluator: Viewer
let secretary: Viewer
let count = 0
const now = new Date('2026-04-01T08:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const context = (viewer: Viewer, at = now) => ({ db: database.db, viewer, now: at })
const month = { periodFrom: '2025-03-21', periodTo: '2025-04-21' }

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  where = await createScoredEdition(database.db, `objections-${++count}`)
  const { db } = database
  const festivalId = where.festival.id
  const ids = Object.fromEntries(
    await Promise.all(
      ['water', 'health', 'roads'].map(
        async (code) => [code, (await findAgency(db, festivalId, code))?.id ?? 0] as const,
      ),
    ),
  )
  water = await createViewer(db, festivalId, { role: 'agency', agencyId: ids['water'] ?? 0, maySubmit: true })
  health = await createViewer(db, festivalId, { role: 'agency', agencyId: ids['health'] ?? 0, maySubmit: true })
  evaluator = await createViewer(db, festivalId, { role: 'evaluator' })
  secretary = await createViewer(db, festivalId, { role: 'administrator' })
  await db
    .insert(assignment)
    .values({ editionId: where.edition.id, userId: evaluator.user?.id ?? '', indicatorCode: 'requests' })
  const metrics = new Map((await listMetrics(db, festivalId)).map((metric) => [metric.code, metric.id]))
  const value = (agency: string, amount: number) => ({
    metricId: metrics.get('requests') ?? 0,
    agencyId: ids[agency] ?? 0,
    ...month,
    status: 'reported' as const,
    value: amount,
    raw: { agency, amount },
  })
  await db.transaction((tx) =>
    writeInternal(
      tx,
      where.festival,
      { code: 'counted', kind: 'measured', titleFa: 'شمارش', titleEn: 'Counted' },
      [value('water', 10), value('health', 20), value('roads', 30)],
      later(-600),
    ),
  )
  await goTo('announce', 'collect', 'evaluate', 'showPreliminary', 'hearObjections')
})

async function step(name: StepName, at = now) {
  const { version } = await findCourse(database.db, where.edition.id)
  return advanceEdition(context(operatorOf('test'), at), where, { step: name, version, reason: 'because' })
}

async function goTo(...steps: StepName[]) {
  for (const name of steps) {
    const outcome = await step(name)
    if (!outcome.ok) throw new Error(`${name}: ${outcome.why} ${outcome.detail}`)
  }
}

async function objectAs(viewer: Viewer): Promise<Objection> {
  const outcome = await object(context(viewer), where, {
    indicatorCode: 'requests',
    text: 'ما درخواست‌های بیشتری داشتیم.',
  })
  if (!outcome.ok) throw new Error(outcome.why)
  return outcome.objection
}

const accept = {
  verdict: 'accepted',
  reason: 'اسناد پیوست درست است.',
  adjustments: [{ metric: 'requests', ...month, status: 'reported', value: 40 }],
} as const
const ranks = async (runId: number | null | undefined) =>
  (
    await listRanking(database.db, {
      runId: runId ?? 0,
      scope: everything,
      sort: 'rank',
      descending: false,
      page: 1,
      pageSize: 10,
    })
  ).rows.map((row) => row.code)

test('an agency objects once to an indicator, and the text stays as it was saved', async () => {
  const saved = await objectAs(water)
  expect(await object(context(water, later(5)), where, { indicatorCode: 'requests', text: 'متن دیگر' })).toMatchObject({
    ok: false,
    why: 'already',
  })
  expect((await listObjections(database.db, where.edition.id, everything)).map((row) => row.objection.text)).toEqual([
    saved.text,
  ])
})

test('what reaches the server at the deadline is late, and what is no indicator is none', async () => {
  await saveDeadline(database.db, where.edition.id, 'objections', later(10))
  expect(await object(context(water, later(10)), where, { indicatorCode: 'requests', text: 'دیر' })).toMatchObject({
    ok: false,
    why: 'late',
  })
  expect(await object(context(water), where, { indicatorCode: 'magic', text: 'چیست' })).toMatchObject({
    ok: false,
    why: 'unknown-indicator',
  })
  expect(await object(context(water), where, { indicatorCode: 'requests', text: '  ' })).toMatchObject({
    ok: false,
    why: 'empty',
  })
})

test('an agency sees its own objections alone', async () => {
  await objectAs(water)
  await objectAs(health)
  const item = await listObjections(database.db, where.edition.id, {
    of: 'own',
    agencyId: health.grants[0]?.agencyId ?? 0,
  })
  expect(item.map((row) => row.agency.code)).toEqual(['health'])
})

test('nobody rules on what is not theirs, on their own agency, without a reason, or twice', async () => {
  const row = await objectAs(water)
  const stranger = await createViewer(database.db, where.festival.id, { role: 'evaluator' })
  expect(await rule(context(stranger), where, row, accept)).toMatchObject({ why: 'not-yours' })
  const kin = await createViewer(database.db, where.festival.id, { role: 'evaluator', agencyId: row.agencyId })
  await database.db
    .insert(assignment)
    .values({ editionId: where.edition.id, userId: kin.user.id, indicatorCode: 'requests' })
  expect(await rule(context(kin), where, row, accept)).toMatchObject({ why: 'not-yours' })
  expect(await rule(context(evaluator), where, row, { ...accept, reason: ' ' })).toMatchObject({ why: 'no-reason' })
  expect(await rule(context(secretary), where, row, accept)).toMatchObject({ why: 'not-now' })
  const both = await Promise.all([
    rule(context(evaluator), where, row, accept),
    rule(context(evaluator), where, row, { ...accept, verdict: 'rejected', adjustments: [] }),
  ])
  expect(both.map((outcome) => outcome.ok).toSorted()).toEqual([false, true])
})

test('nobody rules on the parent or a unit of their own agency', async () => {
  const { db } = database
  await setAgencyParents(db, where.festival.id, new Map([['water', 'roads']]))
  const roads = (await findAgency(db, where.festival.id, 'roads'))?.id ?? 0
  const [ofWater, ofRoads] = [
    await objectAs(water),
    await objectAs(await createViewer(db, where.festival.id, { role: 'agency', agencyId: roads })),
  ]
  const atRoads = await createViewer(db, where.festival.id, { role: 'evaluator', agencyId: roads })
  const atWater = await createViewer(db, where.festival.id, { role: 'evaluator', agencyId: ofWater.agencyId })
  for (const { user } of [atRoads, atWater])
    await db.insert(assignment).values({ editionId: where.edition.id, userId: user.id, indicatorCode: 'requests' })
  for (const viewer of [atRoads, atWater]) {
    for (const item of [ofWater, ofRoads])
      expect(await rule(context(viewer), where, item, accept)).toMatchObject({ why: 'not-yours' })
    const scope = { of: 'assigned', userId: viewer.user.id, notAgencyId: viewer.grants[0]?.agencyId ?? null } as const
    expect(await listObjections(db, where.edition.id, scope)).toEqual([])
  }
  expect(
    await rule(context(atRoads), where, await objectAs(health), {
      ...accept,
      adjustments: [{ ...accept.adjustments[0], value: 21 }],
    }),
  ).toMatchObject({ ok: true })
})

test('a ruling makes no part larger than its whole, with what other rulings will adjust', async () => {
  const { db } = database
  const isPart = eq(metric.code, 'requests')
  await db
    .update(metric)
    .set({ partOf: [{ metric: 'stage', times: 1 }] })
    .where(and(eq(metric.festivalId, where.festival.id), isPart))
  const row = await objectAs(water)
  const { id: _, ...same } = row
  const [other] = await db
    .insert(objection)
    .values({ ...same, indicatorCode: 'stage' })
    .returning()
  const [ruling] = await db
    .insert(ruled)
    .values({
      objectionId: other?.id ?? 0,
      userId: evaluator.user?.id ?? '',
      verdict: 'accepted',
      reason: 'سند',
      at: now,
    })
    .returning()
  const metricId = (await listMetrics(db, where.festival.id)).find(({ code }) => code === 'stage')?.id ?? 0
  await db.insert(adjustment).values({ ...month, rulingId: ruling?.id ?? 0, metricId, status: 'reported', value: 3 })
  expect(await rule(context(evaluator), where, row, accept)).toMatchObject({
    ok: false,
    why: 'bad-adjustment',
    impossible: { reason: 'part-above-whole', value: 40, limit: 3, whole: { code: 'stage' } },
  })
  expect(
    await rule(context(evaluator), where, row, { ...accept, adjustments: [{ ...accept.adjustments[0], value: 3 }] }),
  ).toMatchObject({ ok: true })
})

test('a ruling makes no month of a part larger than the whole of its year', async () => {
  const { db } = database
  const { id: festivalId } = where.festival
  await db.update(metric).set({ overPeriods: 'adds-up' }).where(eq(metric.festivalId, festivalId))
  await db
    .update(metric)
    .set({ partOf: [{ metric: 'stage', times: 1 }] })
    .where(and(eq(metric.festivalId, festivalId), eq(metric.code, 'requests')))
  const metricId = (await listMetrics(db, festivalId)).find(({ code }) => code === 'stage')?.id ?? 0
  const agencyId = (await findAgency(db, festivalId, 'water'))?.id ?? 0
  const year = { periodFrom: where.edition.evaluatedFrom, periodTo: where.edition.evaluatedTo }
  await db.transaction((tx) =>
    writeInternal(
      tx,
      where.festival,
      { code: 'yearly', kind: 'measured', titleFa: 'سالانه', titleEn: 'Yearly' },
      [{ metricId, agencyId, ...year, status: 'reported', value: 39, raw: {} }],
      later(-300),
    ),
  )
  const row = await objectAs(water)
  expect(await rule(context(evaluator), where, row, accept)).toMatchObject({
    why: 'bad-adjustment',
    impossible: { reason: 'part-above-whole', value: 40, limit: 39, whole: { code: 'stage' } },
  })
  expect(
    await rule(context(evaluator), where, row, { ...accept, adjustments: [{ ...accept.adjustments[0], value: 39 }] }),
  ).toMatchObject({ ok: true })
})

test('a review is refused where a source has put a whole below what was ruled of its part', async () => {
  const { db } = database
  const { id: festivalId } = where.festival
  await db
    .update(metric)
    .set({ partOf: [{ metric: 'stage', times: 1 }] })
    .where(and(eq(metric.festivalId, festivalId), eq(metric.code, 'requests')))
  const row = await objectAs(water)
  expect(await rule(context(evaluator), where, row, accept)).toMatchObject({ ok: true })
  const metricId = (await listMetrics(db, festivalId)).find(({ code }) => code === 'stage')?.id ?? 0
  const agencyId = (await findAgency(db, festivalId, 'water'))?.id ?? 0
  await db.transaction((tx) =>
    writeInternal(
      tx,
      where.festival,
      { code: 'later', kind: 'measured', titleFa: 'سپس', titleEn: 'Later' },
      [{ metricId, agencyId, ...month, status: 'reported', value: 39, raw: {} }],
      later(-300),
    ),
  )
  await goTo('review')
  expect(await proposeReview(context(secretary, later(1)), where)).toMatchObject({
    why: 'impossible',
    agency: { code: 'water' },
    impossible: { reason: 'part-above-whole', value: 40, limit: 39, whole: { code: 'stage' } },
  })
})

test('two rulings that adjust one value of an agency must agree', async () => {
  const { db } = database
  const row = await objectAs(water)
  const { id: _, ...same } = row
  const [other] = await db
    .insert(objection)
    .values({ ...same, indicatorCode: 'stage' })
    .returning()
  if (!other) throw new Error('The objection was not stored')
  const [ruling] = await db
    .insert(ruled)
    .values({
      objectionId: other.id,
      userId: evaluator.user?.id ?? '',
      verdict: 'accepted',
      reason: 'همان سنجه',
      at: now,
    })
    .returning()
  const metricId = (await listMetrics(db, where.festival.id)).find(({ code }) => code === 'requests')?.id ?? 0
  await db.insert(adjustment).values({ ...month, rulingId: ruling?.id ?? 0, metricId, status: 'reported', value: 35 })
  expect(await rule(context(evaluator), where, row, accept)).toEqual({
    ok: false,
    why: 'ruled-otherwise',
    detail: 'stage',
  })
  expect(await rule(context(evaluator), where, await objectAs(health), accept)).toMatchObject({ ok: true })
  expect(
    await rule(context(evaluator), where, row, { ...accept, adjustments: [{ ...accept.adjustments[0], value: 35 }] }),
  ).toMatchObject({ ok: true })
})

test.each([
  [{ ...accept, adjustments: [] }, 'needs-adjustment'],
  [{ ...accept, verdict: 'rejected' as const }, 'surplus-adjustment'],
  [{ ...accept, adjustments: [{ ...accept.adjustments[0], value: -1 }] }, 'bad-adjustment'],
  [{ ...accept, adjustments: [{ ...accept.adjustments[0], metric: 'stage' }] }, 'unknown-value'],
  [{ ...accept, adjustments: [{ ...accept.adjustments[0], periodFrom: '2020-01-01' }] }, 'unknown-value'],
])('a ruling that makes no sense is refused: %j', async (wanted, why) => {
  expect(await rule(context(evaluator), where, await objectAs(water), wanted)).toMatchObject({ ok: false, why })
})

test('a ruling after its deadline is marked for who looks after all of them, and counts', async () => {
  const item = await objectAs(water)
  await saveDeadline(database.db, where.edition.id, 'rulings', later(10))
  expect(await rule(context(evaluator, later(10)), where, item, accept)).toMatchObject({ ok: true })
  const isLateFor = async (viewer: Viewer) => {
    const editionContext = await editionContextOf(context(viewer), where, 'objections.see')
    return editionContext && (await loadObjections(context(viewer), editionContext)).rows.map((row) => row.isRuledLate)
  }
  expect([await isLateFor(secretary), await isLateFor(water)]).toEqual([[true], [false]])
  await saveDeadline(database.db, where.edition.id, 'rulings', later(11))
  expect(await isLateFor(secretary)).toEqual([false])
})

test('rulings are tried beside the old run, and applied as one with what they say behind each value', async () => {
  const row = await objectAs(water)
  const { preliminaryRunId } = await findCourse(database.db, where.edition.id)
  expect(await ranks(preliminaryRunId)).toEqual(['roads', 'health', 'water'])
  await goTo('review')
  expect(await proposeReview(context(secretary), where)).toMatchObject({ why: 'unruled' })
  await rule(context(evaluator), where, row, accept)
  const proposed = await proposeReview(context(secretary, later(1)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  expect(await ranks(proposed.review.candidateRunId)).toEqual(['water', 'roads', 'health'])
  expect(
    await listMetricCells(database.db, {
      festivalId: where.festival.id,
      metrics: ['requests'],
      from: month.periodFrom,
      to: month.periodTo,
      asOf: later(60),
    }),
  ).not.toContainEqual(expect.objectContaining({ value: 40 }))
  expect(await proposeReview(context(secretary), where)).toMatchObject({ why: 'open-already' })

  const [first, second] = await Promise.all([
    decide(context(secretary, later(2)), where, proposed.review, 'applied', ''),
    decide(context(secretary, later(2)), where, proposed.review, 'cancelled', 'نه'),
  ])
  expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1)
  if (!first.ok) return
  expect(await ranks(first.review.runId)).toEqual(['water', 'roads', 'health'])
  expect(await ranks(preliminaryRunId)).toEqual(['roads', 'health', 'water'])
  const applied = await findRun(database.db, where.edition.id, first.review.runId ?? 0)
  const cells = await listMetricCells(database.db, {
    festivalId: where.festival.id,
    metrics: ['requests'],
    from: month.periodFrom,
    to: month.periodTo,
    asOf: applied?.run.asOf ?? now,
  })
  expect(cells.find((cell) => cell.agencyId === row.agencyId)?.value).toBe(40)
  await goTo('finalise')
  expect((await findCourse(database.db, where.edition.id)).finalRunId).toBe(first.review.runId)
})

/** One review of all rulings from beginning to end. */
async function applyRulings(at: number) {
  const proposed = await proposeReview(context(secretary, later(at)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  const applied = await decide(context(secretary, later(at + 1)), where, proposed.review, 'applied', '')
  if (!applied.ok) throw new Error(applied.why)
  return applied.review
}

test('who is heard again meets the result with the rulings that were applied, and the next review stands beside that', async () => {
  await rule(context(evaluator), where, await objectAs(water), accept)
  await goTo('review')
  const first = await applyRulings(1)
  await goTo('hearAgain')
  const row = await objectAs(health)
  expect([row.runId, (await findCourse(database.db, where.edition.id)).preliminaryRunId]).toEqual([
    first.runId,
    first.runId,
  ])
  await rule(context(evaluator), where, row, { ...accept, adjustments: [{ ...accept.adjustments[0], value: 50 }] })
  await goTo('review')
  const second = await applyRulings(3)
  expect([second.baseRunId, second.hasNewerData]).toEqual([first.runId, false])
  const heldBy = async (id: number) =>
    (await listReviewedAdjustments(database.db, id)).map(({ agencyCode }) => agencyCode)
  expect([await heldBy(first.id), await heldBy(second.id)]).toEqual([['water'], ['health']])
  expect(await ranks(second.runId)).toEqual(['health', 'water', 'roads'])
  expect(await ranks(first.baseRunId)).toEqual(['roads', 'health', 'water'])
})

test('a ruling on a value that was surveyed leaves it surveyed', async () => {
  const [metric] = (await listMetrics(database.db, where.festival.id)).filter(({ code }) => code === 'requests')
  const agencies = [water, health].map((viewer) => viewer.grants[0]?.agencyId ?? 0)
  const next = { periodFrom: '2025-04-21', periodTo: '2025-05-22' }
  await database.db
    .update(source)
    .set({ kind: 'surveyed' })
    .where(and(eq(source.festivalId, where.festival.id), eq(source.code, 'counted')))
  await rule(context(evaluator), where, await objectAs(water), {
    ...accept,
    adjustments: [...accept.adjustments, { ...accept.adjustments[0], ...next, value: 5 }],
  })
  await goTo('review')
  await applyRulings(1)
  const cells = await listMetricCells(database.db, {
    festivalId: where.festival.id,
    metrics: ['requests'],
    from: month.periodFrom,
    to: next.periodTo,
    asOf: later(60),
  })
  expect(cells.filter(({ agencyId }) => agencyId === agencies[0]).map(({ kinds, value }) => [kinds, value])).toEqual([
    [['surveyed'], 40],
    [['surveyed'], 5],
  ])
  expect(await findKindToDecide(database.db, { metricId: metric?.id ?? 0, agencyId: agencies[1] ?? 0, ...next })).toBe(
    'surveyed',
  )
})

const take = async (
  item: Objection,
  given: Partial<{ rulingId: number; reason: string }> = {},
  viewer = evaluator,
  at = later(1),
) =>
  withdraw(context(viewer, at), where, item, {
    rulingId: (await findRuling(database.db, item.id))?.id ?? 0,
    reason: 'سند دیگری رسید',
    ...given,
  })
const valueOf = async (item: Objection) =>
  (
    await listMetricCells(database.db, {
      festivalId: where.festival.id,
      metrics: ['requests'],
      from: month.periodFrom,
      to: month.periodTo,
      asOf: later(600),
    })
  ).find(({ agencyId }) => agencyId === item.agencyId)?.value

test('a ruling is taken back with a reason, its agency is told, and another one takes its place', async () => {
  const row = await objectAs(water)
  await rule(context(evaluator), where, row, { verdict: 'rejected', reason: 'درست شمرده شده است.', adjustments: [] })
  expect(await take(row, { reason: ' ' })).toMatchObject({ why: 'no-reason' })
  expect(await take(row, {}, await createViewer(database.db, where.festival.id, { role: 'evaluator' }))).toMatchObject({
    why: 'not-yours',
  })
  expect(await take(row, {}, secretary)).toMatchObject({ why: 'not-now' })
  expect(await take(row, { rulingId: 0 })).toMatchObject({ why: 'ruled-meanwhile' })
  expect(await take(row)).toEqual({ ok: true })
  expect(await take(row)).toMatchObject({ why: 'no-ruling' })
  expect((await listObjections(database.db, where.edition.id, everything)).map(({ ruling }) => ruling)).toEqual([null])
  expect(await listWithdrawnRulings(database.db, row.id)).toMatchObject([
    { verdict: 'rejected', why: 'سند دیگری رسید' },
  ])
  await goTo('review')
  expect(await step('finalise')).toMatchObject({ blocked: [{ guard: 'objectionsRuled', n: 1 }] })
  expect(await rule(context(evaluator, later(2)), where, row, accept)).toMatchObject({ ok: true })
  await applyRulings(3)
  expect(await valueOf(row)).toBe(40)
  expect(await actionsOf()).toContain('objection.withdrawRuling')
})

test('what a review applied of a ruling that is taken back returns to what it was, when the next ruling does not adjust it', async () => {
  const row = await objectAs(water)
  const before = await valueOf(row)
  await rule(context(evaluator), where, row, accept)
  await goTo('review')
  await applyRulings(1)
  expect(await valueOf(row)).toBe(40)
  expect(await take(row, {}, evaluator, later(3))).toEqual({ ok: true })
  expect(
    await rule(context(evaluator, later(4)), where, row, {
      verdict: 'rejected',
      reason: 'سند از سال دیگری بود.',
      adjustments: [],
    }),
  ).toMatchObject({ ok: true })
  expect(await step('finalise', later(5))).toMatchObject({ blocked: [{ guard: 'rulingsApplied', n: 1 }] })
  const second = await applyRulings(6)
  expect(await valueOf(row)).toBe(before)
  expect(await ranks(second.runId)).toEqual(['roads', 'health', 'water'])
})

test('a ruling in a review that waits for a decision is not taken back, nor is any once the result is final', async () => {
  const row = await objectAs(water)
  await rule(context(evaluator), where, row, accept)
  await goTo('review')
  const proposed = await proposeReview(context(secretary, later(1)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  expect(await take(row, {}, evaluator, later(2))).toMatchObject({ why: 'in-review' })
  await decide(context(secretary, later(3)), where, proposed.review, 'applied', '')
  await goTo('finalise')
  expect(await take(row, {}, evaluator, later(4))).toMatchObject({ why: 'not-now' })
})

const outcomesOf = (outcomes: readonly ({ ok: true } | { ok: false; why: string })[]) =>
  outcomes.map((one) => (one.ok ? 'ok' : one.why)).toSorted()
const actionsOf = async () =>
  (await listEventsAfter(database.db, 0, 5000))
    .filter((event) => event.editionId === where.edition.id)
    .map((event) => event.action)

test.each([
  ['objection', false],
  ['step', true],
])(
  'an objection and the step that ends objections at the same moment, the %s first: it is kept whole or refused',
  async (_, isTurned) => {
    const { version } = await findCourse(database.db, where.edition.id)
    const write = async () => object(context(water), where, { indicatorCode: 'requests', text: 'در همان لحظه' })
    const move = async () =>
      advanceEdition(context(operatorOf('test')), where, { step: 'review', version, reason: 'because' })
    const [written, moved] = isTurned
      ? (await Promise.all([move(), write()])).toReversed()
      : await Promise.all([write(), move()])
    expect(moved).toMatchObject({ ok: true })
    expect(written?.ok ? 'ok' : written?.why).toMatch(/^(ok|not-now)$/)
    expect(await listObjections(database.db, where.edition.id, everything)).toHaveLength(written?.ok ? 1 : 0)
    const actions = (await actionsOf()).filter((action) => /objection|review/.test(action))
    expect(actions).toEqual(written?.ok ? ['objection.write', 'edition.review'] : ['edition.review'])
  },
)

test('two people of an agency object to one indicator at the same moment: one text is kept, the other told', async () => {
  const colleague = await createViewer(database.db, where.festival.id, {
    role: 'agency',
    agencyId: water.grants[0]?.agencyId ?? 0,
  })
  const both = await Promise.all(
    [water, colleague].map((viewer, index) =>
      object(context(viewer), where, { indicatorCode: 'requests', text: `متن ${index}` }),
    ),
  )
  expect(outcomesOf(both)).toEqual(['already', 'ok'])
  expect((await actionsOf()).filter((action) => action === 'objection.write')).toHaveLength(1)
})

test('a file and the ruling at the same moment: who ruled had seen every file that stands there', async () => {
  const row = await objectAs(water)
  const file = new File([Buffer.from('%PDF-1.4\n%%EOF\n')], 'گواه.pdf')
  const [attached, ruled] = await Promise.all([
    attachToObjection(context(water), where, row, file),
    rule(context(evaluator), where, row, accept),
  ])
  expect(ruled).toMatchObject({ ok: true })
  const actions = (await actionsOf()).filter((action) => action === 'file.keep' || action === 'objection.rule')
  expect(actions).toEqual(attached.ok ? ['file.keep', 'objection.rule'] : ['objection.rule'])
  expect(await listObjectionFiles(database.db, row.id)).toHaveLength(attached.ok ? 1 : 0)
  expect(await attachToObjection(context(water, later(1)), where, row, file)).toMatchObject({ ok: false, why: 'ruled' })
})

test('two evaluators rule at the same moment: one ruling counts, with its own adjustments', async () => {
  const row = await objectAs(water)
  const second = await createViewer(database.db, where.festival.id, { role: 'evaluator' })
  await database.db
    .insert(assignment)
    .values({ editionId: where.edition.id, userId: second.user.id, indicatorCode: 'requests' })
  const [first] = accept.adjustments
  const both = await Promise.all([
    rule(context(evaluator), where, row, accept),
    rule(context(second), where, row, { ...accept, adjustments: [{ ...first, value: 50 }] }),
  ])
  expect(outcomesOf(both)).toEqual(['already', 'ok'])
  const ruling = both.flatMap((one) => (one.ok ? [one.ruling] : []))[0]
  expect((await listAdjustments(database.db, ruling?.id ?? 0)).map(({ adjustment }) => adjustment.value)).toEqual([
    both[0]?.ok ? 40 : 50,
  ])
})

test('two reviews proposed at the same moment are one', async () => {
  await rule(context(evaluator), where, await objectAs(water), accept)
  await goTo('review')
  const both = await Promise.all([
    proposeReview(context(secretary, later(1)), where),
    proposeReview(context(secretary, later(1)), where),
  ])
  expect(outcomesOf(both)).toEqual(['ok', 'open-already'])
  expect(await listReviews(database.db, where.edition.id)).toHaveLength(1)
})

test('a review applied at the same moment as the step to the final result: the step waits, or freezes the run over the rulings', async () => {
  await rule(context(evaluator), where, await objectAs(water), accept)
  await goTo('review')
  const proposed = await proposeReview(context(secretary, later(1)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  const { version } = await findCourse(database.db, where.edition.id)
  const [decided, moved] = await Promise.all([
    decide(context(secretary, later(2)), where, proposed.review, 'applied', ''),
    advanceEdition({ db: database.db, viewer: operatorOf('test'), now: later(2) }, where, {
      step: 'finalise',
      version,
      reason: 'because',
    }),
  ])
  if (!decided.ok) throw new Error(decided.why)
  expect(moved.ok ? 'ok' : moved.why).toMatch(/^(ok|blocked)$/)
  expect((await findCourse(database.db, where.edition.id)).finalRunId).toBe(moved.ok ? decided.review.runId : null)
})

test('a ruling at the same moment as a review that is proposed is in the review, or keeps it from being one', async () => {
  const row = await objectAs(water)
  const other = await objectAs(health)
  await rule(context(evaluator), where, other, { verdict: 'rejected', reason: 'درست شمرده شده است.', adjustments: [] })
  await goTo('review')
  const [ruled, proposed] = await Promise.all([
    rule(context(evaluator, later(1)), where, row, accept),
    proposeReview(context(secretary, later(1)), where),
  ])
  expect(ruled).toMatchObject({ ok: true })
  expect(proposed.ok ? await ranks(proposed.review.candidateRunId) : proposed.why).toEqual(
    proposed.ok ? ['water', 'roads', 'health'] : 'unruled',
  )
})

test('data that changes between proposal and application stops it, and nothing is half done', async () => {
  const row = await objectAs(water)
  await rule(context(evaluator), where, row, accept)
  await goTo('review')
  const proposed = await proposeReview(context(secretary, later(1)), where)
  if (!proposed.ok) throw new Error(proposed.why)
  const [metric] = (await listMetrics(database.db, where.festival.id)).filter(({ code }) => code === 'requests')
  const value = {
    metricId: metric?.id ?? 0,
    agencyId: health.grants[0]?.agencyId ?? 0,
    ...month,
    status: 'reported' as const,
    value: 99,
    raw: {},
  }
  await database.db.transaction((tx) =>
    writeInternal(
      tx,
      where.festival,
      { code: 'counted', kind: 'measured', titleFa: 'شمارش', titleEn: 'Counted' },
      [value],
      later(2),
    ),
  )
  expect(await decide(context(secretary, later(3)), where, proposed.review, 'applied', '')).toMatchObject({
    ok: false,
    why: 'changed',
  })
  expect((await listReviews(database.db, where.edition.id)).map(({ review }) => review.state)).toEqual(['open'])
  expect(
    await database.db
      .select()
      .from(observation)
      .where(and(eq(observation.metricId, metric?.id ?? 0), eq(observation.value, 40))),
  ).toEqual([])
  expect(
    await decide(context(secretary, later(4)), where, proposed.review, 'cancelled', 'داده‌ها عوض شد'),
  ).toMatchObject({ ok: true })
  expect(await step('finalise', later(4))).toMatchObject({
    ok: false,
    why: 'blocked',
    blocked: [{ guard: 'rulingsApplied', n: 1 }],
  })
  const again = await proposeReview(context(secretary, later(5)), where)
  if (!again.ok) throw new Error(again.why)
  expect([proposed.review.hasNewerData, again.review.hasNewerData]).toEqual([false, true])
  expect(await ranks(again.review.candidateRunId)).toEqual(['health', 'water', 'roads'])
  expect(await decide(context(secretary, later(6)), where, again.review, 'applied', '')).toMatchObject({ ok: true })
  expect(await step('finalise', later(7))).toMatchObject({ ok: true })
  expect(await ranks((await findCourse(database.db, where.edition.id)).finalRunId)).toEqual([
    'health',
    'water',
    'roads',
  ])
})
