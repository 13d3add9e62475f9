import { and, eq, inArray, like, lt, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rateLimit } from '../schema'
import { onlyRow } from '../only-row'

export interface Tries {
  key: string
  count: number
  /** Milliseconds since 1970. */
  last: number
}

export async function listTries(db: Db, keys: readonly string[]): Promise<Tries[]> {
  return db
    .select({ key: rateLimit.key, count: rateLimit.count, last: rateLimit.lastRequest })
    .from(rateLimit)
    .where(inArray(rateLimit.key, [...keys]))
}

/** Counts one more try and says how many that makes; tries that lie long back are forgotten. */
export async function countTry(db: Db, key: string, at: number, forgetMs: number): Promise<number> {
  const count = sql`case when ${rateLimit.lastRequest} < ${at - forgetMs} then 1 else ${rateLimit.count} + 1 end`
  const row = onlyRow(
    await db
      .insert(rateLimit)
      .values({ id: key, key, count: 1, lastRequest: at })
      .onConflictDoUpdate({ target: rateLimit.key, set: { count, lastRequest: at } })
      .returning({ count: rateLimit.count }),
  )
  return row.count
}

/** Clears a counter, and whatever nobody has touched for long. */
export async function forgetTries(db: Db, key: string, before: number) {
  await db.delete(rateLimit).where(eq(rateLimit.key, key))
  await db.delete(rateLimit).where(and(like(rateLimit.key, 'try:%'), lt(rateLimit.lastRequest, before)))
}
