import type { RequestContext } from '../../policy/request-context'
import { findPreviousEdition } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import type { ReadRun } from '../../../db/queries/movers'
import { type RankingPage, listOverallRanks } from '../../../db/queries/rankings'
import type { RankInterval } from '../../../db/queries/robustness'
import { findLatestRun } from '../../../db/queries/runs'
import { type Succession, listSuccessions } from '../../../db/queries/successions'
import { editionContextOf } from '../../access/edition-context.server'
import type { EditionRun } from '../../access/edition-run.server'
import type { RobustnessBasis } from '../../documents/robustness-basis'
import { keptRankIntervals } from '../../flows/scoring/robustness.server'

export interface RankingContext {
  /**
   * By agency: the ranks that 90 % of the draws lie between, and the band of those that can't be told apart from it.
   * Empty until somebody asked for it.
   */
  intervals: Record<string, Omit<RankInterval, 'code' | 'basis'>>
  /** What the ranges are made of; null as long as there are none. */
  basis: RobustnessBasis | null
  before: Before | null
}

/** The edition before; there is none where the viewer may see none. */
interface Before {
  titleFa: string
  titleEn: string
  /** By agency. */
  ranks: Record<string, { rank: number; of: number }>
  /** By agency: those that were merged into it, or that it was split off, with their ranks then. */
  origins: Record<string, Origin[]>
}

/** An agency of the edition before from which one of this edition comes. */
export interface Origin {
  kind: 'merged' | 'split'
  titleFa: string
  titleEn: string
  /** Null where it was not ranked. */
  rank: number | null
}

/** What stands beside the ranks of a page: how sure they are, and what they were. */
export async function loadRankingContext(
  context: RequestContext,
  run: EditionRun,
  page: RankingPage,
): Promise<RankingContext> {
  const codes = page.rows.map((row) => row.code)
  const [{ intervals, basis }, before] = await Promise.all([
    keptRankIntervals(context.db, run.run.inputHash, codes),
    loadBefore(context, run, codes),
  ])
  return { intervals: Object.fromEntries(intervals.map(({ code, ...interval }) => [code, interval])), basis, before }
}

async function loadBefore(
  context: RequestContext,
  run: EditionRun,
  codes: readonly string[],
): Promise<RankingContext['before']> {
  const before = await findRunBefore(context, run)
  if (!before) return null
  const said = (await listSuccessions(context.db, run.edition.id)).filter(
    ({ successor }) => successor && codes.includes(successor.code),
  )
  const asked = [...new Set([...codes, ...said.map(({ agency }) => agency.code)])]
  const ranks = new Map(
    (await listOverallRanks(context.db, before.runId, before.scope, asked)).map(({ code, ...own }) => [code, own]),
  )
  const { titleFa, titleEn } = before.edition
  return {
    titleFa,
    titleEn,
    ranks: Object.fromEntries([...ranks].filter(([code]) => codes.includes(code))),
    origins: originsOf(said, (code) => ranks.get(code)?.rank ?? null),
  }
}

function originsOf(said: readonly Succession[], rankOf: (code: string) => number | null): Before['origins'] {
  const origins: Before['origins'] = {}
  for (const { kind, agency, successor } of said) {
    if (!successor || (kind !== 'merged' && kind !== 'split')) continue
    const origin = { kind, titleFa: agency.titleFa, titleEn: agency.titleEn, rank: rankOf(agency.code) }
    origins[successor.code] = [...(origins[successor.code] ?? []), origin]
  }
  return origins
}

/** The run of the edition before, as the viewer reads it; null where there is none whose ranking they may see. */
export async function findRunBefore(
  context: RequestContext,
  { festival, edition }: Pick<EditionRun, 'festival' | 'edition'>,
): Promise<(ReadRun & { edition: Edition }) | null> {
  const previous = await findPreviousEdition(context.db, edition)
  const editionContext = previous && (await editionContextOf(context, { festival, edition: previous }, 'rankings.see'))
  const runId =
    editionContext && (editionContext.runId ?? (await findLatestRun(context.db, editionContext.edition.id))?.run.id)
  return editionContext && runId ? { runId, scope: editionContext.scope, edition: editionContext.edition } : null
}
