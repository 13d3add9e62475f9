import { NodeState } from './result'
import type { NodeColumns } from './score-nodes'
import { significant, significantAmong } from './significant'

/**
 * What a tie is broken by at a node: how good the agency is there, also where the weight is 0 and there are no points.
 * Without data an agency stands behind those that have some; one whose value tells nothing, so that it has no score
 * there, counts as zero. Sums of branches are taken to the twelfth decimal of full points, since the noise of binary
 * fractions hides below.
 */
export function toTieKey(state: number | undefined, utility: number, isBranch: boolean): number {
  if (state === NodeState.excluded) return 0
  if (state !== NodeState.scored) return -1e300
  return isBranch ? significantAmong(utility, 1) : significant(utility)
}

/** The keys of a node, one an agency; of a node that the tree has not, nobody has data. */
export function tieKeysOf(
  { state, utility }: Pick<NodeColumns, 'state' | 'utility'>,
  node: number,
  isBranch: boolean,
  agencies: number,
): Float64Array {
  return Float64Array.from({ length: agencies }, (_, agency) =>
    toTieKey(state[node * agencies + agency], utility[node * agencies + agency] ?? 0, isBranch),
  )
}
