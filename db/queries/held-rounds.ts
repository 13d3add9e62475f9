import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { auditEvent, edition, shortlist, vote, voteRound } from '../schema'
import type { AuditEvent } from './audit-event'
import type { RoundRow, VoteChoice } from './votes'

export interface HeldRound {
  round: RoundRow
  festivalId: number
  editionId: number
  /** Of the shortlist. */
  number: number
}

/**
 * Rounds of versions that kept each choice with its judge: closed ones without a commitment, and open ones without a
 * key. In their order.
 */
export async function listHeldRounds(db: Db): Promise<HeldRound[]> {
  const isClosed = and(isNotNull(voteRound.closedAt), isNull(voteRound.commitment), isNull(voteRound.voidReason))
  return db
    .select({ round: voteRound, festivalId: edition.festivalId, editionId: edition.id, number: shortlist.number })
    .from(voteRound)
    .innerJoin(shortlist, eq(shortlist.id, voteRound.shortlistId))
    .innerJoin(edition, eq(edition.id, shortlist.editionId))
    .where(or(isClosed, and(isNull(voteRound.closedAt), isNull(voteRound.keyId))))
    .orderBy(asc(shortlist.id), asc(voteRound.number))
}

/** The choices of a round as earlier versions kept them. */
export async function listHeldVotes(
  db: Db,
  roundId: number,
): Promise<{ entryId: number; judgeId: string; choice: VoteChoice }[]> {
  return db
    .select({ entryId: vote.entryId, judgeId: vote.judgeId, choice: vote.choice })
    .from(vote)
    .where(eq(vote.roundId, roundId))
    .orderBy(asc(vote.judgeId), asc(vote.entryId))
}

export async function removeHeldVotes(db: Db, roundId: number) {
  await db.delete(vote).where(eq(vote.roundId, roundId))
}

export async function saveReducedRound(
  db: Db,
  roundId: number,
  set: Partial<Pick<RoundRow, 'voters' | 'leaves' | 'commitment' | 'keyId' | 'rules'>>,
) {
  await db.update(voteRound).set(set).where(eq(voteRound.id, roundId))
}

/** The event that closed a round. */
export async function findClosingEvent(db: Db, editionId: number, roundId: number): Promise<AuditEvent | null> {
  const [found] = await db
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.action, 'round.close'),
        eq(auditEvent.editionId, editionId),
        eq(auditEvent.subject, `round:${roundId}`),
      ),
    )
  return found ?? null
}

/**
 * Replaces what an event says. Its hash stays, so the chain does; a later event must say what it was replaced by
 * (`app/audit/audit-chain.ts`).
 */
export async function reduceEvent(db: Db, sequence: number, after: unknown) {
  await db.update(auditEvent).set({ after }).where(eq(auditEvent.sequence, sequence))
}

/**
 * Writes the tables that held choices anew, without old row versions. Only their owner can, and not inside a
 * transaction.
 */
export async function vacuumHeldVotes(db: Db) {
  await db.execute(sql`vacuum (full) vote`)
  await db.execute(sql`vacuum (full) audit_event`)
}
