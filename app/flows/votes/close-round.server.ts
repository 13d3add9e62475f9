import { listJudges } from '../../../db/queries/judges'
import { type FullShortlist, findShortlist } from '../../../db/queries/shortlists'
import {
  type RoundRow,
  closeRoundRow,
  listBallots,
  listRounds,
  saveOpenVotes,
  saveTallies,
} from '../../../db/queries/votes'
import type { RequestContext } from '../../policy/request-context'
import { commitmentOf, leavesOf } from '../../ballots/commitment'
import { readRoundKey } from '../../ballots/round-key.server'
import { openBallot } from '../../ballots/seal-ballot.server'
import { arrangeEntries } from '../shortlist/arrange-entries.server'
import {
  type AwardContext,
  type OpenShortlist,
  type Refused,
  changeShortlist,
  refused,
  refusedFor,
} from '../shortlist/change-shortlist.server'
import { type JudgeBallot, countRound } from './count-round'
import { destroySpentKeys } from './destroy-spent-keys.server'
import { rulesOf } from '../../documents/shortlist-document'

type Stopped = 'not-now' | 'no-shortlist' | 'closed'

export type ClosedRound = { ok: true; round: number } | Refused<Stopped | 'no-round' | 'no-key' | 'ballots-missing'>

/**
 * Ends the vote. Its ballots are opened, counted and deleted in one transaction, and its key is destroyed. Of a secret
 * round totals and a commitment are kept, and who voted; of an open one who chose what. While ballots are missing it
 * closes only where `isConfirmed`.
 */
export async function closeRound(
  context: RequestContext,
  awardContext: AwardContext,
  roundId: number,
  { isConfirmed = false }: { isConfirmed?: boolean } = {},
): Promise<ClosedRound> {
  const closed = await changeShortlist(context, awardContext, 'votes.hold', async (open): Promise<ClosedRound> => {
    const full = await findShortlist(open.tx, awardContext.edition.id, open.shortlist.number)
    const round = full?.rounds.find((round) => round.id === roundId && !round.closedAt)
    if (!full || !round) return refused('no-round')
    const sealed = await listBallots(open.tx, round.id)
    const missing = listMissing(
      full,
      round,
      sealed.map(({ judgeId }) => judgeId),
    )
    if (missing.length && !isConfirmed) return refusedFor('ballots-missing', await namesOf(open, awardContext, missing))
    const key = await readRoundKey(round.keyId)
    if (!key) return refused('no-key', String(round.number))
    await keepResult(
      context,
      open,
      full,
      round,
      sealed.map(({ judgeId, sealed: text }) => ({ judgeId, ...openBallot(key, judgeId, text) })),
    )
    key.key.fill(0)
    await arrangeEntries(open.tx, awardContext, open.shortlist.number)
    return { ok: true, round: round.number }
  })
  if (closed.ok) await destroySpentKeys(context.db)
  return closed
}

/** Judges who may vote on an entry of the round and have handed in no ballot. */
export function listMissing(
  { entries, recusals }: Pick<FullShortlist, 'entries' | 'recusals'>,
  round: RoundRow,
  voters: readonly string[],
): string[] {
  const rules = rulesOf(round)
  const agencies = entries.filter(({ id }) => rules.entries?.includes(id) ?? true).map(({ agencyId }) => agencyId)
  const isOff = (judgeId: string, agencyId: number) =>
    recusals.some((recusal) => recusal.judgeId === judgeId && recusal.agencyId === agencyId)
  return rules.judges.filter(
    (judgeId) => !voters.includes(judgeId) && agencies.some((agencyId) => !isOff(judgeId, agencyId)),
  )
}

async function namesOf(
  { tx }: OpenShortlist,
  { festival }: AwardContext,
  judges: readonly string[],
): Promise<string[]> {
  const names = (await listJudges(tx, festival.id)).filter(({ id }) => judges.includes(id)).map(({ name }) => name)
  return names.length ? names : [String(judges.length)]
}

async function keepResult(
  { viewer, now }: RequestContext,
  { tx, record }: OpenShortlist,
  full: FullShortlist,
  round: RoundRow,
  ballots: readonly JudgeBallot[],
) {
  const rules = rulesOf(round)
  const tallies = countRound(full, rules, ballots)
  const leaves = leavesOf(ballots)
  const voters = ballots.map(({ judgeId }) => judgeId).toSorted()
  const commitment = commitmentOf(leaves, tallies)
  await closeRoundRow(tx, round.id, { closedBy: viewer.user?.id ?? null, closedAt: now, voters, leaves, commitment })
  await saveTallies(
    tx,
    tallies.map((tally) => ({ ...tally, roundId: round.id })),
  )
  const votes =
    rules.secrecy === 'open'
      ? ballots.flatMap(({ judgeId, choices }) =>
          [...choices].map(([entryId, choice]) => ({ entryId, judgeId, choice })),
        )
      : []
  await saveOpenVotes(
    tx,
    votes.map((vote) => ({ ...vote, roundId: round.id, at: now })),
  )
  const told = { secrecy: rules.secrecy, judges: rules.judges.length, voters, tallies, commitment }
  await record('round.close', {
    subject: `round:${round.id}`,
    after: rules.secrecy === 'open' ? { ...told, votes } : told,
  })
}

export type VoidedRound = { ok: true } | Refused<Stopped | 'no-round'>

/**
 * Calls an open round off: it decides nothing, and its ballots are deleted unread. The way on where its key is lost, or
 * it was opened by mistake.
 */
export async function voidRound(
  context: RequestContext,
  awardContext: AwardContext,
  { roundId, reason }: { roundId: number; reason: string },
): Promise<VoidedRound> {
  const voided = await changeShortlist(
    context,
    awardContext,
    'votes.hold',
    async ({ tx, shortlist, record }): Promise<VoidedRound> => {
      const round = (await listRounds(tx, shortlist.id)).find((round) => round.id === roundId)
      const voters = (await listBallots(tx, roundId)).map(({ judgeId }) => judgeId)
      const isClosed = round
        ? await closeRoundRow(tx, round.id, {
            closedBy: context.viewer.user?.id ?? null,
            closedAt: context.now,
            voters,
            voidReason: reason,
          })
        : false
      if (!round || !isClosed) return refused('no-round')
      await record('round.void', { subject: `round:${roundId}`, after: { voters }, reason })
      return { ok: true }
    },
  )
  if (voided.ok) await destroySpentKeys(context.db)
  return voided
}
