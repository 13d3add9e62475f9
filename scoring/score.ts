import { type RuleEffects, listRuleNodes, planRules } from './award-rules'
import { addUpContributions } from './contributions'
import type { ScoringInput } from './input'
import { type IndicatorSigns, readSigns } from './indicator-signs'
import { type Judged, judge } from './judge'
import type { Model } from './model'
import { prepareIndicator } from './prepare-indicator'
import { planNodes, weighByModel } from './prepared'
import { type IndicatorColumns, NodeState, type ScoreResult, type Scores } from './result'
import { type NodeColumns, emptyColumns, hasOwnData, scoreBranches } from './score-nodes'
import { type RowFills, fillFromRows, markFilled } from './steps/from-row'
import { tieKeysOf } from './tie-key'
import { type TreeNode, flattenTree, withLearntWeights } from './tree'
import { describeWarnings } from './warnings'
import { describeLearning } from './weigh/describe-learning'

/**
 * Scores agencies: measure → impute → treat → normalise → weigh → aggregate → round → rank. It learns (ranges,
 * percentiles, weights) from competing agencies only; the others are judged by the same measure and not ranked. The
 * order of agencies does not matter.
 */
export function score(input: ScoringInput, model: Model): ScoreResult {
  const tree = flattenTree(model)
  const filled = fillColumns(input, tree, () => true)
  const { columns, workings } = filled
  const contribution = addUpContributions(planNodes(tree), columns, model.scale, input.agencies.code.length)
  return { ...toScores(input, model, tree, filled), contribution, indicators: [...workings.values()] }
}

/**
 * The same without what led there: it takes not three times the room of the input, where the workings of all indicators
 * take seven times.
 */
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

/**
 * What is behind the numbers of `score`: what each rule came to, and which required parts have no data. One entry an
 * agency; empty where the model has neither.
 */
export interface Verdicts {
  effects: readonly RuleEffects[]
  /** Codes of the nodes that the model requires and of which nothing is known of the agency. */
  missingRequired: readonly (readonly string[])[]
}

/** Bonuses, penalties, gates and required parts by agency: a result keeps their sums alone. */
export function listVerdicts(input: ScoringInput, model: Model): Verdicts {
  const tree = flattenTree(model)
  const ruled = listRuleNodes(model)
  if (!model.rules && !model.requires) return { effects: [], missingRequired: [] }
  const { columns, workings } = fillColumns(input, tree, (node) => ruled.has(node.info.code))
  const agencies = input.agencies.code.length
  const effectsOf = planRules(model, withLearntWeights(tree, columns), { columns, workings, agencies })
  const required = tree[0]?.requires ?? []
  return {
    effects: input.agencies.code.map((_, agency) => effectsOf(agency)),
    missingRequired: input.agencies.code.map((_, agency) =>
      required
        .filter((node) => !hasOwnData(columns, node * agencies + agency))
        .map((node) => tree[node]?.info.code ?? ''),
    ),
  }
}

/**
 * What ties are broken by at each of these nodes, one entry an agency: also where a node has no weight, and so no
 * points to be told apart by.
 */
export function listTieKeys(input: ScoringInput, model: Model, nodes: readonly string[]): Map<string, Float64Array> {
  const tree = flattenTree(model)
  const { columns } = fillColumns(input, tree, () => false)
  return new Map(
    tree.flatMap(({ info, indicator }, index) =>
      nodes.includes(info.code)
        ? [[info.code, tieKeysOf(columns, index, !indicator, input.agencies.code.length)] as const]
        : [],
    ),
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
  const rowFills = new Map<number, RowFills>()
  const competes = Uint8Array.from(input.agencies.competes, Number)
  for (const [index, node] of tree.entries()) {
    if (!node.indicator) continue
    const indicator = prepareIndicator(input, node, index)
    columns.utility.set(indicator.utility, index * agencies)
    columns.state.set(indicator.state, index * agencies)
    columns.coverage.set(indicator.known, index * agencies)
    columns.applies.set(indicator.applies, index * agencies)
    filled.signs.push(readSigns(input, indicator))
    if (indicator.rowFills) rowFills.set(index, indicator.rowFills)
    if (isKept(node)) filled.workings.set(index, indicator.working)
  }
  const startOf = (node: number) => node * agencies
  markFilled(fillFromRows(tree, rowFills, { ...columns, competes, startOf }), filled.workings)
  scoreBranches(competes, columns, planNodes(tree), weighByModel(tree))
  return filled
}

/** Utilities become points where they are: nobody needs them after this. */
function toScores(
  input: ScoringInput,
  model: Model,
  written: readonly TreeNode[],
  { columns, workings, signs }: Filled,
): Scores {
  const tree = withLearntWeights(written, columns)
  const judged: Judged = judge({ input, model, tree, workings }, columns, columns.utility)
  return {
    agencies: input.agencies.code,
    nodes: tree.map((node) => node.info),
    state: columns.state,
    coverage: columns.coverage,
    ...judged,
    level: findLevels(model, judged.total, columns.state),
    warnings: [
      ...describeWarnings(tree, signs, input.agencies.code.length),
      ...describeLearning(tree, columns.learning),
    ],
  }
}

function findLevels(model: Model, total: Float64Array, state: Uint8Array): Int16Array {
  const levels = model.levels ?? []
  const order = levels.map((level, index) => ({ ...level, place: index })).sort((a, b) => b.min - a.min)
  return Int16Array.from(total, (value, agency) =>
    state[agency] === NodeState.scored ? (order.find((level) => value >= level.min)?.place ?? -1) : -1,
  )
}
