import { type RankingPage, type RankingRow, listRanking } from '../../../db/queries/rankings'
import type { RequestContext } from '../../policy/request-context'
import type { EditionRun } from '../../access/edition-run.server'
import { aheadChance, robustnessOfRun } from '../../flows/scoring/robustness.server'
import { type RankingContext, loadRankingContext } from '../rankings/ranking-context.server'

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
export async function loadComparison(
  request: RequestContext,
  run: EditionRun,
  codes: readonly string[],
  signal?: AbortSignal,
): Promise<Comparison> {
  const query = { runId: run.run.id, scope: run.scope, sort: 'rank', descending: false, page: 1 } as const
  const wanted = [...new Set(codes)].slice(0, mostCompared)
  const pages = await Promise.all(wanted.map((agency) => listRanking(request.db, { ...query, agency, pageSize: 1 })))
  const chosen = pages.flatMap((page) => page.rows)
  const page = await listRanking(request.db, { ...query, pageSize: usuallyCompared })
  const rows = chosen.length ? chosen : page.rows
  const context = await loadRankingContext(request, run, { ...page, rows })
  return { rows, dimensions: page.dimensions, context, chances: await loadChances(request, run, rows, signal) }
}

async function loadChances(
  { db, now }: RequestContext,
  run: EditionRun,
  rows: readonly RankingRow[],
  signal: AbortSignal | undefined,
): Promise<Comparison['chances']> {
  if (rows.length < 2) return {}
  const asked = await robustnessOfRun(db, run.run.id, { now, signal })
  if (!asked.ok) return {}
  const against = (code: string) =>
    Object.fromEntries(
      rows.map((rival) => [rival.code, rival.code === code ? null : aheadChance(asked.robustness, code, rival.code)]),
    )
  return Object.fromEntries(rows.map(({ code }) => [code, against(code)]))
}
