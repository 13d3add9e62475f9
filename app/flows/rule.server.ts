import type { Db } from '../../db/client.server'
import { findAgencyById } from '../../db/queries/agencies'
import { listAssigned } from '../../db/queries/grants'
import { holdCourse } from '../../db/queries/courses'
import {
  type Adjustment,
  type Objection,
  type Ruling,
  createRuling,
  hasJudged,
  listPendingAdjustments,
} from '../../db/queries/objections'
import { type Metric, type ObservationStatus, listMetrics } from '../../db/queries/observations'
import { findRun } from '../../db/queries/runs'
import { areKin } from '../../db/queries/scope'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { reachOf } from '../policy.server'
import { findIndicator, metricsOf } from './model-parts'
import { storedModel } from './score-edition.server'
import { tellAgency } from './notify.server'
import { isSoundValue } from './sound-value'
import { canSetStatus } from './write-internal.server'

export interface NewAdjustment {
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
  | {
      ok: false
      why:
        | 'not-now'
        | 'not-yours'
        | 'judged-before'
        | 'no-reason'
        | 'needs-adjustment'
        | 'surplus-adjustment'
        | 'bad-adjustment'
        | 'by-service'
        | 'ruled-otherwise'
        | 'already'
      detail: string
    }

/** The one answer to an objection, by who answers for its indicator, is not of its agency, its parent or its units, and has not judged its values before. */
export async function rule(
  asking: Asking,
  { festival, edition }: Pick<EditionPlace, 'festival' | 'edition'>,
  objection: Objection,
  wanted: RulingWanted,
): Promise<RulingOutcome> {
  const { db, viewer, now } = asking
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'objection.rule', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'assigned') return { ok: false, why: 'not-now', detail: course.state }
    const userId = viewer.user.id
    const isAssigned = (await listAssigned(tx, edition.id, userId)).includes(objection.indicatorCode)
    const isOwn = scope.notAgencyId !== null && (await areKin(tx, objection.agencyId, scope.notAgencyId))
    if (!isAssigned || isOwn) return { ok: false, why: 'not-yours', detail: objection.indicatorCode }
    const run = await findRun(tx, edition.id, objection.runId)
    const indicator = run && findIndicator(storedModel(run.modelVersion), objection.indicatorCode)
    const metrics = indicator ? metricsOf(indicator.measure) : []
    if (await hasJudged(tx, { editionId: edition.id, userId, agencyId: objection.agencyId, metrics }))
      return { ok: false, why: 'judged-before', detail: objection.indicatorCode }
    const known = (await listMetrics(tx, festival.id)).filter((metric) => metrics.includes(metric.code))
    const refusal = refuse(wanted, known, edition)
    if (refusal) return refusal
    const adjustments = wanted.adjustments.flatMap(({ metric, ...own }) =>
      known.filter(({ code }) => code === metric).map(({ id }) => ({ ...own, metricId: id })),
    )
    for (const own of adjustments)
      if (!(await canSetStatus(tx, { ...own, agencyId: objection.agencyId })))
        return { ok: false, why: 'by-service', detail: own.periodFrom }
    const otherwise = await findContrary(tx, objection, adjustments)
    if (otherwise) return { ok: false, why: 'ruled-otherwise', detail: otherwise }
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
      after: { verdict: wanted.verdict, adjustments: wanted.adjustments },
      reason: saved.reason,
    })
    await tellRuled(tx, { festival, edition }, objection, saved)
    return { ok: true, ruling: saved }
  })
}

/** The indicator of a ruling, not yet applied, that makes another value of what these adjust: of two the later one would count, unseen. */
async function findContrary(
  tx: Db,
  { id, editionId, agencyId }: Objection,
  adjustments: readonly Pick<Adjustment, 'metricId' | 'periodFrom' | 'status' | 'value'>[],
): Promise<string | null> {
  const pending = (await listPendingAdjustments(tx, editionId)).filter(
    ({ objection }) => objection.agencyId === agencyId && objection.id !== id,
  )
  const contrary = pending.find(({ adjustment: { metricId, periodFrom, status, value } }) =>
    adjustments.some(
      (own) =>
        own.metricId === metricId && own.periodFrom === periodFrom && (own.status !== status || own.value !== value),
    ),
  )
  return contrary?.objection.indicatorCode ?? null
}

async function tellRuled(
  tx: Db,
  where: Pick<EditionPlace, 'festival' | 'edition'>,
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
  edition: EditionPlace['edition'],
): Extract<RulingOutcome, { ok: false }> | null {
  if (!reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  if (verdict === 'rejected' && adjustments.length) return { ok: false, why: 'surplus-adjustment', detail: '' }
  if (verdict !== 'rejected' && !adjustments.length) return { ok: false, why: 'needs-adjustment', detail: '' }
  const bad = adjustments.find((own) => !isSound(own, metrics, edition))
  return bad ? { ok: false, why: 'bad-adjustment', detail: `${bad.metric} ${bad.periodFrom}` } : null
}

/** A metric of the indicator, a period of the evaluated year, and a value that the metric can have. */
function isSound(
  { metric: code, periodFrom, periodTo, status, value }: NewAdjustment,
  metrics: readonly Metric[],
  edition: EditionPlace['edition'],
): boolean {
  const metric = metrics.find((own) => own.code === code)
  if (!metric || periodFrom < edition.evaluatedFrom || periodTo > edition.evaluatedTo || periodFrom >= periodTo)
    return false
  return isSoundValue(metric, status, value)
}
