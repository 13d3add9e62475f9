import { applyRules } from './award-rules'
import type { ScoringInput } from './input'
import type { Model } from './model'
import { rankAgencies } from './rank'
import { type IndicatorColumns, NodeState, type RankColumn, type ScoreResult } from './result'
import { roundHalfUp } from './round'
import type { NodeColumns } from './score-nodes'
import { tieKeysOf } from './tie-key'
import type { TreeNode } from './tree'

export type Judged = Pick<ScoreResult, 'score' | 'total' | 'adjustments' | 'unmetGates' | 'ranks'>

export interface Scene {
  input: ScoringInput
  model: Model
  tree: readonly TreeNode[]
  /** Of the indicators, by node: at least of those that `listRuleNodes` names. */
  workings: ReadonlyMap<number, IndicatorColumns>
}

/**
 * From utilities to what is published: points, bonuses and penalties, the rounded total, ranks. The points go into
 * `score`, which may be `columns.utility` itself.
 */
export function judge(
  { input, model, tree, workings }: Scene,
  columns: NodeColumns,
  score: Float64Array = new Float64Array(columns.utility.length),
): Judged {
  const agencies = input.agencies.code.length
  const rules = applyRules(model, tree, { columns, workings, agencies })
  const tieBreak = model.ranking.tieBreak.map((code) => {
    const node = tree.findIndex((node) => node.info.code === code)
    return tieKeysOf(columns, node, !tree[node]?.indicator, agencies)
  })
  for (const [node, { info }] of tree.entries()) {
    for (let entry = node * agencies; entry < (node + 1) * agencies; entry++)
      score[entry] = (columns.utility[entry] ?? 0) * info.points
  }
  const total = Float64Array.from({ length: agencies }, (_, agency) =>
    columns.state[agency] === NodeState.scored
      ? roundHalfUp((score[agency] ?? 0) + (rules.adjustments[agency] ?? 0), model.decimals)
      : 0,
  )
  return { score, total, ...rules, ranks: rankBoth(input, model, { total, tieBreak, state: columns.state }) }
}

function rankBoth(
  input: ScoringInput,
  model: Model,
  { total, tieBreak, state }: { total: Float64Array; tieBreak: Float64Array[]; state: Uint8Array },
): RankColumn[] {
  const isRanked = Uint8Array.from(total, (_, agency) =>
    input.agencies.competes[agency] && state[agency] === NodeState.scored ? 1 : 0,
  )
  const common = { total, isRanked, tieBreak, style: model.ranking.style }
  const hasGroups = input.agencies.group.some((group) => group !== null)
  const overall = rankAgencies({ ...common, within: input.agencies.code.map(() => '') }, 'overall')
  return hasGroups ? [overall, rankAgencies({ ...common, within: input.agencies.group }, 'group')] : [overall]
}
