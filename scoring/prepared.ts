import { applyRules, listRuleNodes } from './award-rules'
import type { ScoringInput } from './input'
import type { Aggregation, Model } from './model'
import { type PreparedIndicator, prepareIndicator } from './prepare-indicator'
import { type IndicatorColumns, NodeState } from './result'
import { measureSamplingError } from './sampling-error'
import { roundHalfUp } from './round'
import { type Leaves, type NodeColumns, scoreNodes } from './score-nodes'
import { type RowFills, fillFromRows } from './steps/from-row'
import { type TreeNode, flattenTree, withLearntWeights } from './tree'
import { toShares } from './weigh/to-shares'
import type { LearningMethod } from './weigh/methods'
import { weighChildren } from './weigh/weigh-children'

/**
 * Everything that does not change when only weights do: indicators measured, imputed, treated and normalised, beside
 * the tree that they are weighed in. Plain data and typed arrays, so that it can be sent to a worker.
 */
export interface Prepared extends Leaves {
  readonly agencies: readonly string[]
  /** Place of the agency's group in `groups`; -1: in none. */
  readonly group: Int32Array
  readonly groups: readonly string[]
  /** Parents before children, the root first: the order of `ScoreResult.nodes`. */
  readonly nodes: readonly PreparedNode[]
  /** Rows of `utility`, `state`, `known` and `applies`. */
  readonly indicators: number
  readonly scale: number
  readonly decimals: number
  /** Nodes that break ties, in the order of the chain. */
  readonly tieBreak: readonly number[]
  /** Whether the rank after a shared one is the next number. */
  readonly isDense: boolean
  /** Whether those who share a rank get the average of the ranks that they stand on: 1, 2.5, 2.5, 4. */
  readonly isFractional: boolean
  /**
   * Bonuses less penalties, one an agency, as the rules give them under the model's own weights; other weights leave
   * them as they are.
   */
  readonly adjustment: Float64Array
  /** Indicators that rest on a survey. */
  readonly surveyed: readonly SurveyedIndicator[]
}

/** Standard errors of the utilities of an indicator, one an agency; 0 where nothing is known of them. */
interface SurveyedIndicator {
  readonly row: number
  readonly error: Float64Array
}

interface PreparedNode {
  readonly code: string
  /** -1 at the root. */
  readonly parent: number
  readonly children: readonly number[]
  /** Row of the indicator, or -1 for a branch. */
  readonly indicator: number
  /** Share among its siblings, as the model's weighting gives it; 1 at the root. */
  readonly weight: number
  /** The method that learnt the weight from the data; null where it was not learnt. */
  readonly learntBy: LearningMethod | null
  readonly aggregation: Aggregation
  readonly minCoverage: number
  /** At the root: the nodes that an agency must have data in. */
  readonly requires?: readonly number[]
}

/**
 * Runs every step up to the weights, one indicator after the other, so that the columns in between of one at a time are
 * there at all.
 */
export function prepare(input: ScoringInput, model: Model): Prepared {
  const written = flattenTree(model)
  const ruled = listRuleNodes(model)
  const count = input.agencies.code.length
  const leaves = emptyLeaves(input, written.filter((node) => node.indicator).length)
  const workings = new Map<number, IndicatorColumns>()
  const surveyed: SurveyedIndicator[] = []
  const rowFills = new Map<number, RowFills>()
  for (const [position, node] of written.entries()) {
    if (!node.indicator) continue
    const indicator = prepareIndicator(input, node, position)
    stackLeaf(leaves, indicator, node.info.indicator)
    const error = measureSamplingError(input, node.indicator.measure, node.choices.accepts, indicator)
    if (error) surveyed.push({ row: node.info.indicator, error })
    if (indicator.rowFills) rowFills.set(position, indicator.rowFills)
    if (ruled.has(node.info.code)) workings.set(position, indicator.working)
  }
  fillFromRows(written, rowFills, { ...leaves, startOf: (node) => (written[node]?.info.indicator ?? 0) * count })
  const columns = scoreNodes(leaves, planNodes(written), weighByModel(written))
  const tree = withLearntWeights(written, columns)
  const groups = [...new Set(input.agencies.group.filter((group) => group !== null))].sort()
  const places = new Map(groups.map((group, index) => [group, index]))
  return {
    ...leaves,
    agencies: input.agencies.code,
    group: Int32Array.from(input.agencies.group, (group) => (group === null ? -1 : (places.get(group) ?? -1))),
    groups,
    nodes: tree.map((node, index) => toPreparedNode(node, index, tree, columns.weights)),
    indicators: tree.filter((node) => node.indicator).length,
    scale: model.scale,
    decimals: model.decimals,
    tieBreak: model.ranking.tieBreak.map((code) => tree.findIndex(({ info }) => info.code === code)),
    isDense: model.ranking.style === 'dense',
    isFractional: model.ranking.style === 'fractional',
    adjustment: applyRules(model, tree, { columns, workings, agencies: count }).adjustments,
    surveyed,
  }
}

/**
 * Scores again with other weights: one a node, relative to its siblings. `total` is the published, rounded one, and 0
 * where `isScored` is 0. With the weights of `nodes` it repeats the totals of `score`.
 */
export function rescore(prepared: Prepared, weight: ArrayLike<number>): { total: Float64Array; isScored: Uint8Array } {
  const { agencies } = prepared
  const columns = scorePrepared(prepared, weight)
  const isScored = Uint8Array.from(agencies, (_, agency) => (columns.state[agency] === NodeState.scored ? 1 : 0))
  return { isScored, total: toTotals(prepared, columns.utility, isScored) }
}

/** Utilities of the root as what is published. */
export function toTotals(
  { scale, decimals, adjustment }: Prepared,
  utility: Float64Array,
  isScored: Uint8Array,
): Float64Array {
  return Float64Array.from(isScored, (value, agency) =>
    value ? roundHalfUp((utility[agency] ?? 0) * scale + (adjustment[agency] ?? 0), decimals) : 0,
  )
}

/** Every node again: with the weights of `nodes`, or with others, one a node and relative to its siblings. */
export function scorePrepared(
  prepared: Prepared,
  weight: ArrayLike<number> = prepared.nodes.map((node) => node.weight),
): NodeColumns {
  const weigh = (node: number) => ({
    weights: toShares((prepared.nodes[node]?.children ?? []).map((child) => weight[child] ?? 0)),
    learning: null,
  })
  return scoreNodes(prepared, prepared.nodes, weigh)
}

/** Room for so many indicators. */
export function emptyLeaves({ agencies }: ScoringInput, indicators: number): Leaves {
  const size = indicators * agencies.code.length
  return {
    utility: new Float64Array(size),
    state: new Uint8Array(size),
    known: new Float64Array(size),
    applies: new Uint8Array(size),
    competes: Uint8Array.from(agencies.competes, Number),
  }
}

/** Puts an indicator into its row. */
export function stackLeaf(leaves: Leaves, indicator: PreparedIndicator, row: number): Leaves {
  const at = row * leaves.competes.length
  leaves.utility.set(indicator.utility, at)
  leaves.state.set(indicator.state, at)
  leaves.known.set(indicator.known, at)
  leaves.applies.set(indicator.applies, at)
  return leaves
}

export function planNodes(tree: readonly TreeNode[]) {
  return tree.map(({ children, info, choices, requires }) => ({
    children,
    indicator: info.indicator,
    aggregation: choices.aggregation,
    minCoverage: choices.minCoverage,
    requires,
  }))
}

/** Weights as the model's branches say, some of them learnt from the data. */
export function weighByModel(tree: readonly TreeNode[]): Parameters<typeof scoreNodes>[2] {
  return (node, matrix) => {
    const { children = [], choices } = tree[node] ?? {}
    const given = children.map((child) => tree[child]?.weight ?? 0)
    return weighChildren({ ...matrix, weight: given }, choices?.weighting ?? { method: 'given' })
  }
}

function toPreparedNode(
  { info, children, choices, requires }: TreeNode,
  index: number,
  tree: readonly TreeNode[],
  weights: readonly (readonly number[])[],
): PreparedNode {
  const position = tree[info.parent]?.children.indexOf(index) ?? -1
  const { code, parent, indicator, learntBy } = info
  const weight = parent < 0 ? 1 : (weights[parent]?.[position] ?? 0)
  return {
    code,
    parent,
    children,
    indicator,
    weight,
    learntBy,
    aggregation: choices.aggregation,
    minCoverage: choices.minCoverage,
    requires,
  }
}
