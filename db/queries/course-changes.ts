import { and, asc, desc, eq, gt, lte } from 'drizzle-orm'
import type { Db } from '../database'
import { course, deadline, deadlineKind, edition, festival, review, transition, user } from '../schema'
import type { Course } from './courses'
import type { Edition, Festival } from './festivals'

export type DeadlineKind = typeof deadline.$inferSelect.kind
export const deadlineKinds = deadlineKind.enumValues
export type Deadline = typeof deadline.$inferSelect

/** Moves a course that the caller holds, and keeps the step. */
export async function moveCourse(
  tx: Db,
  held: Course,
  change: Partial<Course> & Pick<Course, 'state'>,
  step: { name: string; userId: string | null; at: Date; reason: string | null },
) {
  await tx
    .update(course)
    .set({ ...change, since: step.at, version: held.version + 1 })
    .where(eq(course.editionId, held.editionId))
  const { name, userId, at, reason } = step
  await tx
    .insert(transition)
    .values({ editionId: held.editionId, step: name, from: held.state, to: change.state, userId, at, reason })
}

/** Oldest first, each with the name of who took the step. */
export async function listTransitions(db: Db, editionId: number) {
  return db
    .select({
      step: transition.step,
      from: transition.from,
      to: transition.to,
      at: transition.at,
      reason: transition.reason,
      name: user.name,
    })
    .from(transition)
    .leftJoin(user, eq(user.id, transition.userId))
    .where(eq(transition.editionId, editionId))
    .orderBy(asc(transition.id))
}

export async function listDeadlines(db: Db, editionId: number): Promise<Deadline[]> {
  return db.select().from(deadline).where(eq(deadline.editionId, editionId)).orderBy(asc(deadline.at))
}

/** The first instant that is too late; null where none is set. */
export async function findDeadline(db: Db, editionId: number, kind: DeadlineKind): Promise<Date | null> {
  const [found] = await db
    .select()
    .from(deadline)
    .where(and(eq(deadline.editionId, editionId), eq(deadline.kind, kind)))
  return found?.at ?? null
}

/**
 * The deadlines of all editions that come after one moment and no later than another, with the state in which each
 * edition is.
 */
export async function listOpenDeadlines(
  db: Db,
  after: Date,
  until: Date,
): Promise<{ deadline: Deadline; state: Course['state']; edition: Edition; festival: Festival }[]> {
  return db
    .select({ deadline, state: course.state, edition, festival })
    .from(deadline)
    .innerJoin(course, eq(course.editionId, deadline.editionId))
    .innerJoin(edition, eq(edition.id, deadline.editionId))
    .innerJoin(festival, eq(festival.id, edition.festivalId))
    .where(and(gt(deadline.at, after), lte(deadline.at, until)))
    .orderBy(asc(deadline.at), asc(deadline.editionId))
}

/** Null takes a deadline away. */
export async function saveDeadline(tx: Db, editionId: number, kind: DeadlineKind, at: Date | null) {
  if (at === null) {
    await tx.delete(deadline).where(and(eq(deadline.editionId, editionId), eq(deadline.kind, kind)))
    return
  }
  await tx
    .insert(deadline)
    .values({ editionId, kind, at })
    .onConflictDoUpdate({ target: [deadline.editionId, deadline.kind], set: { at } })
}

/** The run over the adjustments of the last review that was applied; null where none was. */
export async function findAppliedRun(db: Db, editionId: number): Promise<number | null> {
  const [found] = await db
    .select({ runId: review.runId })
    .from(review)
    .where(and(eq(review.editionId, editionId), eq(review.state, 'applied')))
    .orderBy(desc(review.number))
    .limit(1)
  return found?.runId ?? null
}
