import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../database'
import { edition, festival, notice, user } from '../schema'
import { onlyRow } from '../only-row'

type Notice = typeof notice.$inferSelect

/**
 * A word to somebody. `kind` is a key of the texts `notice.kind`, `params` what its sentence fills in; the same `key`
 * is said to a person once.
 */
export interface NewNotice {
  userId: string
  editionId: number | null
  kind: string
  key: string
  params: Record<string, string>
  createdAt: Date
}

/** Says each thing to each person once: what was said before under the same key stays as it was. */
export async function addNotices(tx: Db, notices: readonly NewNotice[]) {
  for (let start = 0; start < notices.length; start += 1000) {
    await tx
      .insert(notice)
      .values(notices.slice(start, start + 1000))
      .onConflictDoNothing()
  }
}

/** A notice with the edition that it is about; none where it is about the account itself. */
export interface NoticeRow {
  notice: Notice
  edition: { code: string; titleFa: string; titleEn: string } | null
  festival: { id: number; code: string; titleFa: string; titleEn: string; calendar: 'jalali' | 'gregorian' } | null
}

const editionContext = {
  edition: { code: edition.code, titleFa: edition.titleFa, titleEn: edition.titleEn },
  festival: {
    id: festival.id,
    code: festival.code,
    titleFa: festival.titleFa,
    titleEn: festival.titleEn,
    calendar: festival.calendar,
  },
}

/** What was said to a person, newest first. */
export async function listNotices(db: Db, userId: string, limit = 200): Promise<NoticeRow[]> {
  return db
    .select({ notice, ...editionContext })
    .from(notice)
    .leftJoin(edition, eq(edition.id, notice.editionId))
    .leftJoin(festival, eq(festival.id, edition.festivalId))
    .where(eq(notice.userId, userId))
    .orderBy(desc(notice.createdAt), desc(notice.id))
    .limit(limit)
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const found = onlyRow(
    await db
      .select({ n: count() })
      .from(notice)
      .where(and(eq(notice.userId, userId), isNull(notice.readAt))),
  )
  return found.n
}

/** Marks a person's own notices as read: those named, or all. What was read stays read since then. */
export async function markRead(db: Db, userId: string, now: Date, ids?: readonly number[]) {
  const named = ids ? inArray(notice.id, [...ids]) : undefined
  await db
    .update(notice)
    .set({ readAt: now })
    .where(and(eq(notice.userId, userId), isNull(notice.readAt), named))
}

/** What is to be sent by mail, oldest first: not to who has read it in the app meanwhile, nor to a disabled person. */
export async function listUnmailed(
  db: Db,
  limit = 100,
): Promise<(NoticeRow & { to: { name: string; email: string } })[]> {
  return db
    .select({ notice, ...editionContext, to: { name: user.name, email: user.email } })
    .from(notice)
    .innerJoin(user, eq(user.id, notice.userId))
    .leftJoin(edition, eq(edition.id, notice.editionId))
    .leftJoin(festival, eq(festival.id, edition.festivalId))
    .where(and(isNull(notice.mailedAt), isNull(notice.readAt), eq(user.banned, false)))
    .orderBy(asc(notice.id))
    .limit(limit)
}

/**
 * Says that a notice is being sent; false where another sweep has taken it. Say it before sending: a lost mail is
 * better than two.
 */
export async function markMailed(db: Db, id: number, now: Date): Promise<boolean> {
  const taken = await db
    .update(notice)
    .set({ mailedAt: now })
    .where(and(eq(notice.id, id), isNull(notice.mailedAt)))
    .returning({ id: notice.id })
  return taken.length > 0
}

/** Puts back what was taken and surely not sent. */
export async function unmarkMailed(db: Db, id: number) {
  await db.update(notice).set({ mailedAt: null }).where(eq(notice.id, id))
}
