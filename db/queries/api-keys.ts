import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../client.server'
import { apiKey, user } from '../schema'
import type { Person } from './people'

export type ApiKey = Pick<typeof apiKey.$inferSelect, 'id' | 'name' | 'createdAt' | 'expiresAt'>

export async function saveKey(tx: Db, row: typeof apiKey.$inferInsert): Promise<number> {
  const [saved] = await tx.insert(apiKey).values(row).returning({ id: apiKey.id })
  if (!saved) throw new Error('The key was not stored')
  return saved.id
}

/** The keys of a person that work, the newest first. */
export async function listKeys(db: Db, userId: string, now: Date): Promise<ApiKey[]> {
  const { id, name, createdAt, expiresAt } = apiKey
  return db
    .select({ id, name, createdAt, expiresAt })
    .from(apiKey)
    .where(and(eq(apiKey.userId, userId), working(now)))
    .orderBy(desc(createdAt), desc(id))
}

/** Whose a key is that works. A disabled person has none. */
export async function findKeyOwner(db: Db, hash: string, now: Date): Promise<{ keyId: number; person: Person } | null> {
  const [found] = await db
    .select({ keyId: apiKey.id, person: user })
    .from(apiKey)
    .innerJoin(user, eq(user.id, apiKey.userId))
    .where(and(eq(apiKey.hash, hash), working(now), eq(user.banned, false)))
  return found ?? null
}

export async function countKeys(db: Db, userId: string, now: Date): Promise<number> {
  const [counted] = await db
    .select({ n: count() })
    .from(apiKey)
    .where(and(eq(apiKey.userId, userId), working(now)))
  return counted?.n ?? 0
}

/** Ends a key of a person; null where they have none of that number that works. */
export async function revokeKeyRow(tx: Db, userId: string, id: number, now: Date): Promise<ApiKey | null> {
  const [revoked] = await tx
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.id, id), eq(apiKey.userId, userId), working(now)))
    .returning({ id: apiKey.id, name: apiKey.name, createdAt: apiKey.createdAt, expiresAt: apiKey.expiresAt })
  return revoked ?? null
}

const working = (now: Date) => and(isNull(apiKey.revokedAt), gt(apiKey.expiresAt, now))
