import { type DataSetName, pickDataSet } from '../../scoring/data-set'
import type { RuleEffects } from '../../scoring/award-rules'
import { explain } from '../../scoring/explain'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { type Prepared, prepare } from '../../scoring/prepared'
import { NodeState, type ScoreResult } from '../../scoring/result'
import type { Verdicts } from '../../scoring/score'
import type { Assessment, RankRange } from '../../scoring/robustness/assess'
import type { ScoreOptions } from './score-options'

export type Cell = string | number | null

/** Columns beside each other, one entry an agency. */
interface Column {
  name: string
  cells: readonly Cell[]
}

interface Asked {
  input: ScoringInput
  model: Model
  wishes: ScoreOptions
  robustness: Assessment | null
  topCount: number
  verdicts: Verdicts
}

/** A heading and one row an agency: ranks, total, level, a column for each node, and what else was wished for. */
export function toScoreTable(
  result: ScoreResult,
  { input, model, wishes, robustness, topCount, verdicts }: Asked,
): Cell[][] {
  const columns = [
    ...listScores(result, model),
    ...listRules(result, model, verdicts),
    { name: 'no_rank', cells: result.agencies.map((_, agency) => whyUnranked(result, agency, verdicts)) },
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
    ...ranks.map(({ scope, rank }) => ({ name: `rank_${scope}`, cells: Array.from(rank, (value) => value || null) })),
    {
      name: 'total',
      cells: agencies.map((_, agency) => (result.state[agency] === NodeState.scored ? (total[agency] ?? null) : null)),
    },
    ...(model.levels?.length
      ? [{ name: 'level', cells: Array.from(level, (value) => model.levels?.[value]?.title.en ?? null) }]
      : []),
    ...nodes
      .slice(1)
      .map(({ code }, index) => ({ name: code, cells: agencies.map((_, agency) => scoreOf(index + 1, agency)) })),
    { name: 'coverage', cells: agencies.map((_, agency) => coverage[agency] ?? null) },
  ]
}

/** Bonuses and penalties are within the total already; whoever does not meet a gate is ranked and takes no award. */
function listRules({ agencies, state }: ScoreResult, { rules }: Model, { effects }: Verdicts): Column[] {
  const ofScored = (pick: (item: RuleEffects) => Cell) =>
    effects.map((effect, agency) => (state[agency] === NodeState.scored ? pick(effect) : null))
  const adjustments = [
    { name: 'bonus', cells: ofScored(({ bonus }) => bonus) },
    { name: 'penalty', cells: ofScored(({ penalty }) => penalty) },
    { name: 'adjustments', cells: ofScored(({ held }) => held.join(' ')) },
  ]
  const gates = [
    { name: 'unmet_gates', cells: agencies.map((_, agency) => effects[agency]?.unmetGates.join(' ') ?? '') },
    { name: 'barred', cells: agencies.map((_, agency) => (effects[agency]?.unmetGates.length ? 'yes' : 'no')) },
  ]
  return [...(rules?.adjustments?.length ? adjustments : []), ...(rules?.gates?.length ? gates : [])]
}

/**
 * One word an agency, and after `missing-required` the codes of the parts that have no data; empty where there is a
 * rank.
 */
function whyUnranked({ ranks, state }: ScoreResult, agency: number, { missingRequired }: Verdicts): string {
  if ((ranks[0]?.rank[agency] ?? 0) > 0) return ''
  switch (state[agency]) {
    case NodeState.scored:
      return 'does-not-compete'
    case NodeState.lowCoverage:
      return 'low-coverage'
    case NodeState.missingRequired:
      return ['missing-required', ...(missingRequired[agency] ?? [])].join(' ')
    case NodeState.notApplicable:
      return 'not-applicable'
    case NodeState.excluded:
      return 'left-out'
    default:
      return 'no-data'
  }
}

function listDataSet(result: ScoreResult, set: DataSetName): Column[] {
  return pickDataSet(result, set).map(({ indicator, value, has }) => ({
    name: `${indicator}.${set}`,
    cells: Array.from(value, (value, agency) => (has[agency] ? value : null)),
  }))
}

function listExplanation(result: ScoreResult, prepared: Prepared): Column[] {
  const explained = result.agencies.map((_, agency) =>
    result.state[agency] === NodeState.scored ? explain(prepared, agency) : null,
  )
  const dimensions = result.nodes.filter(({ depth }) => depth === 1)
  return dimensions.map(({ code }) => ({
    name: `${code}.contribution`,
    cells: explained.map((item) => item?.dimensions.find((part) => part.node === code)?.points ?? null),
  }))
}

function listRobustness({ agencies, pairDraws }: Assessment, topCount: number): Column[] {
  const ofRanks = (['overall', 'group'] as const).flatMap((scope) => {
    if (agencies.every((agency) => agency[scope] === null)) return []
    const prefix = scope === 'group' ? 'group_rank' : 'rank'
    const cellsOf = (pick: keyof RankRange) => agencies.map((agency) => agency[scope]?.[pick] ?? null)
    return [
      { name: `${prefix}_5_percent`, cells: cellsOf('low') },
      { name: `${prefix}_median`, cells: cellsOf('median') },
      { name: `${prefix}_95_percent`, cells: cellsOf('high') },
      { name: `${prefix}_best_possible`, cells: cellsOf('best') },
      { name: `${prefix}_worst_possible`, cells: cellsOf('worst') },
      { name: `${prefix}_best_reached`, cells: cellsOf('bestReached') },
      { name: `${prefix}_worst_reached`, cells: cellsOf('worstReached') },
    ]
  })
  const shareOf = (pick: 'topShare' | 'firstInGroupShare') =>
    agencies.map((agency) => (agency.overall ? agency[pick] : null))
  return [
    ...ofRanks,
    { name: `share_top_${topCount}`, cells: shareOf('topShare') },
    { name: 'share_first_in_group', cells: shareOf('firstInGroupShare') },
    ...(pairDraws ? [{ name: 'band', cells: agencies.map(({ band }) => (band === null ? null : band + 1)) }] : []),
  ]
}
