import { aggregate } from './aggregate/aggregate'
import type { Matrix } from './aggregate/matrix'
import type { Aggregation } from './model'
import { NodeState } from './result'

/** What must be known of a node to score it. Parents stand before children. */
export interface NodePlan {
  readonly children: readonly number[]
  /** Row of the leaves, or -1 for a branch. */
  readonly indicator: number
  readonly aggregation: Aggregation
  readonly minCoverage: number
}

/** Indicators after their own steps, one row each: entry `row * agencies + agency`. */
export interface Leaves {
  /** 1 is full points; 0 where `state` is not scored. */
  readonly utility: Float64Array
  /** One of `NodeState`. */
  readonly state: Uint8Array
  /** 1 where the value is the agency's own: not imputed and not a zero by rule. */
  readonly isOwn: Uint8Array
  /** One an agency. */
  readonly competes: Uint8Array
}

/** Utility, state and coverage of every node and agency; entry `node * agencies + agency`. */
export interface NodeColumns {
  readonly utility: Float64Array
  readonly state: Uint8Array
  readonly coverage: Float64Array
  /** By node: the weights of its children, adding up to 1. */
  readonly weights: (readonly number[])[]
}

/** The weights of a branch's children, adding up to 1; some are learnt from the children's utilities. */
export type Weigh = (node: number, matrix: Omit<Matrix, 'weight'>) => readonly number[]

/** Fills every node from the leaves up. */
export function scoreNodes(leaves: Leaves, plans: readonly NodePlan[], weigh: Weigh): NodeColumns {
  const columns = emptyColumns(plans.length, leaves.competes.length)
  for (const [node, { indicator }] of plans.entries()) if (indicator >= 0) copyLeaf(leaves, columns, node, indicator)
  scoreBranches(leaves.competes, columns, plans, weigh)
  return columns
}

export function emptyColumns(nodes: number, agencies: number): NodeColumns {
  const size = nodes * agencies
  return {
    utility: new Float64Array(size),
    state: new Uint8Array(size),
    coverage: new Float64Array(size),
    weights: Array.from({ length: nodes }, () => []),
  }
}

/** Fills the branches of columns in which the indicators are filled. */
export function scoreBranches(competes: Uint8Array, columns: NodeColumns, plans: readonly NodePlan[], weigh: Weigh) {
  for (let node = plans.length - 1; node >= 0; node--) {
    const plan = plans[node]
    if (plan && plan.indicator < 0) scoreBranch(competes, columns, node, plan, weigh)
  }
}

/** The columns with one node and all above it filled anew, after its indicator changed; the others are taken as they are. */
export function scoreUpwards(
  leaves: Leaves,
  plans: readonly NodePlan[],
  weigh: Weigh,
  known: NodeColumns,
  changed: number,
): NodeColumns {
  const columns: NodeColumns = {
    utility: known.utility.slice(),
    state: known.state.slice(),
    coverage: known.coverage.slice(),
    weights: [...known.weights],
  }
  const leaf = plans[changed]
  if (leaf) copyLeaf(leaves, columns, changed, leaf.indicator)
  let below = changed
  for (let node = changed - 1; node >= 0; node--) {
    const plan = plans[node]
    if (!plan?.children.includes(below)) continue
    scoreBranch(leaves.competes, columns, node, plan, weigh)
    below = node
  }
  return columns
}

function copyLeaf({ utility, state, isOwn, competes }: Leaves, columns: NodeColumns, node: number, row: number) {
  const agencies = competes.length
  const [from, to] = [row * agencies, (row + 1) * agencies]
  columns.utility.set(utility.subarray(from, to), node * agencies)
  columns.state.set(state.subarray(from, to), node * agencies)
  columns.coverage.set(isOwn.subarray(from, to), node * agencies)
}

function scoreBranch(competes: Uint8Array, columns: NodeColumns, node: number, plan: NodePlan, weigh: Weigh) {
  const agencies = competes.length
  const matrix = gather(competes, columns, plan)
  const weight = weigh(node, matrix)
  columns.weights[node] = weight
  const made = aggregate({ ...matrix, weight }, plan.aggregation)
  for (let agency = 0; agency < agencies; agency++) {
    const entry = node * agencies + agency
    const found = coverageOf(columns, plan, weight, agency, agencies)
    const isEnough = found.coverage >= plan.minCoverage - 1e-12
    const ofScored = isEnough ? (made.has[agency] ? NodeState.scored : NodeState.excluded) : NodeState.lowCoverage
    const state = found.state === NodeState.scored ? ofScored : found.state
    columns.coverage[entry] = found.coverage
    columns.state[entry] = state
    columns.utility[entry] = state === NodeState.scored ? (made.utility[agency] ?? 0) : 0
  }
}

function gather(competes: Uint8Array, columns: NodeColumns, { children }: NodePlan): Omit<Matrix, 'weight'> {
  const agencies = competes.length
  const utility = new Float64Array(children.length * agencies)
  const has = new Uint8Array(utility.length)
  for (const [position, child] of children.entries()) {
    utility.set(columns.utility.subarray(child * agencies, (child + 1) * agencies), position * agencies)
    for (let agency = 0; agency < agencies; agency++)
      has[position * agencies + agency] = columns.state[child * agencies + agency] === NodeState.scored ? 1 : 0
  }
  return { children: children.length, agencies, utility, has, competes }
}

/** Share of the weight of what concerns the agency that has a value of its own. Of what does not concern it, nothing is expected. */
function coverageOf(
  columns: NodeColumns,
  { children }: NodePlan,
  weight: readonly number[],
  agency: number,
  agencies: number,
) {
  let expected = 0
  let covered = 0
  let isScored = false
  for (let position = 0; position < children.length; position++) {
    const entry = (children[position] ?? 0) * agencies + agency
    const state = columns.state[entry]
    if (state === NodeState.scored) isScored = true
    // A column that tells nothing of anybody is not something that the agency failed to deliver.
    if (state === NodeState.notApplicable || state === NodeState.excluded) continue
    expected += weight[position] ?? 0
    covered += (weight[position] ?? 0) * (columns.coverage[entry] ?? 0)
  }
  if (isScored) return { state: NodeState.scored, coverage: expected > 0 ? Math.min(covered / expected, 1) : 0 }
  const states = children.map((child) => columns.state[child * agencies + agency])
  const state =
    [NodeState.lowCoverage, NodeState.noData, NodeState.excluded].find((own) => states.includes(own)) ??
    NodeState.notApplicable
  return { state, coverage: 0 }
}
