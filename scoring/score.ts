import { addUpContributions } from './contributions'
import type { ScoringInput } from './input'
import { judge } from './judge'
import type { Model } from './model'
import { type PreparedIndicator, prepareIndicators } from './prepare-indicator'
import { planNodes, stackLeaves, weighByModel } from './prepared'
import { NodeState, type ScoreResult } from './result'
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
  const judged = judge(input, model, tree, prepared, columns)
  return {
    agencies: input.agencies.code,
    nodes: tree.map((node) => node.info),
    state: columns.state,
    coverage: columns.coverage,
    contribution: addUpContributions(planNodes(tree), columns, model.scale, agencies),
    indicators: prepared.map((own) => own.working),
    ...judged,
    level: findLevels(model, judged.total, columns.state),
    warnings: describeWarnings(tree, prepared, agencies),
  }
}

function findLevels(model: Model, total: Float64Array, state: Uint8Array): Int16Array {
  const levels = model.levels ?? []
  const order = levels.map((level, place) => ({ ...level, place })).sort((a, b) => b.min - a.min)
  return Int16Array.from(total, (value, agency) => (state[agency] === NodeState.scored ? (order.find((level) => value >= level.min)?.place ?? -1) : -1))
}
