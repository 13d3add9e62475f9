import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
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
  await db
    .insert(robustness)
    .values(row)
    .onConflictDoUpdate({
      target: [robustness.inputHash, robustness.settingsHash],
      set: { document: row.document, createdAt: row.createdAt },
    })
}

export interface RankInterval {
  code: string
  low: number
  high: number
  /** The best and the worst rank of any draw, and bounds that no weights pass; the latter null where none is known. */
  bestReached: number
  worstReached: number
  best: number | null
  worst: number | null
  /** Agencies of the same band can't be told apart; null where it was not looked at. */
  band: number | null
  /** What the document says that it is made of: the same in every row. */
  basis: unknown
}

/**
 * Between which ranks 90 % of the draws put these agencies. Read inside the database, since the document of a large
 * edition takes megabytes.
 */
export async function listRankIntervals(db: Db, key: RobustnessKey, codes: readonly string[]): Promise<RankInterval[]> {
  if (!codes.length) return []
  const wanted = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )
  return rows<RankInterval>(
    db,
    sql`select own->>'agency' as code, (own->'overall'->>'low')::float8 as low, (own->'overall'->>'high')::float8 as high,
        (own->'overall'->>'bestReached')::float8 as "bestReached", (own->'overall'->>'worstReached')::float8 as "worstReached",
        (own->'overall'->>'best')::float8 as best, (own->'overall'->>'worst')::float8 as worst, (own->>'band')::int as band, r.document->'basis' as basis
      from robustness r, jsonb_array_elements(r.document->'agencies') own
      where r.input_hash = ${key.inputHash} and r.settings_hash = ${key.settingsHash}
        and own->>'agency' in (${wanted}) and own->'overall'->>'low' is not null`,
  )
}
