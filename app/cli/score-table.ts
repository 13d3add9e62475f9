import { dataSets, pickDataSet, type DataSetName } from '../../scoring/data-set'
import { explain } from '../../scoring/explain'
import type { Model } from '../../scoring/model'
import type { Prepared } from '../../scoring/prepared'
import { NodeState, type ScoreResult } from '../../scoring/result'
import { rankBounds } from '../../scoring/robustness/rank-bounds'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import { summarise } from '../../scoring/robustness/summarise'

export type Cell = string | number | null

/** Columns beside each other, one entry an agency. */
interface Column {
  name: string
  cells: readonly Cell[]
}

export interface TableWishes {
  /** Data sets in between. */
  keep: readonly DataSetName[]
  /** What each dimension adds to the score. */
  hasExplanation: boolean
  /** How sure the ranks are: draws over weights of ± `spread`; null: not asked. */
  robustness: { draws: number; spread: number; seed: number } | null
}

export function isDataSet(name: string): name is DataSetName {
  return dataSets.some((own) => own === name)
}

/** A heading and one row an agency: ranks, total, level, a column for each node, and what else was wished for. */
export function toScoreTable(result: ScoreResult, model: Model, prepared: Prepared, wishes: TableWishes): Cell[][] {
  const columns = [
    ...listScores(result, model),
    ...wishes.keep.flatMap((set) => listDataSet(result, set)),
    ...(wishes.hasExplanation ? listExplanation(result, prepared) : []),
    ...(wishes.robustness ? listRobustness(prepared, wishes.robustness) : []),
  ]
  return [columns.map(({ name }) => name), ...result.agencies.map((_, agency) => columns.map(({ cells }) => cells[agency] ?? null))]
}

function listScores(result: ScoreResult, model: Model): Column[] {
  const { agencies, nodes, ranks, total, level, coverage } = result
  const scoreOf = (node: number, agency: number) => (result.state[node * agencies.length + agency] === NodeState.scored ? (result.score[node * agencies.length + agency] ?? null) : null)
  return [
    { name: 'agency', cells: agencies },
    ...ranks.map(({ scope, rank }) => ({ name: `rank_${scope}`, cells: Array.from(rank, (own) => own || null) })),
    { name: 'total', cells: agencies.map((_, agency) => (result.state[agency] === NodeState.scored ? (total[agency] ?? null) : null)) },
    ...(model.levels?.length ? [{ name: 'level', cells: Array.from(level, (own) => model.levels?.[own]?.title.en ?? null) }] : []),
    ...nodes.slice(1).map(({ code }, place) => ({ name: code, cells: agencies.map((_, agency) => scoreOf(place + 1, agency)) })),
    { name: 'coverage', cells: agencies.map((_, agency) => coverage[agency] ?? null) },
  ]
}

function listDataSet(result: ScoreResult, set: DataSetName): Column[] {
  return pickDataSet(result, set).map(({ indicator, value, has }) => ({ name: `${indicator}.${set}`, cells: Array.from(value, (own, agency) => (has[agency] ? own : null)) }))
}

function listExplanation(result: ScoreResult, prepared: Prepared): Column[] {
  const explained = result.agencies.map((_, agency) => (result.state[agency] === NodeState.scored ? explain(prepared, agency) : null))
  const dimensions = result.nodes.filter(({ depth }) => depth === 1)
  return dimensions.map(({ code }) => ({ name: `${code}.contribution`, cells: explained.map((own) => own?.dimensions.find((part) => part.node === code)?.points ?? null) }))
}

function listRobustness(prepared: Prepared, { draws, spread, seed }: NonNullable<TableWishes['robustness']>): Column[] {
  const top = Math.max(Math.round(prepared.agencies.length / 10), 1)
  const certainty = summarise(new DrawRunner([prepared], { seed, weights: { method: 'uniform', spread } }).run(0, draws), top)
  const bounds = rankBounds(prepared, spread)
  return [
    { name: 'rank_5_percent', cells: certainty.map(({ low }) => low || null) },
    { name: 'rank_median', cells: certainty.map(({ median }) => median || null) },
    { name: 'rank_95_percent', cells: certainty.map(({ high }) => high || null) },
    { name: `share_top_${top}`, cells: certainty.map(({ median, topShare }) => (median ? topShare : null)) },
    { name: 'share_first_in_group', cells: certainty.map(({ median, firstInGroupShare }) => (median ? firstInGroupShare : null)) },
    ...(bounds ? [{ name: 'rank_best_possible', cells: bounds.map(({ best }) => best || null) }, { name: 'rank_worst_possible', cells: bounds.map(({ worst }) => worst || null) }] : []),
  ]
}
