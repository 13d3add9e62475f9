import { type DataSetName, pickDataSet } from '../../scoring/data-set'
import { explain } from '../../scoring/explain'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { type Prepared, prepare } from '../../scoring/prepared'
import { NodeState, type ScoreResult } from '../../scoring/result'
import type { Assessment, RankRange } from '../../scoring/robustness/assess'
import type { ScoreWishes } from './score-wishes'

export type Cell = string | number | null

/** Columns beside each other, one entry an agency. */
interface Column {
  name: string
  cells: readonly Cell[]
}

interface Asked {
  input: ScoringInput
  model: Model
  wishes: ScoreWishes
  robustness: Assessment | null
  topCount: number
}

/** A heading and one row an agency: ranks, total, level, a column for each node, and what else was wished for. */
export function toScoreTable(result: ScoreResult, { input, model, wishes, robustness, topCount }: Asked): Cell[][] {
  const columns = [
    ...listScores(result, model),
    ...wishes.keep.flatMap((set) => listDataSet(result, set)),
    ...(wishes.hasExplanation ? listExplanation(result, prepare(input, model)) : []),
    ...(robustness ? listRobustness(robustness, topCount) : []),
  ]
  return [
    columns.map(({ name }) => name),
    ...result.agencies.map((_, agency) => columns.map(({ cells }) => cells[agency] ?? null)),
  ]
}

function listScores(result: ScoreResult, model: Model): Column[] {
  const { agencies, nodes, ranks, total, level, coverage } = result
  const scoreOf = (node: number, agency: number) =>
    result.state[node * agencies.length + agency] === NodeState.scored
      ? (result.score[node * agencies.length + agency] ?? null)
      : null
  return [
    { name: 'agency', cells: agencies },
    ...ranks.map(({ scope, rank }) => ({ name: `rank_${scope}`, cells: Array.from(rank, (own) => own || null) })),
    {
      name: 'total',
      cells: agencies.map((_, agency) => (result.state[agency] === NodeState.scored ? (total[agency] ?? null) : null)),
    },
    ...(model.levels?.length
      ? [{ name: 'level', cells: Array.from(level, (own) => model.levels?.[own]?.title.en ?? null) }]
      : []),
    ...nodes
      .slice(1)
      .map(({ code }, place) => ({ name: code, cells: agencies.map((_, agency) => scoreOf(place + 1, agency)) })),
    { name: 'coverage', cells: agencies.map((_, agency) => coverage[agency] ?? null) },
  ]
}

function listDataSet(result: ScoreResult, set: DataSetName): Column[] {
  return pickDataSet(result, set).map(({ indicator, value, has }) => ({
    name: `${indicator}.${set}`,
    cells: Array.from(value, (own, agency) => (has[agency] ? own : null)),
  }))
}

function listExplanation(result: ScoreResult, prepared: Prepared): Column[] {
  const explained = result.agencies.map((_, agency) =>
    result.state[agency] === NodeState.scored ? explain(prepared, agency) : null,
  )
  const dimensions = result.nodes.filter(({ depth }) => depth === 1)
  return dimensions.map(({ code }) => ({
    name: `${code}.contribution`,
    cells: explained.map((own) => own?.dimensions.find((part) => part.node === code)?.points ?? null),
  }))
}

function listRobustness({ agencies, pairDraws }: Assessment, topCount: number): Column[] {
  const ofRanks = (['overall', 'group'] as const).flatMap((scope) => {
    if (agencies.every((own) => own[scope] === null)) return []
    const prefix = scope === 'group' ? 'group_rank' : 'rank'
    const cellsOf = (pick: keyof RankRange) => agencies.map((own) => own[scope]?.[pick] ?? null)
    return [
      { name: `${prefix}_5_percent`, cells: cellsOf('low') },
      { name: `${prefix}_median`, cells: cellsOf('median') },
      { name: `${prefix}_95_percent`, cells: cellsOf('high') },
      { name: `${prefix}_best_possible`, cells: cellsOf('best') },
      { name: `${prefix}_worst_possible`, cells: cellsOf('worst') },
    ]
  })
  const shareOf = (pick: 'topShare' | 'firstInGroupShare') => agencies.map((own) => (own.overall ? own[pick] : null))
  return [
    ...ofRanks,
    { name: `share_top_${topCount}`, cells: shareOf('topShare') },
    { name: 'share_first_in_group', cells: shareOf('firstInGroupShare') },
    ...(pairDraws ? [{ name: 'band', cells: agencies.map(({ band }) => (band === null ? null : band + 1)) }] : []),
  ]
}
