import { NodeState } from './result'
import type { NodeColumns, NodePlan } from './score-nodes'

/**
 * What each node adds to the agency's unrounded total, so that children add up to their parent. Through arithmetic
 * means that is exact: the utility × the weights on the way up, those of missing siblings handed on. Under another
 * method a branch's result is shared among its children by weight × utility (by weight where that comes to nothing),
 * which is a way to show it and not a law: see `explain.ts` for Shapley values.
 */
export function addUpContributions(
  plans: readonly NodePlan[],
  columns: NodeColumns,
  scale: number,
  agencies: number,
): Float64Array {
  const contribution = new Float64Array(columns.utility.length)
  for (let agency = 0; agency < agencies; agency++)
    contribution[agency] = columns.state[agency] === NodeState.scored ? (columns.utility[agency] ?? 0) * scale : 0
  // What a utility of 1 at the node would add; handed down so that no division by a small utility can spoil a
  // contribution.
  const worth = new Float64Array(columns.utility.length)
  worth.fill(scale, 0, agencies)
  for (const [node, plan] of plans.entries()) {
    for (let agency = 0; agency < agencies && plan.children.length; agency++) {
      if (columns.state[node * agencies + agency] !== NodeState.scored) continue
      handDown(plan, columns, { node, agency, agencies }, { contribution, worth })
    }
  }
  return contribution
}

function handDown(
  { children, aggregation }: NodePlan,
  { utility, state, weights }: NodeColumns,
  { node, agency, agencies }: { node: number; agency: number; agencies: number },
  { contribution, worth }: { contribution: Float64Array; worth: Float64Array },
) {
  const row = node * agencies + agency
  const weight = weights[node] ?? []
  let total = 0
  let earned = 0
  let isBelowZero = false
  for (let position = 0; position < children.length; position++) {
    const entry = (children[position] ?? 0) * agencies + agency
    if (state[entry] !== NodeState.scored) continue
    total += weight[position] ?? 0
    earned += (weight[position] ?? 0) * (utility[entry] ?? 0)
    if ((utility[entry] ?? 0) < 0) isBelowZero = true
  }
  const isLifted = (utility[row] ?? 0) === 0 && contribution[row] !== 0
  const isExact = aggregation.method === 'arithmetic' && !isLifted
  // Nothing to share by (a floor lifted zeros, say): by weight alone.
  const isByUtility = !isBelowZero && earned > 0
  for (let position = 0; position < children.length; position++) {
    const entry = (children[position] ?? 0) * agencies + agency
    if (state[entry] !== NodeState.scored) continue
    const share = (weight[position] ?? 0) / total
    const value = utility[entry] ?? 0
    if (isExact) {
      worth[entry] = (worth[row] ?? 0) * share
      contribution[entry] = (worth[entry] ?? 0) * value
    } else {
      contribution[entry] =
        (contribution[row] ?? 0) * (isByUtility ? ((weight[position] ?? 0) * value) / earned : share)
      worth[entry] = value === 0 ? 0 : (contribution[entry] ?? 0) / value
    }
  }
}
