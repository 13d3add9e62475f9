import { type DeadlineKind, findDeadline, saveDeadline } from '../../db/queries/course-changes'
import { holdCourse } from '../../db/queries/courses'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'

/** Sets, moves or (null) takes away a deadline of an edition. */
export async function setDeadline({ db, viewer, now }: Asking, { festival, edition }: Pick<EditionPlace, 'festival' | 'edition'>, kind: DeadlineKind, at: Date | null) {
  await db.transaction(async (tx) => {
    await holdCourse(tx, edition.id)
    const before = await findDeadline(tx, edition.id, kind)
    if (before?.getTime() === at?.getTime()) return
    await saveDeadline(tx, edition.id, kind, at)
    await recordEvent(tx, viewer, { action: 'edition.deadline', at: now, festivalId: festival.id, editionId: edition.id, subject: `deadline:${kind}`, before: { at: before }, after: { at } })
  })
}
