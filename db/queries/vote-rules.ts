import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { voteRule } from '../schema'

export type VoteRuleRow = typeof voteRule.$inferSelect

export async function findVoteRule(db: Db, editionId: number): Promise<VoteRuleRow | null> {
  const [found] = await db.select().from(voteRule).where(eq(voteRule.editionId, editionId))
  return found ?? null
}

/** Null where the rule is no longer at the version that was read; version 0: none was saved yet. */
export async function saveVoteRule(
  db: Db,
  version: number,
  row: Omit<VoteRuleRow, 'version'>,
): Promise<VoteRuleRow | null> {
  const next = { ...row, version: version + 1 }
  const [saved] =
    version === 0
      ? await db.insert(voteRule).values(next).onConflictDoNothing().returning()
      : await db
          .update(voteRule)
          .set(next)
          .where(and(eq(voteRule.editionId, row.editionId), eq(voteRule.version, version)))
          .returning()
  return saved ?? null
}

/** How many rounds an edition has held or called off, on all its lists; and whether one is open. */
export async function countRounds(db: Db, editionId: number): Promise<{ held: number; open: number }> {
  const [counted] = await rows<{ held: number; open: number }>(
    db,
    sql`
    select count(*)::int as held, (count(*) filter (where r.closed_at is null))::int as open
    from vote_round r join shortlist s on s.id = r.shortlist_id where s.edition_id = ${editionId}`,
  )
  return counted ?? { held: 0, open: 0 }
}
