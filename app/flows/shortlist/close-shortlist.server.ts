import { type FullShortlist, closeShortlistRow, findShortlist } from '../../../db/queries/shortlists'
import { canonicalJson } from '../../../scoring/canonical'
import type { RequestContext } from '../../policy/request-context'
import { type AwardContext, type Refused, changeShortlist, refused, refusedFor } from './change-shortlist.server'
import { sha256 } from '../../documents/hash.server'
import { listUndecided, proposalOf, rulesOf, standingOf, tallyEntries } from '../../documents/shortlist-document'

export type ClosedShortlist =
  | { ok: true; number: number; hash: string }
  | Refused<'not-now' | 'no-shortlist' | 'closed' | 'round-open' | 'deviation-open' | 'undecided'>

/** Ends the work on a shortlist: its canonical document is kept with the hash, and nothing of it changes any more. */
export async function closeShortlist(context: RequestContext, awardContext: AwardContext): Promise<ClosedShortlist> {
  return changeShortlist(
    context,
    awardContext,
    'shortlist.propose',
    async ({ tx, shortlist, record }): Promise<ClosedShortlist> => {
      const full = await findShortlist(tx, awardContext.edition.id, shortlist.number)
      if (!full) return refused('no-shortlist')
      const blocker = whatBlocks(full)
      if (blocker) return blocker
      const closed = toClosedDocument(awardContext, full, context.now)
      const hash = sha256(canonicalJson(closed))
      await closeShortlistRow(tx, shortlist.id, {
        document: { proposal: proposalOf(shortlist), closed },
        hash,
        closedAt: context.now,
      })
      await record('shortlist.close', { after: { number: shortlist.number, hash } })
      return { ok: true, number: shortlist.number, hash }
    },
  )
}

function whatBlocks(full: FullShortlist): Refused<'round-open' | 'deviation-open' | 'undecided'> | null {
  if (full.rounds.some((round) => !round.closedAt)) return refused('round-open')
  if (full.deviations.some((deviation) => deviation.state === 'open')) return refused('deviation-open')
  const undecided = listUndecided(full)
  return undecided.length
    ? refusedFor(
        'undecided',
        undecided.map((entry) => entry.agency),
      )
    : null
}

/**
 * Everything that was decided, by codes and names as they were; what minutes are sealed with and papers are made of. No
 * choice of a secret round is in it.
 */
export function toClosedDocument({ festival, edition }: AwardContext, full: FullShortlist, closedAt: Date) {
  const { shortlist, entries, deviations, fallOuts, recusals, rounds } = full
  const { run, model, categories } = proposalOf(shortlist)
  const tallies = tallyEntries(full)
  const codeOf = (categoryId: number | null) =>
    entries.find((entry) => entry.categoryId === categoryId)?.category ?? null
  return {
    format: 'sanjeh-shortlist-2',
    festival: festival.code,
    edition: edition.code,
    number: shortlist.number,
    amends: shortlist.amends,
    run: { inputHash: run.inputHash, resultHash: run.resultHash },
    model: { code: model.code, version: model.version },
    categories: categories.map(({ code, title, rule }) => ({ code, title, rule })),
    entries: entries.map((entry) => {
      const tally = tallies.get(entry.id) ?? null
      const { category, group, agency, agencyFa, agencyEn, place, value, state, isSettled } = entry
      return {
        category,
        group,
        agency,
        title: { fa: agencyFa, en: agencyEn },
        place,
        value,
        state,
        isSettled,
        standing: standingOf(entry, tally ?? undefined),
        vote: tally,
      }
    }),
    deviations: deviations.map(
      ({
        category,
        group,
        removes,
        adds,
        leavesEmpty,
        reason,
        judge,
        at,
        secondJudge,
        secondAt,
        state,
        undoneBy,
        undoneAt,
        undoReason,
      }) => ({
        category,
        group,
        removes,
        adds,
        leavesEmpty,
        reason,
        judge,
        at: at.toISOString(),
        secondJudge,
        secondAt: secondAt?.toISOString() ?? null,
        state,
        undoneBy,
        undoneAt: undoneAt?.toISOString() ?? null,
        undoReason,
      }),
    ),
    fallOuts: fallOuts.map(({ agency, kind, categoryId, reason, at, undoneBy, undoneAt, undoReason }) => ({
      agency,
      kind,
      category: codeOf(categoryId),
      reason,
      at: at.toISOString(),
      undoneBy,
      undoneAt: undoneAt?.toISOString() ?? null,
      undoReason,
    })),
    recusals: recusals.map(({ judge, agency, kind, reason, at }) => ({
      judge,
      agency,
      kind,
      reason,
      at: at.toISOString(),
    })),
    rounds: rounds.map((round) => {
      const { quorumPercent, majority, secrecy, minBallots, onTie, judges } = rulesOf(round)
      const ballots = round.voters?.length ?? 0
      const dates = { openedAt: round.openedAt.toISOString(), closedAt: round.closedAt?.toISOString() ?? null }
      return {
        number: round.number,
        quorumPercent,
        majority,
        secrecy,
        minBallots,
        onTie,
        judges: judges.length,
        ballots,
        commitment: round.commitment,
        voidReason: round.voidReason,
        ...dates,
      }
    }),
    closedAt: closedAt.toISOString(),
  }
}
