import type { RequestContext } from '../../policy/request-context'
import { listTitlesByCode } from '../../../db/queries/award-inputs'
import { listJudges } from '../../../db/queries/judges'
import { type FullShortlist, findShortlist } from '../../../db/queries/shortlists'
import { countRounds } from '../../../db/queries/vote-rules'
import { type RoundRow, listVoters } from '../../../db/queries/votes'
import { viewPreview } from '../awards/award-view.server'
import type { EditionContext } from '../../access/edition-context.server'
import { listMissing } from '../../flows/votes/close-round.server'
import { findOwnBallot } from '../../flows/votes/own-ballot.server'
import { writeOpened } from '../../forms/edits/opened-values.server'
import { readVoteRule } from '../../flows/votes/set-vote-rule.server'
import {
  type EntryTally,
  type Proposal,
  type Standing,
  isUndecided,
  proposalOf,
  rulesOf,
  standingOf,
  tallyRounds,
  tieRuleOf,
} from '../../documents/shortlist-document'
import { reachOf } from '../../policy/policy.server'

export interface EntryView {
  id: number
  code: string
  titleFa: string
  titleEn: string
  place: number
  value: number | null
  state: FullShortlist['entries'][number]['state']
  isSettled: boolean
  standing: Standing
  isUndecided: boolean
  tally: EntryTally | null
  /** Of a tied vote: who or what decides it. `you`: the viewer is the chair. */
  tieWaitsFor: 'round' | 'chair' | 'you' | null
  /** Who chose what, where the vote was open. */
  choices: { judge: string; choice: 'for' | 'against' | 'abstain' }[]
  isViewerOff: boolean
}

export type ShortlistView = NonNullable<Awaited<ReturnType<typeof viewShortlist>>>

/**
 * The newest shortlist of an edition as a viewer meets it; null where there is none. Nothing in it tells of an open
 * round but who has voted.
 */
export async function viewShortlist(context: RequestContext, editionContext: EditionContext) {
  const full = await findShortlist(context.db, editionContext.edition.id)
  if (!full) return null
  const { shortlist, deviations, recusals, rounds } = full
  const proposal = proposalOf(shortlist)
  const viewerId = context.viewer.user?.id ?? null
  const open = rounds.find((round) => !round.closedAt) ?? null
  const ownBallot = open && viewerId ? await findOwnBallot(context.db, open, viewerId) : null
  return {
    number: shortlist.number,
    amends: shortlist.amends,
    hash: shortlist.hash,
    closedAt: shortlist.closedAt?.toISOString() ?? null,
    decimals: proposal.model.decimals,
    isOfOtherRun: editionContext.publishedRunId !== null && editionContext.publishedRunId !== shortlist.runId,
    categories: await viewCategories(context, editionContext, full, proposal, viewerId),
    deviations: deviations.map(
      ({
        id,
        category,
        removesFa,
        removesEn,
        addsFa,
        addsEn,
        leavesEmpty,
        reason,
        judge,
        judgeId,
        secondJudge,
        secondJudgeId,
        state,
        undoneBy,
        undoReason,
      }) => ({
        id,
        category: titleOf(proposal, category),
        leavesEmpty,
        reason,
        judge,
        secondJudge,
        state,
        undoneBy,
        undoReason,
        isOwn: judgeId === viewerId,
        isOfViewer: viewerId !== null && (judgeId === viewerId || secondJudgeId === viewerId),
        removes: removesFa === null ? null : { titleFa: removesFa, titleEn: removesEn ?? removesFa },
        adds: addsFa === null ? null : { titleFa: addsFa, titleEn: addsEn ?? addsFa },
      }),
    ),
    fallOuts: full.fallOuts.map(({ id, agencyFa, agencyEn, kind, categoryId, reason, undoneBy, undoReason }) => ({
      id,
      titleFa: agencyFa,
      titleEn: agencyEn,
      kind,
      reason,
      undoneBy,
      undoReason,
      category:
        categoryId === null
          ? null
          : titleOf(proposal, full.entries.find((entry) => entry.categoryId === categoryId)?.category ?? ''),
    })),
    recusals: recusals.map(({ judge, agency, agencyFa, agencyEn, kind, reason }) => ({
      judge,
      agency,
      titleFa: agencyFa,
      titleEn: agencyEn,
      kind,
      reason,
    })),
    rounds: rounds.map(viewRound),
    turnout: open ? await viewTurnout(context, editionContext, full, open) : null,
    /** The viewer's own ballot in the open round. */
    ownBallot: ownBallot && { code: ownBallot.code },
    ownVotes: ownBallot?.votes ?? [],
  }
}

/** Without the roll. */
function viewRound(round: RoundRow) {
  const { quorumPercent, majority, secrecy, minBallots } = rulesOf(round)
  const { id, number, commitment, voidReason } = round
  return {
    id,
    number,
    isOpen: !round.closedAt,
    quorumPercent,
    majority,
    secrecy,
    minBallots,
    commitment,
    voidReason,
    ballots: round.voters?.length ?? null,
  }
}

async function viewTurnout({ db }: RequestContext, { festival }: EditionContext, full: FullShortlist, round: RoundRow) {
  const [voters, judges] = await Promise.all([listVoters(db, round.id), listJudges(db, festival.id)])
  const missing = listMissing(
    full,
    round,
    voters.map(({ id }) => id),
  )
  return {
    voted: voters.length,
    of: rulesOf(round).judges.length,
    voters: voters.map(({ name }) => name),
    missing: judges.filter(({ id }) => missing.includes(id)).map(({ name }) => name),
  }
}

/** How the edition votes, for the form that says it: its judges, and whether the first round has begun. */
export async function viewVoteRule({ db }: RequestContext, { festival, edition }: EditionContext) {
  const [{ rule, version }, judges, rounds] = await Promise.all([
    readVoteRule(db, edition.id),
    listJudges(db, festival.id),
    countRounds(db, edition.id),
  ])
  const chair = judges.find(({ id }) => id === rule.chairId)?.name ?? null
  return {
    ...rule,
    version,
    opened: writeOpened(rule),
    chair,
    judges: judges.map(({ id, name }) => ({ id, name })),
    isLocked: rounds.held > 0,
    isOpen: rounds.open > 0,
  }
}

export type VoteRuleView = Awaited<ReturnType<typeof viewVoteRule>>

const titleOf = ({ categories }: Proposal, code: string) =>
  categories.find((category) => category.code === code)?.title ?? { fa: code, en: code }

async function viewCategories(
  { db }: RequestContext,
  { edition }: EditionContext,
  full: FullShortlist,
  proposal: Proposal,
  viewerId: string | null,
) {
  const outcomes = await viewPreview(db, edition, proposal)
  const toView = entryViewer(full, viewerId)
  const missed = proposal.outcomes.flatMap(({ pools }) =>
    pools.flatMap((pool) => pool.missed.map(({ agency }) => agency)),
  )
  const names = new Map(
    (await listTitlesByCode(db, edition.festivalId, [...new Set(missed)])).map((row) => [row.code, row]),
  )
  const candidatesOf = (category: string, group: string | null) =>
    proposal.outcomes
      .find((outcome) => outcome.category === category)
      ?.pools.find((pool) => pool.group === group)
      ?.missed.flatMap(({ agency }) => names.get(agency) ?? []) ?? []
  return proposal.categories.map(({ code, title, rule }) => ({
    code,
    title,
    rule,
    pools: (outcomes.get(code)?.pools ?? []).map(({ code: group, group: groupTitle, winners, missed, ties }) => ({
      group,
      groupTitle,
      winners,
      missed,
      ties,
      candidates: candidatesOf(code, group),
      entries: full.entries.filter((entry) => entry.category === code && entry.group === group).map(toView),
    })),
  }))
}

function entryViewer(
  full: FullShortlist,
  viewerId: string | null,
): (entry: FullShortlist['entries'][number]) => EntryView {
  const counted = new Map(
    tallyRounds(full).flatMap((round) => (round.isPast ? [] : [[round.entry.id, round] as const])),
  )
  const off = new Set(
    full.recusals.filter((recusal) => recusal.judgeId === viewerId).map((recusal) => recusal.agencyId),
  )
  return (entry) => {
    const row = counted.get(entry.id)
    const { id, agency, agencyFa, agencyEn, place, value, state, isSettled, agencyId } = entry
    const standing = standingOf(entry, row?.tally)
    const round = full.rounds.find((one) => one.id === row?.roundId)
    const choices = full.votes
      .filter((vote) => vote.entryId === id && vote.roundId === row?.roundId)
      .map(({ judge, choice }) => ({ judge, choice }))
    const tieWaitsFor =
      standing === 'tied' && round ? tieWaits(round, entry.category, off.has(agencyId) ? null : viewerId) : null
    return {
      id,
      code: agency,
      titleFa: agencyFa,
      titleEn: agencyEn,
      place,
      value,
      state,
      isSettled,
      standing,
      isUndecided: isUndecided(standing),
      tally: row?.tally ?? null,
      tieWaitsFor,
      choices,
      isViewerOff: off.has(agencyId),
    }
  }
}

function tieWaits(round: RoundRow, category: string, viewerId: string | null): EntryView['tieWaitsFor'] {
  const rules = rulesOf(round)
  if (tieRuleOf(rules, category) !== 'chair') return 'round'
  return rules.chairId !== null && rules.chairId === viewerId ? 'you' : 'chair'
}

/** What the viewer may do with shortlists here and now. */
export function shortlistActs({ viewer }: RequestContext, { festival, stage }: EditionContext) {
  const where = { festivalId: festival.id, stage }
  return {
    mayPropose: reachOf(viewer, 'shortlist.propose', where) !== null,
    mayHold: reachOf(viewer, 'votes.hold', where) !== null,
    mayJudge: reachOf(viewer, 'shortlist.judge', where) !== null,
  }
}
