import { listRuleNodes } from './award-rules'
import { addUpContributions } from './contributions'
import type { ScoringInput } from './input'
import { type Judged, judge } from './judge'
import type { Model } from './model'
import { prepareIndicator } from './prepare-indicator'
import { planNodes, weighByModel } from './prepared'
import { type IndicatorColumns, NodeState, type ScoreResult, type Scores } from './result'
import { type NodeColumns, emptyColumns, scoreBranches } from './score-nodes'
import { type TreeNode, flattenTree } from './tree'
import { type IndicatorSigns, describeWarnings, readSigns } from './warnings'

/**
 * Scores agencies: measure → impute → treat → normalise → weigh → aggregate → round → rank. It learns (ranges, percentiles, weights) from
 * competing agencies only; the others are judged by the same measure and not ranked. The order of agencies does not matter.
 */
export function score(input: ScoringInput, model: Model): ScoreResult {
  const tree = flattenTree(model)
  const filled = fillColumns(input, tree, () => true)
  const { columns, workings } = filled
  const contribution = addUpContributions(planNodes(tree), columns, model.scale, input.agencies.code.length)
  return { ...toScores(input, model, tree, filled), contribution, indicators: [...workings.values()] }
}

/** The same without what led there: it takes not three times the room of the input, where the workings of all indicators take seven times. */
export function scoreOnly(input: ScoringInput, model: Model): Scores {
  const tree = flattenTree(model)
  const ruled = listRuleNodes(model)
  return toScores(
    input,
    model,
    tree,
    fillColumns(input, tree, (node) => ruled.has(node.info.code)),
  )
}

interface Filled {
  columns: NodeColumns
  /** Of the indicators whose working is kept, by node, in the order of the tree. */
  workings: Map<number, IndicatorColumns>
  signs: IndicatorSigns[]
}

/** One indicator after the other, so that the columns in between of one at a time are there at all. */
function fillColumns(input: ScoringInput, tree: readonly TreeNode[], isKept: (node: TreeNode) => boolean): Filled {
  const agencies = input.agencies.code.length
  const filled: Filled = { columns: emptyColumns(tree.length, agencies), workings: new Map(), signs: [] }
  const { columns } = filled
  for (const [place, node] of tree.entries()) {
    if (!node.indicator) continue
    const own = prepareIndicator(input, node, place)
    columns.utility.set(own.utility, place * agencies)
    columns.state.set(own.state, place * agencies)
    columns.coverage.set(own.isOwn, place * agencies)
    filled.signs.push(readSigns(own))
    if (isKept(node)) filled.workings.set(place, own.working)
  }
  scoreBranches(Uint8Array.from(input.agencies.competes, Number), columns, planNodes(tree), weighByModel(tree))
  return filled
}

/** Utilities become points where they are: nobody needs them after this. */
function toScores(
  input: ScoringInput,
  model: Model,
  tree: readonly TreeNode[],
  { columns, workings, signs }: Filled,
): Scores {
  const judged: Judged = judge({ input, model, tree, workings }, columns, columns.utility)
  return {
    agencies: input.agencies.code,
    nodes: tree.map((node) => node.info),
    state: columns.state,
    coverage: columns.coverage,
    ...judged,
    level: findLevels(model, judged.total, columns.state),
    warnings: describeWarnings(tree, signs, input.agencies.code.length),
  }
}

function findLevels(model: Model, total: Float64Array, state: Uint8Array): Int16Array {
  const levels = model.levels ?? []
  const order = levels.map((level, place) => ({ ...level, place })).sort((a, b) => b.min - a.min)
  return Int16Array.from(total, (value, agency) =>
    state[agency] === NodeState.scored ? (order.find((level) => value >= level.min)?.place ?? -1) : -1,
  )
}
