import { aggregate } from './aggregate/aggregate'
import type { Matrix } from './aggregate/matrix'
import { addUpContributions } from './contributions'
import type { ScoringInput } from './input'
import type { Model } from './model'
import { type PreparedIndicator, prepareIndicator } from './prepare-indicator'
import { applyRules } from './award-rules'
import { rankAgencies } from './rank'
import { NodeState, type RankColumn, type ScoreResult, type Warning } from './result'
import { roundHalfUp } from './round'
import { type TreeNode, flattenTree } from './tree'
import { weighChildren } from './weigh/weigh-children'
import { describeWarnings } from './warnings'

/** Utility (1 is full points), state and coverage of every node and agency; entry `node * agencies + agency`. */
export interface NodeColumns {
  utility: Float64Array
  state: Uint8Array
  coverage: Float64Array
  /** By branch: the weights of its children, adding up to 1. */
  weights: (readonly number[])[]
}

/**
 * Scores agencies: measure → impute → treat → normalise → weigh → aggregate → round → rank. It learns (ranges, percentiles, weights) from
 * competing agencies only; the others are judged by the same measure and not ranked. The order of agencies does not matter.
 */
export function score(input: ScoringInput, model: Model): ScoreResult {
  const tree = flattenTree(model)
  const prepared = tree.flatMap((node, place) => (node.indicator ? [prepareIndicator(input, node, place)] : []))
  const columns = scoreNodes(input, tree, prepared)
  return toResult(input, model, tree, prepared, columns)
}

/** Fills every node from the leaves up. */
export function scoreNodes(input: ScoringInput, tree: readonly TreeNode[], prepared: readonly PreparedIndicator[]): NodeColumns {
  const agencies = input.agencies.code.length
  const size = tree.length * agencies
  const columns: NodeColumns = { utility: new Float64Array(size), state: new Uint8Array(size), coverage: new Float64Array(size), weights: tree.map(() => []) }
  for (const own of prepared) {
    columns.utility.set(own.utility, own.node * agencies)
    columns.state.set(own.state, own.node * agencies)
    columns.coverage.set(own.isOwn, own.node * agencies)
  }
  for (let place = tree.length - 1; place >= 0; place--) {
    const node = tree[place]
    if (node?.children.length) scoreBranch(input, tree, columns, place, node)
  }
  return columns
}

function scoreBranch(input: ScoringInput, tree: readonly TreeNode[], columns: NodeColumns, place: number, node: TreeNode) {
  const agencies = input.agencies.code.length
  const matrix = gather(input, columns, node)
  const weight = weighChildren({ ...matrix, weight: node.children.map((child) => tree[child]?.weight ?? 0) }, node.choices.weighting)
  columns.weights[place] = weight
  const made = aggregate({ ...matrix, weight }, node.choices.aggregation)
  for (let agency = 0; agency < agencies; agency++) {
    const entry = place * agencies + agency
    const { state, coverage } = coverageOf(columns, node, weight, agency, agencies)
    columns.coverage[entry] = coverage
    columns.state[entry] = state !== NodeState.scored ? state : coverage < node.choices.minCoverage - 1e-12 ? NodeState.lowCoverage : made.has[agency] ? NodeState.scored : NodeState.excluded
    columns.utility[entry] = columns.state[entry] === NodeState.scored ? (made.utility[agency] ?? 0) : 0
  }
}

function gather(input: ScoringInput, columns: NodeColumns, node: TreeNode): Omit<Matrix, 'weight'> {
  const agencies = input.agencies.code.length
  const utility = new Float64Array(node.children.length * agencies)
  const has = new Uint8Array(utility.length)
  for (const [position, child] of node.children.entries()) {
    utility.set(columns.utility.subarray(child * agencies, (child + 1) * agencies), position * agencies)
    for (let agency = 0; agency < agencies; agency++) has[position * agencies + agency] = columns.state[child * agencies + agency] === NodeState.scored ? 1 : 0
  }
  return { children: node.children.length, agencies, utility, has, competes: input.agencies.competes }
}

/** Share of the weight of what concerns the agency that has a value of its own. Of what does not concern it, nothing is expected. */
function coverageOf(columns: NodeColumns, node: TreeNode, weight: readonly number[], agency: number, agencies: number): { state: number; coverage: number } {
  let expected = 0
  let covered = 0
  let isScored = false
  for (const [position, child] of node.children.entries()) {
    const entry = child * agencies + agency
    const state = columns.state[entry]
    if (state === NodeState.scored) isScored = true
    // A column that tells nothing of anybody is not something that the agency failed to deliver.
    if (state === NodeState.notApplicable || state === NodeState.excluded) continue
    expected += weight[position] ?? 0
    covered += (weight[position] ?? 0) * (columns.coverage[entry] ?? 0)
  }
  if (isScored) return { state: NodeState.scored, coverage: expected > 0 ? Math.min(covered / expected, 1) : 0 }
  const states = node.children.map((child) => columns.state[child * agencies + agency])
  const state = [NodeState.lowCoverage, NodeState.noData, NodeState.excluded].find((own) => states.includes(own)) ?? NodeState.notApplicable
  return { state, coverage: 0 }
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
    contribution: addUpContributions(tree, columns, model.scale, agencies),
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
