import type { FestivalEdition } from '../../access/edition-context.server'
import { findAgencyById } from '../../../db/queries/agencies'
import { findDeadline } from '../../../db/queries/course-changes'
import { holdCourse } from '../../../db/queries/courses'
import { type DeclarationRow, listDeclarations, withdrawSubmitted } from '../../../db/queries/declarations'
import { recordEvent } from '../../audit/audit.server'
import type { RequestContext } from '../../policy/request-context'
import { reachOf } from '../../policy/policy.server'
import { declarationsSource } from './submit-declarations.server'
import { writeInternal } from '../values/write-internal.server'
import { expectFound } from '../../expect/expect-found'

export type WithdrawSubmissionOutcome =
  | { ok: true; values: number }
  | { ok: false; why: 'not-now' | 'late' | 'nothing-sent' | 'changed-meanwhile' | 'no-reason'; detail: string }

/** Submitted, and nobody has said anything of it: its agency can still take it back. */
export const isWithdrawable = ({ submitted, evaluation }: Pick<DeclarationRow, 'submitted' | 'evaluation'>) =>
  submitted !== null && evaluation === null

/** What somebody who takes back has seen: each value that can be, as it was submitted. */
export function sentOf(rows: readonly Pick<DeclarationRow, 'submitted' | 'evaluation'>[]): string {
  return rows
    .filter(isWithdrawable)
    .map(({ submitted }) => String(submitted?.id))
    .toSorted()
    .join(' ')
}

/**
 * Takes back all that an agency has sent and nobody has judged, before the deadline. What was written down stays, and
 * can be changed and sent again.
 */
export async function withdrawSubmission(
  context: RequestContext,
  where: FestivalEdition,
  { seen, reason }: { seen: string; reason: string },
): Promise<WithdrawSubmissionOutcome> {
  const { db, viewer, now } = context
  const { festival, edition } = where
  if (!reason.trim()) return { ok: false, why: 'no-reason', detail: '' }
  return db.transaction(async (tx) => {
    const course = await holdCourse(tx, edition.id)
    const scope = reachOf(viewer, 'declaration.submit', { festivalId: festival.id, stage: course.state })
    if (!viewer.user || scope?.of !== 'own') return { ok: false, why: 'not-now', detail: course.state }
    const userId = viewer.user.id
    const until = await findDeadline(tx, edition.id, 'declarations')
    if (until !== null && now >= until) return { ok: false, why: 'late', detail: until.toISOString() }
    const rows = await listDeclarations(tx, edition.id, scope)
    const sent = rows.filter(isWithdrawable)
    if (!sent.length) return { ok: false, why: 'nothing-sent', detail: '' }
    if (sentOf(rows) !== seen) return { ok: false, why: 'changed-meanwhile', detail: '' }
    const agency = expectFound(await findAgencyById(tx, scope.agencyId), `the agency ${scope.agencyId}`)
    const values = sent.map((row) => toValue(row, agency.code, reason.trim(), now))
    const { pullId } = await writeInternal(tx, festival, declarationsSource, values, now)
    await withdrawSubmitted(
      tx,
      sent.flatMap(({ submitted }) =>
        submitted ? [{ submittedValueId: submitted.id, userId, reason: reason.trim(), at: now, pullId }] : [],
      ),
    )
    const before = sent.map(({ metric, submitted }) => ({
      metric: metric.code,
      status: submitted?.status,
      value: submitted?.value,
    }))
    await recordEvent(tx, viewer, {
      action: 'declaration.withdraw',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `agency:${scope.agencyId}`,
      before,
      reason: reason.trim(),
    })
    return { ok: true, values: sent.length }
  })
}

function toValue(
  { declaration: { metricId, agencyId, periodFrom, periodTo }, metric, submitted }: DeclarationRow,
  agency: string,
  reason: string,
  now: Date,
) {
  const withdrawn = { submission: submitted?.number, status: submitted?.status, value: submitted?.value }
  const raw = {
    agency,
    metric: metric.code,
    from: periodFrom,
    to: periodTo,
    withdrawn,
    status: 'no-data',
    reason,
    by: 'agency',
    at: now.toISOString(),
  }
  return { metricId, agencyId, periodFrom, periodTo, status: 'no-data' as const, value: 0, raw }
}
