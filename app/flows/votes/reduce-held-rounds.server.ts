import type { Db, Transaction } from '../../../db/database'
import {
  type HeldRound,
  findClosingEvent,
  listHeldRounds,
  listHeldVotes,
  reduceEvent,
  removeHeldVotes,
  saveReducedRound,
  vacuumHeldVotes,
} from '../../../db/queries/held-rounds'
import { hashOfEvent } from '../../../db/queries/audit'
import { type FullShortlist, findShortlist } from '../../../db/queries/shortlists'
import { type VoteChoice, saveBallot, saveTallies } from '../../../db/queries/votes'
import { operatorOf } from '../../access/viewer.server'
import type { Reduction } from '../../audit/audit-chain'
import { recordEvent } from '../../audit/audit.server'
import { commitmentOf, leavesOf } from '../../ballots/commitment'
import { createRoundKey } from '../../ballots/round-key.server'
import { newBallot, sealBallot } from '../../ballots/seal-ballot.server'
import { type JudgeBallot, countRound } from './count-round'
import { listUndecided, rulesOf, standingOf, takenOnAt, tallyRounds } from '../../documents/shortlist-document'

/**
 * Rounds of earlier versions kept each choice with its judge, and so did the event that closed them. Closed rounds are
 * reduced to totals and a commitment, in the log too; ballots of a round that is open are sealed. Done by the owner of
 * the tables right after the migrations, and once: another time there is nothing to do.
 */
export async function reduceHeldRounds(owner: Db, now: Date, dataFolder?: string) {
  const held = await listHeldRounds(owner)
  for (const one of held)
    await owner.transaction((tx) => (one.round.closedAt ? reduceClosed(tx, one, now) : sealOpen(tx, one, dataFolder)))
  if (held.length) await vacuumHeldVotes(owner)
}

async function reduceClosed(tx: Transaction, { round, festivalId, editionId, number }: HeldRound, now: Date) {
  const full = await requireList(tx, editionId, number)
  const ballots = await listHeldBallots(tx, round.id)
  const recusals = full.recusals.filter(({ at }) => round.closedAt !== null && at <= round.closedAt)
  const tallies = countRound({ entries: listVotedOn(full, round, ballots), recusals }, rulesOf(round), ballots)
  const leaves = leavesOf(ballots)
  const commitment = commitmentOf(leaves, tallies)
  const voters = ballots.map(({ judgeId }) => judgeId)
  await saveTallies(
    tx,
    tallies.map((tally) => ({ ...tally, roundId: round.id })),
  )
  await removeHeldVotes(tx, round.id)
  await saveReducedRound(tx, round.id, { voters, leaves, commitment })
  const reduction = await reduceClosingEvent(tx, editionId, round.id, { voters, tallies, commitment })
  await recordEvent(tx, operatorOf('upgrade'), {
    action: 'round.reduce',
    at: now,
    festivalId,
    editionId,
    subject: `round:${round.id}`,
    after: { voters, tallies, commitment, reduction },
  })
}

/** Null: the log does not have the event. */
async function reduceClosingEvent(
  tx: Transaction,
  editionId: number,
  roundId: number,
  after: unknown,
): Promise<Reduction | null> {
  const event = await findClosingEvent(tx, editionId, roundId)
  if (!event) return null
  await reduceEvent(tx, event.sequence, after)
  return {
    sequence: event.sequence,
    hash: event.hash,
    reducedHash: hashOfEvent({ ...event, after: JSON.parse(JSON.stringify(after)) }),
  }
}

/** The entries that the round was about: undecided then, and on the list, or voted on in any case. */
function listVotedOn(
  full: FullShortlist,
  round: HeldRound['round'],
  ballots: readonly JudgeBallot[],
): FullShortlist['entries'] {
  const earlier = new Map(tallyRounds(full).map((round) => [round.entry.id, round]))
  return full.entries.filter((entry) => {
    const isPast = round.openedAt < takenOnAt(entry, full.deviations)
    const before = earlier.get(entry.id)
    const wasDecided =
      before &&
      before.isPast === isPast &&
      ['listed', 'not-carried'].includes(standingOf({ state: 'proposed' }, before.tally))
    const hasVotes = ballots.some(({ choices }) => choices.has(entry.id))
    return !wasDecided && (hasVotes || (!isPast && entry.state !== 'removed'))
  })
}

async function sealOpen(tx: Transaction, { round, editionId, number }: HeldRound, dataFolder: string | undefined) {
  const full = await requireList(tx, editionId, number)
  const entries = listUndecided(full).map(({ id }) => id)
  const key = await createRoundKey(dataFolder)
  for (const { judgeId, ...ballot } of await listHeldBallots(tx, round.id))
    await saveBallot(tx, { roundId: round.id, judgeId, sealed: sealBallot(key, judgeId, ballot, entries) })
  await removeHeldVotes(tx, round.id)
  await saveReducedRound(tx, round.id, { keyId: key.id, rules: { ...rulesOf(round), entries } })
}

async function requireList(tx: Db, editionId: number, number: number): Promise<FullShortlist> {
  const full = await findShortlist(tx, editionId, number)
  if (!full) throw new Error(`The shortlist ${number} of the edition ${editionId} is not there`)
  return full
}

async function listHeldBallots(tx: Db, roundId: number): Promise<JudgeBallot[]> {
  const ballots = new Map<string, Map<number, VoteChoice>>()
  for (const { judgeId, entryId, choice } of await listHeldVotes(tx, roundId))
    ballots.set(judgeId, (ballots.get(judgeId) ?? new Map<number, VoteChoice>()).set(entryId, choice))
  return [...ballots].map(([judgeId, choices]) => ({ ...newBallot(), judgeId, choices }))
}
