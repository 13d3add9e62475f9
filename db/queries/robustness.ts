import { and, eq } from 'drizzle-orm'
import type { Db } from '../client.server'
import { robustness } from '../schema'

export type RobustnessKey = Pick<typeof robustness.$inferSelect, 'inputHash' | 'settingsHash'>

export async function findRobustness(db: Db, key: RobustnessKey): Promise<unknown> {
  const [found] = await db
    .select({ document: robustness.document })
    .from(robustness)
    .where(and(eq(robustness.inputHash, key.inputHash), eq(robustness.settingsHash, key.settingsHash)))
  return found?.document ?? null
}

/** The same key always has the same document, but for one in the words of an older version. */
export async function saveRobustness(db: Db, row: typeof robustness.$inferInsert) {
  await db.insert(robustness).values(row).onConflictDoUpdate({ target: [robustness.inputHash, robustness.settingsHash], set: { document: row.document, createdAt: row.createdAt } })
}
