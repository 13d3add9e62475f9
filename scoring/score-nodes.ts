import { aggregate } from './aggregate/aggregate'
import type { Matrix } from './aggregate/matrix'
import type { Aggregation } from './model'
import { coverageOfBranch } from './coverage'
import { NodeState } from './result'
import type { Learning, Weighed } from './weigh/learnt'

/** What must be known of a node to score it. Parents stand before children. */
export interface NodePlan {
  readonly children: readonly number[]
  /** Row of the leaves, or -1 for a branch. */
  readonly indicator: number
  readonly aggregation: Aggregation
  readonly minCoverage: number
  /** Nodes below that must have data of the agency's own, or not concern it, for this one to have a score. */
  readonly requires?: readonly number[]
}

/** Indicators after their own steps, one row each: entry `row * agencies + agency`. */
export interface Leaves {
  /** 1 is full points; 0 where `state` is not scored. */
  readonly utility: Float64Array
  /** One of `NodeState`. */
  readonly state: Uint8Array
  /** Coverage of the indicator, 0–1. */
  readonly known: Float64Array
  /** 1 where the indicator concerns the agency. */
  readonly applies: Uint8Array
  /** One an agency. */
  readonly competes: Uint8Array
}

/** Utility, state and coverage of every node and agency; entry `node * agencies + agency`. */
export interface NodeColumns {
  readonly utility: Float64Array
  readonly state: Uint8Array
  readonly coverage: Float64Array
  /** 1 where something below the node concerns the agency. */
  readonly applies: Uint8Array
  /** By node: the weights of its children, adding up to 1. */
  readonly weights: (readonly number[])[]
  /** By node: how these were learnt; null where they were not. */
  readonly learning: (Learning | null)[]
}

/** The weights of a branch's children, adding up to 1; some are learnt from the children's utilities. */
export type Weigh = (node: number, matrix: Omit<Matrix, 'weight'>) => Weighed

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
    applies: new Uint8Array(size),
    weights: Array.from({ length: nodes }, () => []),
    learning: Array.from({ length: nodes }, () => null),
  }
}

/** Fills the branches of columns in which the indicators are filled. */
export function scoreBranches(competes: Uint8Array, columns: NodeColumns, plans: readonly NodePlan[], weigh: Weigh) {
  for (let node = plans.length - 1; node >= 0; node--) {
    const plan = plans[node]
    if (plan && plan.indicator < 0) scoreBranch(competes, columns, node, plan, weigh)
  }
}

/**
 * The columns with one node and all above it filled anew, after its indicator changed; the others are taken as they
 * are. `adjust` changes indicators that follow from the one that changed, and gives whether some of them stand beyond
 * its branch: every branch is filled anew then.
 */
export function scoreUpwards(
  leaves: Leaves,
  plans: readonly NodePlan[],
  weigh: Weigh,
  known: NodeColumns,
  changed: number,
  adjust?: (columns: NodeColumns) => boolean,
): NodeColumns {
  const columns: NodeColumns = {
    utility: known.utility.slice(),
    state: known.state.slice(),
    coverage: known.coverage.slice(),
    applies: known.applies.slice(),
    weights: [...known.weights],
    learning: [...known.learning],
  }
  const leaf = plans[changed]
  if (leaf) copyLeaf(leaves, columns, changed, leaf.indicator)
  if (adjust?.(columns)) {
    scoreBranches(leaves.competes, columns, plans, weigh)
    return columns
  }
  let below = changed
  for (let node = changed - 1; node >= 0; node--) {
    const plan = plans[node]
    if (!plan?.children.includes(below)) continue
    scoreBranch(leaves.competes, columns, node, plan, weigh)
    below = node
  }
  return columns
}

function copyLeaf(
  { utility, state, known, applies, competes }: Leaves,
  columns: NodeColumns,
  node: number,
  row: number,
) {
  const agencies = competes.length
  const [from, to] = [row * agencies, (row + 1) * agencies]
  columns.utility.set(utility.subarray(from, to), node * agencies)
  columns.state.set(state.subarray(from, to), node * agencies)
  columns.coverage.set(known.subarray(from, to), node * agencies)
  columns.applies.set(applies.subarray(from, to), node * agencies)
}

function scoreBranch(competes: Uint8Array, columns: NodeColumns, node: number, plan: NodePlan, weigh: Weigh) {
  const agencies = competes.length
  const matrix = gather(competes, columns, plan)
  const { weights: weight, learning } = weigh(node, matrix)
  columns.weights[node] = weight
  columns.learning[node] = learning
  const made = aggregate({ ...matrix, weight }, plan.aggregation)
  for (let agency = 0; agency < agencies; agency++) {
    const entry = node * agencies + agency
    const { coverage, applies } = coverageOfBranch(columns, plan.children, weight, agency, agencies)
    const ofChildren = stateOfChildren(columns, plan.children, weight, agency, agencies)
    const state =
      ofChildren === NodeState.scored
        ? stateOfScored(columns, plan, { agency, agencies, coverage, isMade: made.has[agency] === 1 })
        : ofChildren
    columns.coverage[entry] = state === NodeState.notApplicable ? 0 : coverage
    columns.applies[entry] = applies ? 1 : 0
    columns.state[entry] = state
    columns.utility[entry] = state === NodeState.scored ? (made.utility[agency] ?? 0) : 0
  }
}

/** Of a branch that has a child with a score. */
function stateOfScored(
  columns: NodeColumns,
  { minCoverage, requires = [] }: NodePlan,
  { agency, agencies, coverage, isMade }: { agency: number; agencies: number; coverage: number; isMade: boolean },
): number {
  if (coverage < minCoverage - 1e-12) return NodeState.lowCoverage
  if (!requires.every((node) => hasOwnData(columns, node * agencies + agency))) return NodeState.missingRequired
  return isMade ? NodeState.scored : NodeState.excluded
}

/**
 * Whether a required part is met: something of it is known of the agency itself and is enough for a score, or it does
 * not concern the agency.
 */
export function hasOwnData(
  { state, coverage, applies }: Pick<NodeColumns, 'state' | 'coverage' | 'applies'>,
  entry: number,
): boolean {
  if (!applies[entry]) return true
  return (state[entry] === NodeState.scored || state[entry] === NodeState.excluded) && (coverage[entry] ?? 0) > 0
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

/** Scored where any child is that has a weight; else the reason that weighs most. */
function stateOfChildren(
  columns: NodeColumns,
  children: readonly number[],
  weight: readonly number[],
  agency: number,
  agencies: number,
): number {
  let state: number = NodeState.notApplicable
  for (let position = 0; position < children.length; position++) {
    const ofChild = columns.state[(children[position] ?? 0) * agencies + agency] ?? NodeState.noData
    if ((weight[position] ?? 0) > 0 && (precedence[ofChild] ?? 0) < (precedence[state] ?? 0)) state = ofChild
  }
  return state
}

/**
 * Which state a branch takes from its children, by `NodeState`: one that is scored gives it a score, else the first of
 * these says why it has none.
 */
const precedence = [0, 2, 5, 1, 4, 3]
