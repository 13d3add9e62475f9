import { applyRules } from './award-rules'
import { addUpContributions } from './contributions'
import type { ScoringInput } from './input'
import type { Model } from './model'
import { type PreparedIndicator, prepareIndicators } from './prepare-indicator'
import { planNodes, stackLeaves, weighByModel } from './prepared'
import { rankAgencies } from './rank'
import { NodeState, type RankColumn, type ScoreResult } from './result'
import { roundHalfUp } from './round'
import { type NodeColumns, scoreNodes } from './score-nodes'
import { type TreeNode, flattenTree } from './tree'
import { describeWarnings } from './warnings'

/**
 * Scores agencies: measure → impute → treat → normalise → weigh → aggregate → round → rank. It learns (ranges, percentiles, weights) from
 * competing agencies only; the others are judged by the same measure and not ranked. The order of agencies does not matter.
 */
export function score(input: ScoringInput, model: Model): ScoreResult {
  const tree = flattenTree(model)
  const prepared = prepareIndicators(input, tree)
  const columns = scoreNodes(stackLeaves(input, prepared), planNodes(tree), weighByModel(tree))
  return toResult(input, model, tree, prepared, columns)
}

function toResult(input: ScoringInput, model: Model, tree: readonly TreeNode[], prepared: readonly PreparedIndicator[], columns: NodeColumns): ScoreResult {
  const agencies = input.agencies.code.length
  const scores = columns.utility.map((utility, entry) => utility * (tree[Math.floor(entry / agencies)]?.info.points ?? 0))
  const rules = applyRules(model, tree, { columns, prepared, agencies })
  const total = Float64Array.from({ length: agencies }, (_, agency) =>
    columns.state[agency] === NodeState.scored ? roundHalfUp((scores[agency] ?? 0) + (rules.adjustments[agency] ?? 0), model.decimals) : 0,
  )
  const base = {
    agencies: input.agencies.code,
    nodes: tree.map((node) => node.info),
    state: columns.state,
    score: scores,
    coverage: columns.coverage,
    contribution: addUpContributions(planNodes(tree), columns, model.scale, agencies),
    indicators: prepared.map((own) => own.working),
    total,
    ...rules,
  }
  return { ...base, level: findLevels(model, total, columns.state), ranks: rankBoth(input, model, tree, base), warnings: describeWarnings(tree, prepared, agencies) }
}

function rankBoth(input: ScoringInput, model: Model, tree: readonly TreeNode[], { total, score: scores, state }: Pick<ScoreResult, 'total' | 'score' | 'state'>): RankColumn[] {
  const agencies = total.length
  const isRanked = Uint8Array.from(total, (_, agency) => (input.agencies.competes[agency] && state[agency] === NodeState.scored ? 1 : 0))
  const tieBreak = model.ranking.tieBreak.map((code) => {
    const node = tree.findIndex((own) => own.info.code === code)
    // Without a score on the deciding node an agency stands behind those that have one.
    return Float64Array.from(total, (_, agency) => (state[node * agencies + agency] === NodeState.scored ? clean(scores[node * agencies + agency] ?? 0) : -1e300))
  })
  const common = { total, isRanked, tieBreak, style: model.ranking.style }
  const hasGroups = input.agencies.group.some((group) => group !== null)
  const overall = rankAgencies({ ...common, within: total.length ? input.agencies.code.map(() => '') : [] }, 'overall')
  return hasGroups ? [overall, rankAgencies({ ...common, within: input.agencies.group }, 'group')] : [overall]
}

/** Without the noise of binary fractions in the last digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12))
}

function findLevels(model: Model, total: Float64Array, state: Uint8Array): Int16Array {
  const levels = model.levels ?? []
  const order = levels.map((level, place) => ({ ...level, place })).sort((a, b) => b.min - a.min)
  return Int16Array.from(total, (value, agency) => (state[agency] === NodeState.scored ? (order.find((level) => value >= level.min)?.place ?? -1) : -1))
}
