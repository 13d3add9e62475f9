import { z } from 'zod'
import { type AwardRows, type Shortlist, findClosedShortlist, loadAwardRows } from '../../db/queries/award-papers'
import { type RunWithModel, findRun } from '../../db/queries/runs'
import { type FullShortlist, findShortlist } from '../../db/queries/shortlists'
import type { Db } from '../../db/client.server'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import type { FrozenMinutes } from '../minutes-document'
import { openRun } from './open-run.server'
import { rulesOf, tallyRounds } from './shortlist-document'

/** A run with all that scores it again. */
export interface ScoredSource extends RunWithModel {
  model: Model
  input: ScoringInput
}

/** What the judges decided, as the papers tell it. Votes are of closed rounds only, and counted: who cast them is in no paper. */
export interface AwardRecord extends AwardRows {
  rounds: NonNullable<FrozenMinutes['rounds']>
  votes: FrozenMinutes['votes']
}

/** All that papers, exports and publications are made of: the closed list with the run it was picked from. */
export interface AwardSource extends ScoredSource {
  record: AwardRecord
}

export type AwardSourceOutcome =
  { ok: true; source: AwardSource } | { ok: false; why: 'no-list' | 'no-run' | 'changed'; detail: string }

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

/** Rounds by their rules, and what each came to of the entries that it was about. */
function tellVotes(full: FullShortlist): Pick<AwardRecord, 'rounds' | 'votes'> {
  const rounds = full.rounds.flatMap((round) => {
    const { quorumPercent, majority } = rulesOf(round)
    return round.closedAt ? [{ number: round.number, quorumPercent, majority }] : []
  })
  const votes = tallyRounds(full)
    .filter(({ entry, hasVotes, isPast }) => hasVotes || (!isPast && entry.state !== 'removed'))
    .map(({ entry, tally }) => ({
      category: { titleFa: entry.categoryFa, titleEn: entry.categoryEn },
      agency: { titleFa: entry.agencyFa, titleEn: entry.agencyEn },
      ...tally,
    }))
  return { rounds, votes }
}

function keyOf(category: string, group: string | null, agency: string): string {
  return JSON.stringify([category, group, agency])
}
