import type { Matrix } from '../aggregate/matrix'
import type { Weighting } from '../model'
import { ahpWeights } from './ahp'
import { criticWeights } from './critic'
import { entropyWeights } from './entropy'
import { optimisedWeights } from './optimised'
import { principalWeights } from './principal'
import { toShares } from './to-shares'

/**
 * Weights of a branch's children, adding up to 1. `matrix.weight` holds those written in the tree. A method that learns from data uses
 * competing agencies that have every child; where it can say nothing (too few of them, mixed signs), the written weights stand.
 */
export function weighChildren(matrix: Matrix, weighting: Weighting): readonly number[] {
  const given = toShares(matrix.weight)
  switch (weighting.method) {
    case 'given':
      return given
    case 'equal':
      return toShares(matrix.weight.map(() => 1))
    case 'ahp':
      return ahpWeights(weighting.comparisons).weights
    case 'entropy':
      return entropyWeights(completeRows(matrix)) ?? given
    case 'critic':
      return criticWeights(completeRows(matrix)) ?? given
    case 'pca':
      return principalWeights(completeRows(matrix)) ?? given
    case 'optimised':
      return optimisedWeights(completeRows(matrix), given) ?? given
  }
}

/** By child: the utilities of the competing agencies that have all of them. */
function completeRows({ children, agencies, utility, has, competes }: Matrix): Float64Array[] {
  const complete: number[] = []
  for (let agency = 0; agency < agencies; agency++) {
    let isComplete = competes[agency] === 1
    for (let child = 0; child < children; child++) isComplete &&= has[child * agencies + agency] === 1
    if (isComplete) complete.push(agency)
  }
  return Array.from({ length: children }, (_, child) =>
    Float64Array.from(complete, (agency) => utility[child * agencies + agency] ?? 0),
  )
}
