import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../database'
import { twoFactor, user } from '../schema'

/** The encrypted key of a person's authenticator app; null: they have none. */
export async function findSecondStepSecret(db: Db, userId: string): Promise<string | null> {
  const [row] = await db.select({ secret: twoFactor.secret }).from(twoFactor).where(eq(twoFactor.userId, userId))
  return row?.secret ?? null
}

/** Uses up a time step and all before it; false where that was done already, by whoever was first. */
export async function useUpStep(db: Db, userId: string, step: number): Promise<boolean> {
  const isNew = or(isNull(twoFactor.lastUsedStep), lt(twoFactor.lastUsedStep, step))
  const used = await db
    .update(twoFactor)
    .set({ lastUsedStep: step })
    .where(and(eq(twoFactor.userId, userId), isNew))
    .returning({ id: twoFactor.id })
  return used.length > 0
}

/** Takes the second step of a person away; false where they had none. */
export async function removeSecondStep(tx: Db, userId: string, at: Date): Promise<boolean> {
  await tx.delete(twoFactor).where(eq(twoFactor.userId, userId))
  const had = await tx
    .update(user)
    .set({ twoFactorEnabled: false, updatedAt: at })
    .where(and(eq(user.id, userId), eq(user.twoFactorEnabled, true)))
    .returning({ id: user.id })
  return had.length > 0
}
