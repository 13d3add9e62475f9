import { listJudges } from '../../../db/queries/judges'
import { type FullShortlist, findShortlist } from '../../../db/queries/shortlists'
import {
  type RoundRow,
  type VoteChoice,
  createRound,
  findBallot,
  findVotesDeadline,
  listRounds,
  removeBallot,
  saveBallot,
} from '../../../db/queries/votes'
import type { VoteRules } from '../../../scoring/awards/count-votes'
import type { RequestContext } from '../../policy/request-context'
import { createRoundKey, readRoundKey } from '../../ballots/round-key.server'
import { newBallot, openBallot, sealBallot } from '../../ballots/seal-ballot.server'
import type { VoteRule } from '../../documents/vote-rule'
import {
  type AwardContext,
  type OpenShortlist,
  type Refused,
  changeShortlist,
  refused,
} from '../shortlist/change-shortlist.server'
import { readVoteRule } from './set-vote-rule.server'
import { type RoundRules, listUndecided, proposalOf, rulesOf } from '../../documents/shortlist-document'

export { closeRound, voidRound } from './close-round.server'

type Stopped = 'not-now' | 'no-shortlist' | 'closed'

export type OpenedRound =
  | { ok: true; round: RoundRow }
  | Refused<Stopped | 'nobody' | 'round-open' | 'deviation-open' | 'no-judges' | 'all-decided' | 'no-chair'>

/**
 * Opens a vote on the list. Its rules, the roll of judges and the entries of the ballot are frozen with it, and it gets
 * a key of its own.
 */
export async function openRound(
  context: RequestContext,
  awardContext: AwardContext,
  { quorumPercent, majority }: VoteRules,
): Promise<OpenedRound> {
  return changeShortlist(
    context,
    awardContext,
    'votes.hold',
    async ({ tx, shortlist, record }): Promise<OpenedRound> => {
      const openedBy = context.viewer.user?.id
      if (!openedBy) return refused('nobody')
      const full = await findShortlist(tx, awardContext.edition.id, shortlist.number)
      if (!full) return refused('no-shortlist')
      if (full.rounds.some((round) => !round.closedAt)) return refused('round-open')
      if (full.deviations.some((deviation) => deviation.state === 'open')) return refused('deviation-open')
      const judges = (await listJudges(tx, awardContext.festival.id)).map((judge) => judge.id).toSorted()
      if (!judges.length) return refused('no-judges')
      const undecided = listUndecided(full)
      if (!undecided.length) return refused('all-decided')
      const rules = {
        quorumPercent,
        majority,
        judges,
        ...freezeRule((await readVoteRule(tx, awardContext.edition.id)).rule, full),
        entries: undecided.map(({ id }) => id),
      }
      if (needsChair(rules, undecided) && !judges.some((id) => id === rules.chairId)) return refused('no-chair')
      const key = await createRoundKey()
      const round = await createRound(tx, {
        shortlistId: shortlist.id,
        rules,
        openedBy,
        openedAt: context.now,
        keyId: key.id,
      })
      if (!round) throw new Error(`A round of the shortlist ${shortlist.id} was opened while the course was held`)
      await record('round.open', { subject: `round:${round.id}`, after: rules })
      return { ok: true, round }
    },
  )
}

function freezeRule(
  { secrecy, onTie, chairId, minBallots }: VoteRule,
  { shortlist }: FullShortlist,
): Pick<RoundRules, 'secrecy' | 'onTie' | 'onTieOf' | 'chairId' | 'minBallots'> {
  const row = proposalOf(shortlist).categories.flatMap(({ code, rule }) =>
    rule.tiedVote ? [[code, rule.tiedVote] as const] : [],
  )
  return { secrecy, onTie, onTieOf: Object.fromEntries(row), chairId, minBallots }
}

function needsChair(
  { onTie, onTieOf }: Pick<RoundRules, 'onTie' | 'onTieOf'>,
  entries: FullShortlist['entries'],
): boolean {
  return entries.some(({ category }) => (onTieOf[category] ?? onTie) === 'chair')
}

export type CastVotes =
  | { ok: true; entries: number }
  | Refused<
      Stopped | 'nobody' | 'no-round' | 'not-on-roll' | 'recused' | 'too-late' | 'unknown-entry' | 'settled' | 'no-key'
    >

/**
 * A judge's choices on entries of the open round, all or none; choices on other entries that were handed in before
 * stay. The ballot is sealed here and nobody but its judge opens it until the count. The log says that somebody voted,
 * never what.
 */
export async function castVotes(
  context: RequestContext,
  awardContext: AwardContext,
  { roundId, choices }: { roundId: number; choices: ReadonlyMap<number, VoteChoice> },
): Promise<CastVotes> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async (open): Promise<CastVotes> => {
    const found = await findOpenRound(context, awardContext, open, roundId)
    if (!('round' in found)) return found
    const { round, judgeId } = found
    const blocker = await blockerOf(open, awardContext, judgeId, [...choices.keys()])
    if (blocker) return blocker
    const key = await readRoundKey(round.keyId)
    if (!key) return refused('no-key', String(round.number))
    const before = await findBallot(open.tx, round.id, judgeId)
    const ballot = before ? openBallot(key, judgeId, before.sealed) : newBallot()
    const entries = rulesOf(round).entries ?? [...choices.keys()]
    const sealed = sealBallot(key, judgeId, { ...ballot, choices: new Map([...ballot.choices, ...choices]) }, entries)
    await saveBallot(open.tx, { roundId: round.id, judgeId, sealed })
    await open.record('vote.cast', { subject: `round:${round.id}` })
    return { ok: true, entries: choices.size }
  })
}

export type WithdrawnVote =
  { ok: true } | Refused<Stopped | 'nobody' | 'no-round' | 'not-on-roll' | 'too-late' | 'no-ballot'>

/** Takes the own ballot back, whole; another can be handed in until the round closes. */
export async function withdrawVote(
  context: RequestContext,
  awardContext: AwardContext,
  roundId: number,
): Promise<WithdrawnVote> {
  return changeShortlist(context, awardContext, 'shortlist.judge', async (open): Promise<WithdrawnVote> => {
    const found = await findOpenRound(context, awardContext, open, roundId)
    if (!('round' in found)) return found
    if (!(await removeBallot(open.tx, found.round.id, found.judgeId))) return refused('no-ballot')
    await open.record('vote.withdraw', { subject: `round:${found.round.id}` })
    return { ok: true }
  })
}

/** The open round in which the viewer may vote now. */
async function findOpenRound(
  { viewer, now }: RequestContext,
  { edition }: AwardContext,
  { tx, shortlist }: OpenShortlist,
  roundId: number,
): Promise<{ round: RoundRow; judgeId: string } | Refused<'nobody' | 'no-round' | 'not-on-roll' | 'too-late'>> {
  const judgeId = viewer.user?.id
  if (!judgeId) return refused('nobody')
  const round = (await listRounds(tx, shortlist.id)).find((round) => round.id === roundId && !round.closedAt)
  if (!round) return refused('no-round')
  if (!rulesOf(round).judges.includes(judgeId)) return refused('not-on-roll')
  const deadline = await findVotesDeadline(tx, edition.id)
  return deadline && now >= deadline ? refused('too-late', deadline.toISOString()) : { round, judgeId }
}

async function blockerOf(
  { tx, shortlist }: OpenShortlist,
  { edition }: AwardContext,
  judgeId: string,
  entryIds: readonly number[],
): Promise<Refused<'recused' | 'unknown-entry' | 'settled'> | null> {
  const full = await findShortlist(tx, edition.id, shortlist.number)
  const undecided = full ? listUndecided(full) : []
  const off = new Set(
    full?.recusals.filter((recusal) => recusal.judgeId === judgeId).map((recusal) => recusal.agencyId),
  )
  for (const entryId of entryIds) {
    const entry = full?.entries.find(
      (entry) => entry.id === entryId && entry.state !== 'removed' && entry.state !== 'fallen',
    )
    if (!entry) return refused('unknown-entry', String(entryId))
    if (off.has(entry.agencyId)) return refused('recused', entry.agency)
    if (!undecided.includes(entry)) return refused('settled', entry.agency)
  }
  return null
}
