import { type DeadlineKind, findDeadline, saveDeadline } from '../../db/queries/course-changes'
import { holdCourse } from '../../db/queries/courses'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'

export interface DeadlineWish {
  kind: DeadlineKind
  /** Null: none. */
  at: Date | null
  reason: string | null
}

/** Sets, moves or takes away a deadline of an edition. Once the edition is announced, one that people were told moves only with a reason. */
export async function setDeadline(
  { db, viewer, now }: Asking,
  { festival, edition }: Pick<EditionPlace, 'festival' | 'edition'>,
  { kind, at, reason }: DeadlineWish,
): Promise<{ ok: true } | { ok: false; why: 'deadline-reason' }> {
  return db.transaction(async (tx) => {
    const { state } = await holdCourse(tx, edition.id)
    const before = await findDeadline(tx, edition.id, kind)
    if (before?.getTime() === at?.getTime()) return { ok: true }
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
