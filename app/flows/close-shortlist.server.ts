import { type FullShortlist, closeShortlistRow, findShortlist } from '../../db/queries/shortlists'
import { canonicalJson } from '../../scoring/canonical'
import type { Asking } from '../access/edition-place.server'
import { type AwardPlace, type Refused, changeShortlist, refused } from './change-shortlist.server'
import { sha256 } from './hash.server'
import { listUndecided, proposalOf, rulesOf, standingOf, tallyEntries } from './shortlist-document'

export type ClosedShortlist =
  | { ok: true; number: number; hash: string }
  | Refused<'not-now' | 'no-shortlist' | 'closed' | 'round-open' | 'deviation-open' | 'undecided'>

/** Ends the work on a shortlist: its canonical document is kept with the hash, and nothing of it changes any more. */
export async function closeShortlist(asking: Asking, place: AwardPlace): Promise<ClosedShortlist> {
  return changeShortlist(
    asking,
    place,
    'shortlist.propose',
    async ({ tx, shortlist, record }): Promise<ClosedShortlist> => {
      const full = await findShortlist(tx, place.edition.id, shortlist.number)
      if (!full) return refused('no-shortlist')
      const blocker = whatBlocks(full)
      if (blocker) return blocker
      const closed = toClosedDocument(place, full, asking.now)
      const hash = sha256(canonicalJson(closed))
      await closeShortlistRow(tx, shortlist.id, {
        document: { proposal: proposalOf(shortlist), closed },
        hash,
        closedAt: asking.now,
      })
      await record('shortlist.close', { after: { number: shortlist.number, hash } })
      return { ok: true, number: shortlist.number, hash }
    },
  )
}

export function whatBlocks(full: FullShortlist): Refused<'round-open' | 'deviation-open' | 'undecided'> | null {
  if (full.rounds.some((round) => !round.closedAt)) return refused('round-open')
  if (full.deviations.some((deviation) => deviation.state === 'open')) return refused('deviation-open')
  const undecided = listUndecided(full)
  return undecided.length ? refused('undecided', undecided.map((entry) => entry.agency).join(', ')) : null
}

export type ClosedDocument = ReturnType<typeof toClosedDocument>

/** Everything that was decided, by codes and names as they were; what minutes are sealed with and papers are made of. */
export function toClosedDocument({ festival, edition }: AwardPlace, full: FullShortlist, closedAt: Date) {
  const { shortlist, entries, deviations, recusals, rounds } = full
  const { run, model, categories } = proposalOf(shortlist)
  const tallies = tallyEntries(full)
  return {
    format: 'sanjeh-shortlist-1',
    festival: festival.code,
    edition: edition.code,
    number: shortlist.number,
    run: { inputHash: run.inputHash, resultHash: run.resultHash },
    model: { code: model.code, version: model.version },
    categories: categories.map(({ code, title, rule }) => ({ code, title, rule })),
    entries: entries.map((entry) => {
      const tally = tallies.get(entry.id) ?? null
      const { category, group, agency, agencyFa, agencyEn, place, value, state } = entry
      return {
        category,
        group,
        agency,
        title: { fa: agencyFa, en: agencyEn },
        place,
        value,
        state,
        standing: standingOf(entry, tally ?? undefined),
        vote: tally,
      }
    }),
    deviations: deviations.map(
      ({ category, group, removes, adds, reason, judge, at, secondJudge, secondAt, state }) => ({
        category,
        group,
        removes,
        adds,
        reason,
        judge,
        at: at.toISOString(),
        secondJudge,
        secondAt: secondAt?.toISOString() ?? null,
        state,
      }),
    ),
    recusals: recusals.map(({ judge, agency, kind, reason, at }) => ({
      judge,
      agency,
      kind,
      reason,
      at: at.toISOString(),
    })),
    rounds: rounds.map((round) => {
      const { judges, ...rules } = rulesOf(round)
      return {
        number: round.number,
        ...rules,
        judges: judges.length,
        openedAt: round.openedAt.toISOString(),
        closedAt: round.closedAt?.toISOString() ?? null,
      }
    }),
    closedAt: closedAt.toISOString(),
  }
}
