import { type FullShortlist, findShortlist } from '../../db/queries/shortlists'
import { countVoters, listOwnVotes } from '../../db/queries/votes'
import { type OutcomeView, viewPreview } from './award-view.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { loadAwardScene } from '../flows/award-input.server'
import {
  type EntryTally,
  type Proposal,
  type Standing,
  proposalOf,
  rulesOf,
  standingOf,
  tallyEntries,
} from '../flows/shortlist-document'
import { reachOf } from '../policy.server'

export interface EntryView {
  id: number
  code: string
  titleFa: string
  titleEn: string
  place: number
  value: number | null
  state: FullShortlist['entries'][number]['state']
  standing: Standing
  tally: EntryTally | null
  isViewerOff: boolean
}

export type ShortlistView = NonNullable<Awaited<ReturnType<typeof viewShortlist>>>

/** The newest shortlist of an edition as a viewer meets it; null where there is none. Nothing in it tells of votes of an open round but their number. */
export async function viewShortlist(asking: Asking, place: EditionPlace) {
  const full = await findShortlist(asking.db, place.edition.id)
  if (!full) return null
  const { shortlist, deviations, recusals, rounds } = full
  const proposal = proposalOf(shortlist)
  const viewerId = asking.viewer.user?.id ?? null
  const open = rounds.find((round) => !round.closedAt) ?? null
  return {
    number: shortlist.number,
    hash: shortlist.hash,
    closedAt: shortlist.closedAt?.toISOString() ?? null,
    decimals: proposal.model.decimals,
    isOfOtherRun: place.publishedRunId !== null && place.publishedRunId !== shortlist.runId,
    categories: await viewCategories(asking, place, full, proposal, viewerId),
    deviations: deviations.map(
      ({ id, category, removesFa, removesEn, addsFa, addsEn, reason, judge, judgeId, secondJudge, state }) => ({
        id,
        category: titleOf(proposal, category),
        reason,
        judge,
        secondJudge,
        state,
        isOwn: judgeId === viewerId,
        removes: removesFa === null ? null : { titleFa: removesFa, titleEn: removesEn ?? removesFa },
        adds: addsFa === null ? null : { titleFa: addsFa, titleEn: addsEn ?? addsFa },
      }),
    ),
    recusals: recusals.map(({ judge, agency, agencyFa, agencyEn, kind, reason }) => ({
      judge,
      agency,
      titleFa: agencyFa,
      titleEn: agencyEn,
      kind,
      reason,
    })),
    rounds: rounds.map((round) => ({
      id: round.id,
      number: round.number,
      isOpen: !round.closedAt,
      ...withoutRoll(rulesOf(round)),
    })),
    turnout: open ? { voted: await countVoters(asking.db, open.id), of: rulesOf(open).judges.length } : null,
    ownVotes: open && viewerId ? await listOwnVotes(asking.db, open.id, viewerId) : [],
  }
}

const withoutRoll = ({ quorumPercent, majority }: ReturnType<typeof rulesOf>) => ({ quorumPercent, majority })

const titleOf = ({ categories }: Proposal, code: string) =>
  categories.find((category) => category.code === code)?.title ?? { fa: code, en: code }

async function viewCategories(
  { db }: Asking,
  { edition }: EditionPlace,
  full: FullShortlist,
  proposal: Proposal,
  viewerId: string | null,
) {
  const scene = await loadAwardScene(db, edition, full.shortlist.runId, [])
  const outcomes = scene
    ? await viewPreview(db, edition.id, { scene, outcomes: proposal.outcomes })
    : new Map<string, OutcomeView>()
  const tallies = tallyEntries(full)
  const off = new Set(
    full.recusals.filter((recusal) => recusal.judgeId === viewerId).map((recusal) => recusal.agencyId),
  )
  const toView = (entry: FullShortlist['entries'][number]): EntryView => {
    const tally = tallies.get(entry.id) ?? null
    const { id, agency, agencyFa, agencyEn, place, value, state, agencyId } = entry
    return {
      id,
      code: agency,
      titleFa: agencyFa,
      titleEn: agencyEn,
      place,
      value,
      state,
      standing: standingOf(entry, tally ?? undefined),
      tally,
      isViewerOff: off.has(agencyId),
    }
  }
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
      entries: full.entries.filter((entry) => entry.category === code && entry.group === group).map(toView),
    })),
  }))
}

/** What the viewer may do with shortlists here and now. */
export function shortlistActs({ viewer }: Asking, { festival, stage }: EditionPlace) {
  const where = { festivalId: festival.id, stage }
  return {
    mayPropose: reachOf(viewer, 'shortlist.propose', where) !== null,
    mayHold: reachOf(viewer, 'votes.hold', where) !== null,
    mayJudge: reachOf(viewer, 'shortlist.judge', where) !== null,
  }
}
