import { type RankingPage, type RankingRow, listRanking } from '../../db/queries/rankings'
import type { Asking } from '../access/edition-place.server'
import type { EditionRun } from '../access/edition-run.server'
import { aheadChance, robustnessOfRun } from '../flows/robustness.server'
import { type RankingContext, loadRankingContext } from './ranking-context.server'

export const mostCompared = 6
const usuallyCompared = 3

export interface Comparison {
  rows: RankingRow[]
  dimensions: RankingPage['dimensions']
  context: RankingContext
  /** By agency and rival: the chance (0–1) that the first is ahead; null where it was not counted. */
  chances: Record<string, Record<string, number | null>>
}

/** The agencies of these codes side by side; the first three of the ranking where none of them is there to be seen. */
export async function loadComparison(asking: Asking, own: EditionRun, codes: readonly string[]): Promise<Comparison> {
  const query = { runId: own.run.id, scope: own.scope, sort: 'rank', descending: false, page: 1 } as const
  const wanted = [...new Set(codes)].slice(0, mostCompared)
  const pages = await Promise.all(wanted.map((agency) => listRanking(asking.db, { ...query, agency, pageSize: 1 })))
  const chosen = pages.flatMap((page) => page.rows)
  const page = await listRanking(asking.db, { ...query, pageSize: usuallyCompared })
  const rows = chosen.length ? chosen : page.rows
  const context = await loadRankingContext(asking, own, { ...page, rows })
  return { rows, dimensions: page.dimensions, context, chances: await loadChances(asking, own, rows) }
}

async function loadChances(
  { db, now }: Asking,
  own: EditionRun,
  rows: readonly RankingRow[],
): Promise<Comparison['chances']> {
  if (rows.length < 2) return {}
  const asked = await robustnessOfRun(db, own.run.id, undefined, now)
  if (!asked.ok) return {}
  const against = (code: string) =>
    Object.fromEntries(
      rows.map((rival) => [rival.code, rival.code === code ? null : aheadChance(asked.robustness, code, rival.code)]),
    )
  return Object.fromEntries(rows.map(({ code }) => [code, against(code)]))
}
