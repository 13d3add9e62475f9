import type { FestivalEdition } from '../../access/edition-context.server'
import type { Db } from '../../../db/database'
import { holdCourse } from '../../../db/queries/courses'
import {
  type DeclarationRow,
  type Evaluation,
  createEvaluation,
  listDeclarations,
} from '../../../db/queries/declarations'
import { listAssignedMetrics } from '../../access/assigned-metrics.server'
import { recordEvent } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { reachOf } from '../../policy/policy.server'
import { tellAgency } from '../notices/notify.server'
import { type ImpossibleValue, findImpossibleValue } from '../values/validate-values.server'
import { writeInternal } from '../values/write-internal.server'

/**
 * What evaluators made of declared values. They stay declared ones: the value was not measured by its being looked at.
 */
export const evaluationsSource = {
  code: 'evaluations',
  kind: 'self-declared',
  titleFa: 'بررسی خوداظهاری‌ها',
  titleEn: 'Evaluation of declarations',
  isDecisive: true,
} as const

export interface Judgement {
  /** The very value that the evaluator has read. */
  submittedValueId: number
  verdict: Evaluation['verdict']
  reason: string
  /** FestivalEdition it is corrected: the right value. */
  value: number
}

export type JudgeOutcome =
  | { ok: true; evaluation: Evaluation }
  | { ok: false; why: 'bad-value'; detail: string; impossible: ImpossibleValue }
  | { ok: false; why: 'not-now' | 'not-yours' | 'already' | 'no-reason'; detail: string }

/**
 * Confirms a submitted value, corrects it with a reason, or gives it back with one. Once; of two evaluators at the same
 * moment the first counts.
 */
export async function judgeDeclaration(
  context: RequestContext,
  where: FestivalEdition,
  wanted: Judgement,
): Promise<JudgeOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'declaration.judge', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'assigned') return { ok: false, why: 'not-now', detail: course.state }
    const rows = await listDeclarations(tx, edition.id, scope, await listAssignedMetrics(tx, edition, viewer.user.id))
    const row = rows.find(({ submitted }) => submitted?.id === wanted.submittedValueId)
    if (!row?.submitted) return { ok: false, why: 'not-yours', detail: String(wanted.submittedValueId) }
    if (row.evaluation) return { ok: false, why: 'already', detail: row.metric.code }
    const reason = wanted.reason.trim() || null
    if (wanted.verdict !== 'confirmed' && !reason) return { ok: false, why: 'no-reason', detail: row.metric.code }
    const impossible =
      wanted.verdict === 'corrected'
        ? await findImpossibleValue(tx, festival.id, [{ ...row.declaration, status: 'reported', value: wanted.value }])
        : null
    if (impossible) return { ok: false, why: 'bad-value', detail: row.metric.code, impossible }
    const value = wanted.verdict === 'corrected' ? wanted.value : null
    const written =
      wanted.verdict === 'confirmed'
        ? null
        : await writeInternal(
            tx,
            festival,
            evaluationsSource,
            [toValue(row, { ...wanted, reason: reason ?? '' }, now)],
            now,
          )
    const saved = await createEvaluation(tx, {
      editionId: edition.id,
      submittedValueId: row.submitted.id,
      observationId: row.submitted.observationId,
      userId: viewer.user.id,
      verdict: wanted.verdict,
      value,
      reason,
      at: now,
      pullId: written?.pullId ?? null,
    })
    await recordEvent(tx, viewer, {
      action: `declaration.${wanted.verdict}`,
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `declaration:${row.agency.id}/${row.metric.code}`,
      before: { status: row.submitted.status, value: row.submitted.value },
      after: { value },
      reason,
    })
    if (saved.verdict === 'refused') await tellReturned(tx, where, row, saved)
    return { ok: true, evaluation: saved }
  })
}

async function tellReturned(
  tx: Db,
  where: FestivalEdition,
  { agency, metric }: DeclarationRow,
  { id, at }: Evaluation,
) {
  const params = { path: `declarations#${metric.code}`, metricFa: metric.titleFa, metricEn: metric.titleEn }
  await tellAgency(tx, where, agency.id, { kind: 'declaration-returned', key: `evaluation:${id}`, params }, at)
}

/**
 * The record of a judgement as people read it behind an observation; who judged is said by role alone. Given back,
 * there is no data until it comes again.
 */
function toValue(
  { declaration, metric, agency, submitted }: DeclarationRow,
  { verdict, value, reason }: Judgement,
  now: Date,
) {
  const { metricId, agencyId, periodFrom, periodTo } = declaration
  const next =
    verdict === 'corrected' ? ({ status: 'reported', value } as const) : ({ status: 'no-data', value: 0 } as const)
  const raw = {
    agency: agency.code,
    metric: metric.code,
    from: periodFrom,
    to: periodTo,
    submission: submitted?.number,
    declared: { status: submitted?.status, value: submitted?.value },
    verdict,
    ...next,
    reason,
    by: 'evaluator',
    at: now.toISOString(),
  }
  return { metricId, agencyId, periodFrom, periodTo, ...next, raw }
}
