import { and, count, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../database'
import { apiKey, user } from '../schema'
import type { Person } from './people'
import { onlyRow } from '../only-row'

export type ApiKey = Pick<typeof apiKey.$inferSelect, 'id' | 'name' | 'createdAt' | 'expiresAt' | 'lastUsedAt'>

const columns = {
  id: apiKey.id,
  name: apiKey.name,
  createdAt: apiKey.createdAt,
  expiresAt: apiKey.expiresAt,
  lastUsedAt: apiKey.lastUsedAt,
}

export async function saveKey(tx: Db, row: typeof apiKey.$inferInsert): Promise<number> {
  const [saved] = await tx.insert(apiKey).values(row).returning({ id: apiKey.id })
  if (!saved) throw new Error('The key was not stored')
  return saved.id
}

/** The keys of a person that work, the newest first. */
export async function listKeys(db: Db, userId: string, now: Date): Promise<ApiKey[]> {
  return db
    .select(columns)
    .from(apiKey)
    .where(and(eq(apiKey.userId, userId), working(now)))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
}

/** Whose a key is that works. A disabled person has none. */
export async function findKeyOwner(
  db: Db,
  hash: string,
  now: Date,
): Promise<{ keyId: number; lastUsedAt: Date | null; person: Person } | null> {
  const [found] = await db
    .select({ keyId: apiKey.id, lastUsedAt: apiKey.lastUsedAt, person: user })
    .from(apiKey)
    .innerJoin(user, eq(user.id, apiKey.userId))
    .where(and(eq(apiKey.hash, hash), working(now), eq(user.banned, false)))
  return found ?? null
}

export async function countKeys(db: Db, userId: string, now: Date): Promise<number> {
  const counted = onlyRow(
    await db
      .select({ n: count() })
      .from(apiKey)
      .where(and(eq(apiKey.userId, userId), working(now))),
  )
  return counted.n
}

/** Ends a key of a person; null where they have none of that number that works. */
export async function revokeKeyRow(tx: Db, userId: string, id: number, now: Date): Promise<ApiKey | null> {
  const [revoked] = await tx
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.id, id), eq(apiKey.userId, userId), working(now)))
    .returning(columns)
  return revoked ?? null
}

/** Ends all keys of a person that work; gives how many those were. */
export async function revokeKeysOf(tx: Db, userId: string, now: Date): Promise<number> {
  return (
    await tx
      .update(apiKey)
      .set({ revokedAt: now })
      .where(and(eq(apiKey.userId, userId), working(now)))
      .returning({ id: apiKey.id })
  ).length
}

/** Whose a key was that works no more, or that of a disabled person; null: there never was such a key. */
export async function findKeyByHash(db: Db, hash: string): Promise<{ id: number; userId: string } | null> {
  const [found] = await db.select({ id: apiKey.id, userId: apiKey.userId }).from(apiKey).where(eq(apiKey.hash, hash))
  return found ?? null
}

/**
 * Writes down when a key was used. True: the log has not been told of it since `loggedBefore`, and is to be told by who
 * asked.
 */
export async function markKeyUsed(db: Db, id: number, at: Date, loggedBefore: Date): Promise<boolean> {
  await db.update(apiKey).set({ lastUsedAt: at }).where(eq(apiKey.id, id))
  const isDue = or(isNull(apiKey.useLoggedAt), lt(apiKey.useLoggedAt, loggedBefore))
  return (
    (
      await db
        .update(apiKey)
        .set({ useLoggedAt: at })
        .where(and(eq(apiKey.id, id), isDue))
        .returning({ id: apiKey.id })
    ).length > 0
  )
}

const working = (now: Date) => and(isNull(apiKey.revokedAt), gt(apiKey.expiresAt, now))
