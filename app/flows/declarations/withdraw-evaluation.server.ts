import type { FestivalEdition } from '../../access/edition-context.server'
import { holdCourse } from '../../../db/queries/courses'
import { type DeclarationRow, listDeclarations, withdrawEvaluation } from '../../../db/queries/declarations'
import { listAssignedMetrics } from '../../access/assigned-metrics.server'
import { recordEvent } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { reachOf } from '../../policy/policy.server'
import { evaluationsSource } from './judge-declaration.server'
import { tellAgency } from '../notices/notify.server'
import { type ImpossibleValue, findImpossibleValue } from '../values/validate-values.server'
import { writeInternal } from '../values/write-internal.server'
import { expectFound } from '../../expect/expect-found'

export type WithdrawEvaluationOutcome =
  | { ok: true; submittedValueId: number }
  | { ok: false; why: 'bad-value'; detail: string; impossible: ImpossibleValue }
  | { ok: false; why: 'not-now' | 'not-yours' | 'judged-meanwhile' | 'answered' | 'no-reason'; detail: string }

/**
 * Takes back what was said of a declared value, while declarations are judged: the submitted value is in force again
 * and waits for another verdict, unless other verdicts have made it impossible meanwhile. A value that was given back
 * stays so once its agency has begun to write another one.
 */
export async function withdrawVerdict(
  context: RequestContext,
  where: FestivalEdition,
  { evaluationId, reason }: { evaluationId: number; reason: string },
): Promise<WithdrawEvaluationOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  if (!reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'declaration.judge', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'assigned') return { ok: false, why: 'not-now', detail: course.state }
    const rows = await listDeclarations(tx, edition.id, scope, await listAssignedMetrics(tx, edition, viewer.user.id))
    const row = rows.find(({ evaluation }) => evaluation?.id === evaluationId)
    if (!row?.evaluation || !row.submitted) return { ok: false, why: 'judged-meanwhile', detail: String(evaluationId) }
    const { verdict, value } = row.evaluation
    if (verdict === 'refused' && row.declaration.updatedAt > row.evaluation.at)
      return { ok: false, why: 'answered', detail: row.metric.code }
    const restored = verdict === 'confirmed' ? [] : [toValue(row, reason.trim(), now)]
    const impossible = await findImpossibleValue(tx, festival.id, restored)
    if (impossible) return { ok: false, why: 'bad-value', detail: row.metric.code, impossible }
    const written = restored.length ? await writeInternal(tx, festival, evaluationsSource, restored, now) : null
    await withdrawEvaluation(tx, {
      evaluationId,
      userId: viewer.user.id,
      reason: reason.trim(),
      at: now,
      pullId: written?.pullId ?? null,
    })
    const subject = `declaration:${row.agency.id}/${row.metric.code}`
    await recordEvent(tx, viewer, {
      action: 'declaration.withdrawVerdict',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject,
      before: { verdict, value },
      after: { status: row.submitted.status, value: row.submitted.value },
      reason: reason.trim(),
    })
    if (verdict === 'refused') await tellWithdrawn(tx, where, row, now)
    return { ok: true, submittedValueId: row.submitted.id }
  })
}

async function tellWithdrawn(
  tx: RequestContext['db'],
  where: FestivalEdition,
  { agency, metric, evaluation }: DeclarationRow,
  now: Date,
) {
  const params = { path: `declarations#${metric.code}`, metricFa: metric.titleFa, metricEn: metric.titleEn }
  await tellAgency(
    tx,
    where,
    agency.id,
    { kind: 'return-withdrawn', key: `evaluation-withdrawn:${evaluation?.id}`, params },
    now,
  )
}

/** The submitted value again, with the record that says why. */
function toValue({ declaration, metric, agency, submitted, evaluation }: DeclarationRow, reason: string, now: Date) {
  const { metricId, agencyId, periodFrom, periodTo } = declaration
  const sent = expectFound(submitted, `the submitted value of ${metric.code}`)
  const restored = { status: sent.status, value: sent.value ?? 0 }
  const raw = {
    agency: agency.code,
    metric: metric.code,
    from: periodFrom,
    to: periodTo,
    submission: sent.number,
    withdrawn: { verdict: evaluation?.verdict, value: evaluation?.value },
    ...restored,
    reason,
    by: 'evaluator',
    at: now.toISOString(),
  }
  return { metricId, agencyId, periodFrom, periodTo, ...restored, raw }
}
