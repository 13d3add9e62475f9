import { applyRules } from './award-rules'
import type { ScoringInput } from './input'
import type { Aggregation, Model } from './model'
import { type PreparedIndicator, prepareIndicators } from './prepare-indicator'
import { NodeState } from './result'
import { measureSamplingErrors } from './sampling-error'
import { roundHalfUp } from './round'
import { type Leaves, type NodeColumns, scoreNodes } from './score-nodes'
import { type TreeNode, flattenTree } from './tree'
import { toShares } from './weigh/to-shares'
import { weighChildren } from './weigh/weigh-children'

/**
 * Everything that does not change when only weights do: indicators measured, imputed, treated and normalised, beside the tree that they are
 * weighed in. Plain data and typed arrays, so that it can be sent to a worker.
 */
export interface Prepared extends Leaves {
  readonly agencies: readonly string[]
  /** Place of the agency's group in `groups`; -1: in none. */
  readonly group: Int32Array
  readonly groups: readonly string[]
  /** Parents before children, the root first: the order of `ScoreResult.nodes`. */
  readonly nodes: readonly PreparedNode[]
  /** Rows of `utility`, `state` and `isOwn`. */
  readonly indicators: number
  readonly scale: number
  readonly decimals: number
  /** Bonuses less penalties, one an agency, as the rules give them under the model's own weights; other weights leave them as they are. */
  readonly adjustment: Float64Array
  /** Indicators that rest on a survey. */
  readonly surveyed: readonly SurveyedIndicator[]
}

/** Standard errors of the utilities of an indicator, one an agency; 0 where nothing is known of them. */
export interface SurveyedIndicator {
  readonly row: number
  readonly error: Float64Array
}

export interface PreparedNode {
  readonly code: string
  /** -1 at the root. */
  readonly parent: number
  readonly children: readonly number[]
  /** Row of the indicator, or -1 for a branch. */
  readonly indicator: number
  /** Share among its siblings, as the model's weighting gives it; 1 at the root. */
  readonly weight: number
  readonly aggregation: Aggregation
  readonly minCoverage: number
}

/** Runs every step up to the weights. */
export function prepare(input: ScoringInput, model: Model): Prepared {
  const tree = flattenTree(model)
  const prepared = prepareIndicators(input, tree)
  const leaves = stackLeaves(input, prepared)
  const columns = scoreNodes(leaves, planNodes(tree), weighByModel(tree))
  const groups = [...new Set(input.agencies.group.filter((group) => group !== null))].sort()
  return {
    ...leaves,
    agencies: input.agencies.code,
    group: Int32Array.from(input.agencies.group, (group) => (group === null ? -1 : groups.indexOf(group))),
    groups,
    nodes: tree.map((node, place) => toPreparedNode(node, place, tree, columns.weights)),
    indicators: tree.filter((node) => node.indicator).length,
    scale: model.scale,
    decimals: model.decimals,
    adjustment: applyRules(model, tree, { columns, prepared, agencies: input.agencies.code.length }).adjustments,
    surveyed: measureSamplingErrors(input, tree, prepared),
  }
}

/**
 * Scores again with other weights: one a node, relative to its siblings. `total` is the published, rounded one, and 0 where `isScored` is 0. With the
 * weights of `nodes` it repeats the totals of `score`.
 */
export function rescore(prepared: Prepared, weight: ArrayLike<number>): { total: Float64Array; isScored: Uint8Array } {
  const { agencies } = prepared
  const columns = scorePrepared(prepared, weight)
  const isScored = Uint8Array.from(agencies, (_, agency) => (columns.state[agency] === NodeState.scored ? 1 : 0))
  return { isScored, total: toTotals(prepared, columns.utility, isScored) }
}

/** Utilities of the root as what is published. */
export function toTotals({ scale, decimals, adjustment }: Prepared, utility: Float64Array, isScored: Uint8Array): Float64Array {
  return Float64Array.from(isScored, (own, agency) => (own ? roundHalfUp((utility[agency] ?? 0) * scale + (adjustment[agency] ?? 0), decimals) : 0))
}

/** Every node again: with the weights of `nodes`, or with others, one a node and relative to its siblings. */
export function scorePrepared(prepared: Prepared, weight: ArrayLike<number> = prepared.nodes.map((node) => node.weight)): NodeColumns {
  const weigh = (node: number) => toShares((prepared.nodes[node]?.children ?? []).map((child) => weight[child] ?? 0))
  return scoreNodes(prepared, prepared.nodes, weigh)
}

/** One matrix out of all indicators. */
export function stackLeaves({ agencies }: ScoringInput, prepared: readonly PreparedIndicator[]): Leaves {
  const count = agencies.code.length
  const size = prepared.length * count
  const leaves = { utility: new Float64Array(size), state: new Uint8Array(size), isOwn: new Uint8Array(size), competes: Uint8Array.from(agencies.competes, Number) }
  for (const [row, own] of prepared.entries()) {
    leaves.utility.set(own.utility, row * count)
    leaves.state.set(own.state, row * count)
    leaves.isOwn.set(own.isOwn, row * count)
  }
  return leaves
}

export function planNodes(tree: readonly TreeNode[]) {
  return tree.map(({ children, info, choices }) => ({ children, indicator: info.indicator, aggregation: choices.aggregation, minCoverage: choices.minCoverage }))
}

/** Weights as the model's branches say, some of them learnt from the data. */
export function weighByModel(tree: readonly TreeNode[]): Parameters<typeof scoreNodes>[2] {
  return (node, matrix) => {
    const { children = [], choices } = tree[node] ?? {}
    const given = children.map((child) => tree[child]?.weight ?? 0)
    return weighChildren({ ...matrix, weight: given }, choices?.weighting ?? { method: 'given' })
  }
}

function toPreparedNode({ info, children, choices }: TreeNode, place: number, tree: readonly TreeNode[], weights: readonly (readonly number[])[]): PreparedNode {
  const position = tree[info.parent]?.children.indexOf(place) ?? -1
  const { code, parent, indicator } = info
  const weight = parent < 0 ? 1 : (weights[parent]?.[position] ?? 0)
  return { code, parent, children, indicator, weight, aggregation: choices.aggregation, minCoverage: choices.minCoverage }
}
