import type { AwardRecord, AwardSource, ScoredSource } from '../../documents/award-source'
import { z } from 'zod'
import { type Shortlist, findClosedShortlist, loadAwardRows } from '../../../db/queries/award-papers'
import { findRun } from '../../../db/queries/runs'
import { type FullShortlist, findShortlist } from '../../../db/queries/shortlists'
import type { Db } from '../../../db/database'
import { openRun } from '../scoring/open-run.server'
import { rulesOf, tallyRounds } from '../../documents/shortlist-document'

export type AwardSourceOutcome =
  { ok: true; source: AwardSource } | { ok: false; why: 'no-list' | 'no-run' | 'changed'; detail: string }

/** What was decided on the newest list that judges have closed, without the run that it was picked from. */
export async function findAwardRecord(db: Db, edition: { id: number }): Promise<AwardRecord | null> {
  const shortlist = await findClosedShortlist(db, edition.id)
  return shortlist && loadClosedRecord(db, shortlist)
}

/** Of the newest list that judges have closed. */
export async function openAwardSource(db: Db, edition: { id: number; code: string }): Promise<AwardSourceOutcome> {
  const shortlist = await findClosedShortlist(db, edition.id)
  if (!shortlist) return { ok: false, why: 'no-list', detail: edition.code }
  const opened = await openScored(db, edition.id, shortlist.runId)
  return opened.ok ? { ok: true, source: { ...opened.scored, record: await loadClosedRecord(db, shortlist) } } : opened
}

export async function openScored(
  db: Db,
  editionId: number,
  runId: number,
): Promise<{ ok: true; scored: ScoredSource } | { ok: false; why: 'no-run' | 'changed'; detail: string }> {
  const found = await findRun(db, editionId, runId)
  const opened = await openRun(db, runId)
  if (!found || !opened.ok) return opened.ok ? { ok: false, why: 'no-run', detail: String(runId) } : opened
  return { ok: true, scored: { ...found, model: opened.model, input: opened.input } }
}

/** What the judges' closing wrote down of each entry: only those that stand are winners. */
const ClosedShortlist = z.object({
  closed: z.object({
    entries: z.array(
      z.object({ category: z.string(), group: z.string().nullable(), agency: z.string(), standing: z.string() }),
    ),
  }),
})

/** What was decided on a closed list. An entry that votes did not carry is not on it any more. */
export async function loadClosedRecord(db: Db, shortlist: Shortlist): Promise<AwardRecord> {
  const [rows, full] = [
    await loadAwardRows(db, shortlist),
    await findShortlist(db, shortlist.editionId, shortlist.number),
  ]
  if (!full) throw new Error(`The shortlist ${shortlist.id} is not there any more`)
  const listed = ClosedShortlist.parse(shortlist.document).closed.entries.filter((entry) => entry.standing === 'listed')
  const keys = new Set(listed.map(({ category, group, agency }) => keyOf(category, group, agency)))
  const entries = rows.entries.filter(({ category, group, agency }) =>
    keys.has(keyOf(category.code, group?.code ?? null, agency.code)),
  )
  return { ...rows, entries, ...tellVotes(full) }
}

/**
 * Rounds by their rules, and what each came to of the entries of its ballot. Who chose what is told of open votes
 * alone.
 */
function tellVotes(full: FullShortlist): Pick<AwardRecord, 'rounds' | 'votes'> {
  const rounds = full.rounds.flatMap((round) => {
    const { quorumPercent, majority, secrecy, minBallots } = rulesOf(round)
    const { number, commitment, voidReason } = round
    return round.closedAt
      ? [
          {
            number,
            quorumPercent,
            majority,
            secrecy,
            minBallots,
            ballots: round.voters?.length ?? 0,
            commitment,
            voidReason,
          },
        ]
      : []
  })
  const votes = tallyRounds(full).map(({ entry, roundId, tally }) => {
    const choices = full.votes
      .filter((vote) => vote.roundId === roundId && vote.entryId === entry.id)
      .map(({ judge, choice }) => ({ judge, choice }))
    const names = {
      category: { titleFa: entry.categoryFa, titleEn: entry.categoryEn },
      agency: { titleFa: entry.agencyFa, titleEn: entry.agencyEn },
    }
    return { ...names, ...tally, ...(choices.length ? { choices } : {}) }
  })
  return { rounds, votes }
}

function keyOf(category: string, group: string | null, agency: string): string {
  return JSON.stringify([category, group, agency])
}
