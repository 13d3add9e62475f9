import type { RequestContext } from '../../policy/request-context'
import { type DeadlineKind, findDeadline, saveDeadline } from '../../../db/queries/course-changes'
import { holdCourse } from '../../../db/queries/courses'
import { recordEvent } from '../../audit/audit.server'
import type { EditionContext } from '../../access/edition-context.server'
import { reachOf } from '../../policy/policy.server'

export interface DeadlineInput {
  kind: DeadlineKind
  /** Null: none. */
  at: Date | null
  reason: string | null
  /** The deadline that the form was opened with; undefined: not asked. */
  opened?: Date | null | undefined
}

/**
 * Sets, moves or takes away a deadline of an edition. Once the edition is announced, one that people were told moves
 * only with a reason.
 */
export async function setDeadline(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  { kind, at, reason, opened }: DeadlineInput,
): Promise<{ ok: true } | { ok: false; why: 'deadline-reason' | 'deadline-changed' | 'not-allowed' }> {
  return db.transaction(async (tx) => {
    const { state } = await holdCourse(tx, edition.id)
    if (!reachOf(viewer, 'edition.deadlines', { festivalId: festival.id, stage: state }))
      return { ok: false, why: 'not-allowed' }
    const before = await findDeadline(tx, edition.id, kind)
    if (before?.getTime() === at?.getTime()) return { ok: true }
    if (opened !== undefined && before?.getTime() !== opened?.getTime()) return { ok: false, why: 'deadline-changed' }
    if (before && state !== 'draft' && !reason) return { ok: false, why: 'deadline-reason' }
    await saveDeadline(tx, edition.id, kind, at)
    await recordEvent(tx, viewer, {
      action: 'edition.deadline',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `deadline:${kind}`,
      before: { at: before },
      after: { at },
      reason,
    })
    return { ok: true }
  })
}
