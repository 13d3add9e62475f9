import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../database'
import { oneTimeLink, user } from '../schema'

export type OneTimeLink = typeof oneTimeLink.$inferSelect

/** Saves a link; those of the person that were not used lose their worth. */
export async function saveLink(tx: Db, row: typeof oneTimeLink.$inferInsert) {
  await tx
    .update(oneTimeLink)
    .set({ replacedAt: row.createdAt })
    .where(and(eq(oneTimeLink.userId, row.userId), isNull(oneTimeLink.usedAt), isNull(oneTimeLink.replacedAt)))
  await tx.insert(oneTimeLink).values(row)
}

/** A link that may still be used, and whose it is. A disabled person has none. */
export async function findLink(
  db: Db,
  secretHash: string,
  now: Date,
): Promise<{ userId: string; name: string; username: string | null } | null> {
  const [found] = await db
    .select({ userId: user.id, name: user.name, username: user.username })
    .from(oneTimeLink)
    .innerJoin(user, eq(user.id, oneTimeLink.userId))
    .where(and(isOpen(secretHash, now), eq(user.banned, false)))
  return found ?? null
}

/** A link as it was made, whether or not it may still be used. */
export async function findLinkRow(db: Db, secretHash: string): Promise<OneTimeLink | null> {
  const [found] = await db.select().from(oneTimeLink).where(eq(oneTimeLink.secretHash, secretHash))
  return found ?? null
}

/** Uses a link up; false where another was faster. */
export async function useUpLink(tx: Db, secretHash: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(oneTimeLink)
    .set({ usedAt: now })
    .where(isOpen(secretHash, now))
    .returning({ id: oneTimeLink.id })
  return used.length > 0
}

const isOpen = (secretHash: string, now: Date) =>
  and(
    eq(oneTimeLink.secretHash, secretHash),
    isNull(oneTimeLink.usedAt),
    isNull(oneTimeLink.replacedAt),
    gt(oneTimeLink.expiresAt, now),
  )
