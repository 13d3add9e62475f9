import { listJudges } from '../../db/queries/judges'
import { findShortlist } from '../../db/queries/shortlists'
import {
  type RoundRow,
  type VoteChoice,
  closeRoundRow,
  createRound,
  findVotesDeadline,
  listClosedVotes,
  listRounds,
  saveVotes,
} from '../../db/queries/votes'
import type { VoteRules } from '../../scoring/awards/count-votes'
import type { Asking } from '../access/edition-place.server'
import { type AwardPlace, type OpenShortlist, type Refused, changeShortlist, refused } from './change-shortlist.server'
import { listUndecided, rulesOf } from './shortlist-document'

type Never = 'not-now' | 'no-shortlist' | 'closed'

export type OpenedRound =
  | { ok: true; round: RoundRow }
  | Refused<Never | 'nobody' | 'round-open' | 'deviation-open' | 'no-judges' | 'all-decided'>

/** Opens a vote on the list. Quorum, majority and the roll of judges are frozen with it. */
export async function openRound(
  asking: Asking,
  place: AwardPlace,
  { quorumPercent, majority }: VoteRules,
): Promise<OpenedRound> {
  return changeShortlist(asking, place, 'votes.hold', async ({ tx, shortlist, record }): Promise<OpenedRound> => {
    const openedBy = asking.viewer.user?.id
    if (!openedBy) return refused('nobody')
    const full = await findShortlist(tx, place.edition.id, shortlist.number)
    if (!full) return refused('no-shortlist')
    if (full.deviations.some((deviation) => deviation.state === 'open')) return refused('deviation-open')
    const judges = (await listJudges(tx, place.festival.id)).map((judge) => judge.id).toSorted()
    if (!judges.length) return refused('no-judges')
    if (!listUndecided(full).length) return refused('all-decided')
    const rules = { quorumPercent, majority, judges }
    const round = await createRound(tx, { shortlistId: shortlist.id, rules, openedBy, openedAt: asking.now })
    if (!round) return refused('round-open')
    await record('round.open', { subject: `round:${round.id}`, after: rules })
    return { ok: true, round }
  })
}

export type CastVotes =
  | { ok: true; entries: number }
  | Refused<Never | 'nobody' | 'no-round' | 'not-on-roll' | 'recused' | 'too-late' | 'unknown-entry' | 'settled'>

/** A judge's choices on entries of the open round, all or none. The log says that somebody voted, never what. */
export async function castVotes(
  asking: Asking,
  place: AwardPlace,
  { roundId, choices }: { roundId: number; choices: ReadonlyMap<number, VoteChoice> },
): Promise<CastVotes> {
  return changeShortlist(asking, place, 'shortlist.judge', async (open): Promise<CastVotes> => {
    const judgeId = asking.viewer.user?.id
    if (!judgeId) return refused('nobody')
    const { tx, shortlist, record } = open
    const round = (await listRounds(tx, shortlist.id)).find((own) => own.id === roundId && !own.closedAt)
    if (!round) return refused('no-round')
    if (!rulesOf(round).judges.includes(judgeId)) return refused('not-on-roll')
    const deadline = await findVotesDeadline(tx, place.edition.id)
    if (deadline && asking.now >= deadline) return refused('too-late', deadline.toISOString())
    const barrier = await whatBars(open, place, judgeId, [...choices.keys()])
    if (barrier) return barrier
    await saveVotes(
      tx,
      [...choices].map(([entryId, choice]) => ({ roundId: round.id, entryId, judgeId, choice, at: asking.now })),
    )
    await record('vote.cast', { subject: `round:${round.id}` })
    return { ok: true, entries: choices.size }
  })
}

async function whatBars(
  { tx, shortlist }: OpenShortlist,
  { edition }: AwardPlace,
  judgeId: string,
  entryIds: readonly number[],
): Promise<Refused<'recused' | 'unknown-entry' | 'settled'> | null> {
  const full = await findShortlist(tx, edition.id, shortlist.number)
  const undecided = full ? listUndecided(full) : []
  const off = new Set(
    full?.recusals.filter((recusal) => recusal.judgeId === judgeId).map((recusal) => recusal.agencyId),
  )
  for (const entryId of entryIds) {
    const entry = full?.entries.find((own) => own.id === entryId && own.state !== 'removed')
    if (!entry) return refused('unknown-entry', String(entryId))
    if (off.has(entry.agencyId)) return refused('recused', entry.agency)
    if (!undecided.includes(entry)) return refused('settled', entry.agency)
  }
  return null
}

export type ClosedRound = { ok: true; round: number } | Refused<Never | 'no-round'>

/** Ends the vote: from now on everybody who sees the list sees the outcome. The choices go into the log, so that nobody changes them later. */
export async function closeRound(asking: Asking, place: AwardPlace, roundId: number): Promise<ClosedRound> {
  return changeShortlist(asking, place, 'votes.hold', async ({ tx, shortlist, record }): Promise<ClosedRound> => {
    const round = (await listRounds(tx, shortlist.id)).find((own) => own.id === roundId)
    const isClosed = round
      ? await closeRoundRow(tx, round.id, { closedBy: asking.viewer.user?.id ?? null, closedAt: asking.now })
      : false
    if (!round || !isClosed) return refused('no-round')
    const votes = (await listClosedVotes(tx, shortlist.id)).filter((vote) => vote.roundId === roundId)
    await record('round.close', {
      subject: `round:${roundId}`,
      after: { votes: votes.map(({ entryId, judgeId, choice }) => ({ entryId, judgeId, choice })) },
    })
    return { ok: true, round: round.number }
  })
}
