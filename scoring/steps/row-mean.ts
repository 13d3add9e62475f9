import { NodeState } from '../result'
import { sum } from '../sum'
import type { TreeNode } from '../tree'
import type { RowColumns } from './row-columns'

/**
 * Imputation by the row mean: an agency without a value in an indicator gets the plain mean of its normalised values (1
 * is full points) in the other indicators of the same branch, those that are its own or were imputed by another method.
 * Weights play no part. Where it has no value in any of them, nothing is filled in. An indicator that was left out for
 * everybody (a constant column) gives no value to the mean. OECD/JRC Handbook (2008), step 3, "case mean".
 *
 * `wanted`: by node, 1 for each agency that is to be filled. Gives the same, 1 where a value was filled in.
 */
export function fillRowMeans(
  tree: readonly Pick<TreeNode, 'info' | 'children' | 'indicator'>[],
  wanted: ReadonlyMap<number, Uint8Array>,
  { utility, state, startOf }: Omit<RowColumns, 'competes'>,
): Map<number, Uint8Array> {
  const made = new Map<number, Uint8Array>()
  for (const [node, agencies] of wanted) {
    const siblings = (tree[tree[node]?.info.parent ?? -1]?.children ?? []).filter(
      (child) => child !== node && tree[child]?.indicator,
    )
    const filled = new Uint8Array(agencies.length)
    for (let agency = 0; agency < agencies.length; agency++) {
      if (!agencies[agency]) continue
      const values = siblings.flatMap((sibling) => {
        const entry = startOf(sibling) + agency
        // Another that waits for its own row mean says nothing of this agency.
        return wanted.get(sibling)?.[agency] || state[entry] !== NodeState.scored ? [] : [utility[entry] ?? 0]
      })
      if (!values.length) continue
      utility[startOf(node) + agency] = sum(values) / values.length
      state[startOf(node) + agency] = NodeState.scored
      filled[agency] = 1
    }
    made.set(node, filled)
  }
  return made
}
