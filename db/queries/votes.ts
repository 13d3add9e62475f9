import { and, asc, countDistinct, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../client.server'
import { deadline, vote, voteRound } from '../schema'

export type RoundRow = typeof voteRound.$inferSelect
export type VoteRow = typeof vote.$inferSelect
export type VoteChoice = VoteRow['choice']

export async function listRounds(db: Db, shortlistId: number): Promise<RoundRow[]> {
  return db.select().from(voteRound).where(eq(voteRound.shortlistId, shortlistId)).orderBy(asc(voteRound.number))
}

/** Null where one is open already. */
export async function createRound(
  db: Db,
  row: Omit<typeof voteRound.$inferInsert, 'number'>,
): Promise<RoundRow | null> {
  const number = sql`(select coalesce(max(number), 0) + 1 from vote_round where shortlist_id = ${row.shortlistId})`
  const [created] = await db
    .insert(voteRound)
    .values({ ...row, number })
    .onConflictDoNothing()
    .returning()
  return created ?? null
}

/** False where it is closed already. */
export async function closeRoundRow(
  db: Db,
  id: number,
  set: { closedBy: string | null; closedAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(voteRound)
    .set(set)
    .where(and(eq(voteRound.id, id), isNull(voteRound.closedAt)))
    .returning({ id: voteRound.id })
  return rows.length > 0
}

/** A second vote of a judge on an entry takes the place of the first. */
export async function saveVotes(db: Db, rows: readonly (typeof vote.$inferInsert)[]) {
  if (!rows.length) return
  await db
    .insert(vote)
    .values([...rows])
    .onConflictDoUpdate({
      target: [vote.roundId, vote.entryId, vote.judgeId],
      set: { choice: sql`excluded.choice`, at: sql`excluded.at` },
    })
}

/** Votes of closed rounds. There is no statement that reads the choices of an open one, but for `listOwnVotes`. */
export async function listClosedVotes(db: Db, shortlistId: number): Promise<VoteRow[]> {
  const rows = await db
    .select({ vote })
    .from(vote)
    .innerJoin(voteRound, eq(voteRound.id, vote.roundId))
    .where(and(eq(voteRound.shortlistId, shortlistId), isNotNull(voteRound.closedAt)))
    .orderBy(asc(vote.roundId), asc(vote.entryId), asc(vote.judgeId))
  return rows.map((row) => row.vote)
}

export async function listOwnVotes(
  db: Db,
  roundId: number,
  judgeId: string,
): Promise<Pick<VoteRow, 'entryId' | 'choice'>[]> {
  return db
    .select({ entryId: vote.entryId, choice: vote.choice })
    .from(vote)
    .where(and(eq(vote.roundId, roundId), eq(vote.judgeId, judgeId)))
}

/** How many have voted in a round, on whatever entry. */
export async function countVoters(db: Db, roundId: number): Promise<number> {
  const [counted] = await db
    .select({ n: countDistinct(vote.judgeId) })
    .from(vote)
    .where(eq(vote.roundId, roundId))
  return counted?.n ?? 0
}

/** The first moment at which a vote comes too late; null where none is set. */
export async function findVotesDeadline(db: Db, editionId: number): Promise<Date | null> {
  const [found] = await db
    .select({ at: deadline.at })
    .from(deadline)
    .where(and(eq(deadline.editionId, editionId), eq(deadline.kind, 'votes')))
  return found?.at ?? null
}
