import { findPreviousEdition } from '../../db/queries/editions'
import type { Edition } from '../../db/queries/festivals'
import type { ReadRun } from '../../db/queries/movers'
import { type RankingPage, listOverallRanks } from '../../db/queries/rankings'
import type { RankInterval } from '../../db/queries/robustness'
import { findLatestRun } from '../../db/queries/runs'
import { type Asking, placeOf } from '../access/edition-place.server'
import type { EditionRun } from '../access/edition-run.server'
import { keptRankIntervals } from '../flows/robustness.server'

export interface RankingContext {
  /** By agency: the ranks that 90 % of the draws lie between, and the band of those that can't be told apart from it. Empty until somebody asked for it. */
  intervals: Record<string, Omit<RankInterval, 'code'>>
  /** Ranks in the edition before, by agency. Null where there is none that the viewer may see. */
  before: { titleFa: string; titleEn: string; ranks: Record<string, { rank: number; of: number }> } | null
}

/** What stands beside the ranks of a page: how sure they are, and what they were. */
export async function loadRankingContext(asking: Asking, own: EditionRun, page: RankingPage): Promise<RankingContext> {
  const codes = page.rows.map((row) => row.code)
  const [intervals, before] = await Promise.all([
    keptRankIntervals(asking.db, own.run.inputHash, codes),
    loadBefore(asking, own, codes),
  ])
  return { intervals: Object.fromEntries(intervals.map(({ code, ...interval }) => [code, interval])), before }
}

async function loadBefore(
  asking: Asking,
  own: EditionRun,
  codes: readonly string[],
): Promise<RankingContext['before']> {
  const before = await findRunBefore(asking, own)
  if (!before) return null
  const ranks = await listOverallRanks(asking.db, before.runId, before.scope, codes)
  const { titleFa, titleEn } = before.edition
  return { titleFa, titleEn, ranks: Object.fromEntries(ranks.map(({ code, ...own }) => [code, own])) }
}

/** The run of the edition before, as the viewer reads it; null where there is none whose ranking they may see. */
export async function findRunBefore(
  asking: Asking,
  { festival, edition }: Pick<EditionRun, 'festival' | 'edition'>,
): Promise<(ReadRun & { edition: Edition }) | null> {
  const previous = await findPreviousEdition(asking.db, edition)
  const place = previous && (await placeOf(asking, { festival, edition: previous }, 'rankings.see'))
  const runId = place && (place.runId ?? (await findLatestRun(asking.db, place.edition.id))?.run.id)
  return place && runId ? { runId, scope: place.scope, edition: place.edition } : null
}
