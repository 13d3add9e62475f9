import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { ballot, deadline, roundTally, user, vote, voteRound } from '../schema'

export type RoundRow = typeof voteRound.$inferSelect
export type TallyRow = typeof roundTally.$inferSelect
export type BallotRow = typeof ballot.$inferSelect
export type VoteChoice = typeof vote.$inferSelect.choice

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

type Closing = { closedBy: string | null; closedAt: Date } & Partial<
  Pick<RoundRow, 'voters' | 'leaves' | 'commitment' | 'voidReason'>
>

/** False where it is closed already. Its ballots are deleted with it. */
export async function closeRoundRow(db: Db, id: number, set: Closing): Promise<boolean> {
  const rows = await db
    .update(voteRound)
    .set(set)
    .where(and(eq(voteRound.id, id), isNull(voteRound.closedAt)))
    .returning({ id: voteRound.id })
  if (rows.length) await db.delete(ballot).where(eq(ballot.roundId, id))
  return rows.length > 0
}

/** A judge's second ballot in a round takes the place of the first. */
export async function saveBallot(db: Db, row: BallotRow) {
  await db
    .insert(ballot)
    .values(row)
    .onConflictDoUpdate({ target: [ballot.roundId, ballot.judgeId], set: { sealed: row.sealed } })
}

export async function findBallot(db: Db, roundId: number, judgeId: string): Promise<BallotRow | null> {
  const [found] = await db
    .select()
    .from(ballot)
    .where(and(eq(ballot.roundId, roundId), eq(ballot.judgeId, judgeId)))
  return found ?? null
}

export async function listBallots(db: Db, roundId: number): Promise<BallotRow[]> {
  return db.select().from(ballot).where(eq(ballot.roundId, roundId)).orderBy(asc(ballot.judgeId))
}

/** False where the judge has none in this round. */
export async function removeBallot(db: Db, roundId: number, judgeId: string): Promise<boolean> {
  const gone = await db
    .delete(ballot)
    .where(and(eq(ballot.roundId, roundId), eq(ballot.judgeId, judgeId)))
    .returning({ judgeId: ballot.judgeId })
  return gone.length > 0
}

/** Who has a ballot in an open round, in the order of their names. */
export async function listVoters(db: Db, roundId: number): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: user.id, name: user.name })
    .from(ballot)
    .innerJoin(user, eq(user.id, ballot.judgeId))
    .where(eq(ballot.roundId, roundId))
    .orderBy(asc(user.name), asc(user.id))
}

export async function countVoters(db: Db, roundId: number): Promise<number> {
  return (await listVoters(db, roundId)).length
}

export async function saveTallies(db: Db, rows: readonly (typeof roundTally.$inferInsert)[]) {
  if (rows.length) await db.insert(roundTally).values([...rows])
}

/** Of the rounds of a list, in their order. */
export async function listTallies(db: Db, shortlistId: number): Promise<TallyRow[]> {
  const rows = await db
    .select({ tally: roundTally })
    .from(roundTally)
    .innerJoin(voteRound, eq(voteRound.id, roundTally.roundId))
    .where(eq(voteRound.shortlistId, shortlistId))
    .orderBy(asc(voteRound.number), asc(roundTally.entryId))
  return rows.map((row) => row.tally)
}

/** False where the vote on the entry was not tied. */
export async function decideTie(
  db: Db,
  { roundId, entryId }: { roundId: number; entryId: number },
  set: { tieChoice: 'for' | 'against'; decidedBy: string; decidedAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(roundTally)
    .set(set)
    .where(and(eq(roundTally.roundId, roundId), eq(roundTally.entryId, entryId), eq(roundTally.outcome, 'tied')))
    .returning({ entryId: roundTally.entryId })
  return rows.length > 0
}

export async function saveOpenVotes(db: Db, rows: readonly (typeof vote.$inferInsert)[]) {
  if (rows.length) await db.insert(vote).values([...rows])
}

/** Who chose what in the closed rounds of a list whose votes are open; of secret rounds there is nothing. */
export async function listOpenVotes(
  db: Db,
  shortlistId: number,
): Promise<{ roundId: number; entryId: number; judgeId: string; judge: string; choice: VoteChoice }[]> {
  return db
    .select({
      roundId: vote.roundId,
      entryId: vote.entryId,
      judgeId: vote.judgeId,
      judge: user.name,
      choice: vote.choice,
    })
    .from(vote)
    .innerJoin(voteRound, eq(voteRound.id, vote.roundId))
    .innerJoin(user, eq(user.id, vote.judgeId))
    .where(and(eq(voteRound.shortlistId, shortlistId), isNotNull(voteRound.closedAt)))
    .orderBy(asc(voteRound.number), asc(vote.entryId), asc(user.name), asc(user.id))
}

/** Closed rounds whose key may still be there. */
export async function listSpentKeys(db: Db): Promise<{ roundId: number; keyId: string }[]> {
  const rows = await db
    .select({ roundId: voteRound.id, keyId: voteRound.keyId })
    .from(voteRound)
    .where(and(isNotNull(voteRound.closedAt), isNotNull(voteRound.keyId)))
  return rows.flatMap(({ roundId, keyId }) => (keyId === null ? [] : [{ roundId, keyId }]))
}

export async function forgetKey(db: Db, roundId: number) {
  await db.update(voteRound).set({ keyId: null }).where(eq(voteRound.id, roundId))
}

/**
 * Writes the table of ballots anew, without the row versions that changed and deleted ballots leave behind. On a server
 * whose application owns no table PostgreSQL skips this with a warning. Not inside a transaction.
 */
export async function vacuumBallots(db: Db) {
  await db.execute(sql`vacuum (full) ballot`)
}

/** The first moment at which a vote comes too late; null where none is set. */
export async function findVotesDeadline(db: Db, editionId: number): Promise<Date | null> {
  const [found] = await db
    .select({ at: deadline.at })
    .from(deadline)
    .where(and(eq(deadline.editionId, editionId), eq(deadline.kind, 'votes')))
  return found?.at ?? null
}
