import { NodeState } from './result'
import type { NodeColumns } from './score'
import type { TreeNode } from './tree'

/**
 * What each node adds to the agency's unrounded total: the parent's contribution shared among its scored children by weight × utility. For
 * arithmetic means that is exact, weight of missing siblings handed on; for other methods it is a proportional share of the branch's result.
 * Where all children have nothing to share by, each adds zero.
 */
export function addUpContributions(tree: readonly TreeNode[], { utility, state, weights }: NodeColumns, scale: number, agencies: number): Float64Array {
  const contribution = new Float64Array(utility.length)
  for (let agency = 0; agency < agencies; agency++) contribution[agency] = state[agency] === NodeState.scored ? (utility[agency] ?? 0) * scale : 0
  for (const [place, node] of tree.entries()) {
    const weight = weights[place] ?? []
    for (let agency = 0; agency < agencies && node.children.length; agency++) {
      const whole = contribution[place * agencies + agency] ?? 0
      const shares = node.children.map((child, position) => {
        const entry = child * agencies + agency
        return state[entry] === NodeState.scored ? (weight[position] ?? 0) * (utility[entry] ?? 0) : 0
      })
      const total = shares.reduce((sum, share) => sum + share, 0)
      for (const [position, child] of node.children.entries()) contribution[child * agencies + agency] = total === 0 ? 0 : (whole * (shares[position] ?? 0)) / total
    }
  }
  return contribution
}
