import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../client.server'
import { oneTimeLink, user } from '../schema'

export type OneTimeLink = typeof oneTimeLink.$inferSelect

/** Saves a link; those of the person that were not used lose their worth. */
export async function saveLink(tx: Db, row: typeof oneTimeLink.$inferInsert) {
  await tx.delete(oneTimeLink).where(and(eq(oneTimeLink.userId, row.userId), isNull(oneTimeLink.usedAt)))
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
    .where(
      and(
        eq(oneTimeLink.secretHash, secretHash),
        isNull(oneTimeLink.usedAt),
        gt(oneTimeLink.expiresAt, now),
        eq(user.banned, false),
      ),
    )
  return found ?? null
}

/** Uses a link up; false where another was faster. */
export async function useUpLink(tx: Db, secretHash: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(oneTimeLink)
    .set({ usedAt: now })
    .where(and(eq(oneTimeLink.secretHash, secretHash), isNull(oneTimeLink.usedAt), gt(oneTimeLink.expiresAt, now)))
    .returning({ id: oneTimeLink.id })
  return used.length > 0
}
