import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { Db } from '../database'
import { session } from '../schema'

export type OpenSession = Pick<
  typeof session.$inferSelect,
  'id' | 'createdAt' | 'expiresAt' | 'ipAddress' | 'userAgent'
>

/** The sessions of a person that have not ended, the newest first. */
export async function listSessions(db: Db, userId: string, now: Date): Promise<OpenSession[]> {
  const { id, createdAt, expiresAt, ipAddress, userAgent } = session
  return db
    .select({ id, createdAt, expiresAt, ipAddress, userAgent })
    .from(session)
    .where(and(eq(session.userId, userId), gt(expiresAt, now)))
    .orderBy(desc(createdAt))
}

/** Ends a session of a person at once and answers with what it was; null where there is none of that id. */
export async function endSession(tx: Db, userId: string, id: string): Promise<OpenSession | null> {
  const { createdAt, expiresAt, ipAddress, userAgent } = session
  const [ended] = await tx
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)))
    .returning({ id: session.id, createdAt, expiresAt, ipAddress, userAgent })
  return ended ?? null
}

/** Ends all sessions of a person, or all but one. */
export async function endSessions(tx: Db, userId: string, exceptId: string | null = null): Promise<number> {
  const others = exceptId === null ? undefined : ne(session.id, exceptId)
  return (
    await tx
      .delete(session)
      .where(and(eq(session.userId, userId), others))
      .returning({ id: session.id })
  ).length
}

/** Says that something was done in a session, and until when the next thing must be. */
export async function touchSession(db: Db, id: string, at: Date, idleUntil: Date) {
  await db.update(session).set({ updatedAt: at, idleUntil }).where(eq(session.id, id))
}
