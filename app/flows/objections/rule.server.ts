import type { RequestContext } from '../../policy/request-context'
import type { Db } from '../../../db/database'
import { findAgencyById } from '../../../db/queries/agencies'
import { holdCourse } from '../../../db/queries/courses'
import {
  type Adjustment,
  type Objection,
  type Ruling,
  createRuling,
  hasJudged,
  listAppliedWithdrawn,
  listPendingAdjustments,
  listStandingAdjustments,
} from '../../../db/queries/objections'
import { type Metric, type ObservationStatus, listMetricCells, listMetrics } from '../../../db/queries/observations'
import { findRun } from '../../../db/queries/runs'
import { recordEvent } from '../../audit/audit.server'
import type { EditionContext } from '../../access/edition-context.server'
import { reachOf } from '../../policy/policy.server'
import { findIndicator, metricsOf } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { tellAgency } from '../notices/notify.server'
import { mayRuleOn } from './withdraw-ruling.server'
import { type ImpossibleValue, findImpossibleValue } from '../values/validate-values.server'
import { canSetStatus } from '../values/write-internal.server'

interface NewAdjustment {
  metric: string
  periodFrom: string
  periodTo: string
  status: ObservationStatus
  value: number
}

export interface RulingWanted {
  verdict: Ruling['verdict']
  reason: string
  adjustments: readonly NewAdjustment[]
}

export type RulingOutcome =
  | { ok: true; ruling: Ruling }
  | { ok: false; why: 'bad-adjustment'; detail: string; impossible: ImpossibleValue }
  | {
      ok: false
      why:
        | 'not-now'
        | 'not-yours'
        | 'judged-before'
        | 'no-reason'
        | 'needs-adjustment'
        | 'surplus-adjustment'
        | 'unknown-value'
        | 'by-service'
        | 'ruled-otherwise'
        | 'already'
      detail: string
    }

/**
 * The one answer to an objection, by who answers for its indicator, is not of its agency, its parent or its units, and
 * has not judged its values before.
 */
export async function rule(
  context: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  objection: Objection,
  wanted: RulingWanted,
): Promise<RulingOutcome> {
  const { db, viewer, now } = context
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'assigned') return { ok: false, why: 'not-now', detail: course.state }
    const userId = viewer.user.id
    if (!(await mayRuleOn(tx, edition.id, objection, userId, scope.notAgencyId)))
      return { ok: false, why: 'not-yours', detail: objection.indicatorCode }
    const run = await findRun(tx, edition.id, objection.runId)
    const indicator = run && findIndicator(storedModel(run.modelVersion), objection.indicatorCode)
    const metrics = indicator ? metricsOf(indicator.measure) : []
    if (await hasJudged(tx, { editionId: edition.id, userId, agencyId: objection.agencyId, metrics }))
      return { ok: false, why: 'judged-before', detail: objection.indicatorCode }
    const known = (await listMetrics(tx, festival.id)).filter((metric) => metrics.includes(metric.code))
    const refusal = refuse(wanted, known, edition)
    if (refusal) return refusal
    const wantedHere = wanted.adjustments.flatMap(({ metric, ...own }) =>
      known.filter(({ code }) => code === metric).map(({ id }) => ({ ...own, metricId: id })),
    )
    const adjustments = [...wantedHere, ...(await listRestored(tx, { festival, edition }, objection, wantedHere))]
    for (const adjustment of adjustments)
      if (!(await canSetStatus(tx, { ...adjustment, agencyId: objection.agencyId })))
        return { ok: false, why: 'by-service', detail: adjustment.periodFrom }
    const pending = await listOtherPending(tx, objection)
    const otherwise = findContrary(pending, adjustments)
    if (otherwise) return { ok: false, why: 'ruled-otherwise', detail: otherwise }
    const impossible = await findImpossibleValue(
      tx,
      festival.id,
      [...adjustments, ...pending.map(({ adjustment }) => adjustment)].map((adjustment) => ({
        ...adjustment,
        agencyId: objection.agencyId,
      })),
    )
    if (impossible)
      return {
        ok: false,
        why: 'bad-adjustment',
        detail: `${impossible.metric.code} ${impossible.periodFrom}`,
        impossible,
      }
    const saved = await createRuling(
      tx,
      { objectionId: objection.id, userId, verdict: wanted.verdict, reason: wanted.reason.trim(), at: now },
      adjustments,
    )
    if (!saved) return { ok: false, why: 'already', detail: String(objection.id) }
    await recordEvent(tx, viewer, {
      action: 'objection.rule',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `objection:${objection.id}`,
      after: {
        verdict: wanted.verdict,
        adjustments: wanted.adjustments,
        restored: adjustments.length - wantedHere.length,
      },
      reason: saved.reason,
    })
    await tellRuled(tx, { festival, edition }, objection, saved)
    return { ok: true, ruling: saved }
  })
}

/**
 * Values that a review applied by a ruling taken back since, and that neither this one nor one that stands adjusts:
 * they return to what they were before.
 */
async function listRestored(
  tx: Db,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  { id, agencyId }: Objection,
  adjustments: readonly Pick<Adjustment, 'metricId' | 'periodFrom'>[],
) {
  const isSame = (
    one: Pick<Adjustment, 'metricId' | 'periodFrom'>,
    other: Pick<Adjustment, 'metricId' | 'periodFrom'>,
  ) => one.metricId === other.metricId && one.periodFrom === other.periodFrom
  const applied = await listAppliedWithdrawn(tx, id)
  if (!applied.length) return []
  const standing = (await listStandingAdjustments(tx, edition.id, agencyId)).map(({ adjustment }) => adjustment)
  const firstOfEach = applied.filter(
    ({ adjustment }, index) => applied.findIndex((item) => isSame(item.adjustment, adjustment)) === index,
  )
  const restored: Omit<Adjustment, 'id' | 'rulingId'>[] = []
  for (const {
    adjustment: { metricId, periodFrom, periodTo },
    metricCode,
    baseRunId,
  } of firstOfEach) {
    if ([...adjustments, ...standing].some((adjustment) => isSame(adjustment, { metricId, periodFrom }))) continue
    const run = await findRun(tx, edition.id, baseRunId)
    if (!run) continue
    const cells = await listMetricCells(tx, {
      festivalId: festival.id,
      metrics: [metricCode],
      from: periodFrom,
      to: periodTo,
      asOf: run.run.asOf,
      agencyId,
    })
    const { status = 'no-data', value = 0 } = cells.find((cell) => cell.periodFrom === periodFrom) ?? {}
    restored.push({ metricId, periodFrom, periodTo, status, value })
  }
  return restored
}

/**
 * What rulings on other objections of the agency adjust and no review has applied yet: all of it will be in force
 * together.
 */
async function listOtherPending(tx: Db, { id, editionId, agencyId }: Objection) {
  return (await listPendingAdjustments(tx, editionId)).filter(
    ({ objection }) => objection.agencyId === agencyId && objection.id !== id,
  )
}

/**
 * The indicator of a pending ruling that makes another value of what these adjust: of two the later one would count,
 * unseen.
 */
function findContrary(
  pending: Awaited<ReturnType<typeof listOtherPending>>,
  adjustments: readonly Pick<Adjustment, 'metricId' | 'periodFrom' | 'status' | 'value'>[],
): string | null {
  const contrary = pending.find(({ adjustment: { metricId, periodFrom, status, value } }) =>
    adjustments.some(
      (adjustment) =>
        adjustment.metricId === metricId &&
        adjustment.periodFrom === periodFrom &&
        (adjustment.status !== status || adjustment.value !== value),
    ),
  )
  return contrary?.objection.indicatorCode ?? null
}

async function tellRuled(
  tx: Db,
  where: Pick<EditionContext, 'festival' | 'edition'>,
  { agencyId, indicatorCode }: Objection,
  { id, at }: Ruling,
) {
  const agency = await findAgencyById(tx, agencyId)
  const params = { path: `objections/${agency?.code}/${indicatorCode}`, indicator: indicatorCode }
  await tellAgency(tx, where, agencyId, { kind: 'objection-ruled', key: `ruling:${id}`, params }, at)
}

function refuse(
  { verdict, reason, adjustments }: RulingWanted,
  metrics: readonly Metric[],
  edition: EditionContext['edition'],
): Extract<RulingOutcome, { ok: false }> | null {
  if (!reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  if (verdict === 'rejected' && adjustments.length) return { ok: false, why: 'surplus-adjustment', detail: '' }
  if (verdict !== 'rejected' && !adjustments.length) return { ok: false, why: 'needs-adjustment', detail: '' }
  const unknown = adjustments.find((adjustment) => !isOfIndicator(adjustment, metrics, edition))
  return unknown ? { ok: false, why: 'unknown-value', detail: `${unknown.metric} ${unknown.periodFrom}` } : null
}

/** A metric of the indicator and a period of the evaluated year. */
function isOfIndicator(
  { metric: code, periodFrom, periodTo }: NewAdjustment,
  metrics: readonly Metric[],
  edition: EditionContext['edition'],
): boolean {
  return (
    metrics.some((metric) => metric.code === code) &&
    periodFrom >= edition.evaluatedFrom &&
    periodTo <= edition.evaluatedTo &&
    periodFrom < periodTo
  )
}
