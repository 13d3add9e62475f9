import { square } from '../square'
import { sum } from '../sum'
import { spreadOf } from './correlation'
import type { LearntWeights } from './learnt-weights'
import { smallestNorm } from './smallest-norm'
import { toShares } from './to-shares'
import type { LearningWeighting } from './method'

/**
 * Weights under which each child's real importance comes as near the wanted one as weights of zero and more can bring
 * it: the least Σ (t − r ÷ Σr)², t the wanted shares, r the correlation of the child with the weighted mean. (COINr's
 * get_opt_weights has no bound and can give negative weights.)
 *
 * r ÷ Σr is A w ÷ 1'A w with A = covariances ÷ the child's own deviation, so with u = w ÷ 1'A w the loss is |(A − t
 * 1'A) u|² under 1'A u = 1, u ≥ 0. That is a convex quadratic programme, which `smallestNorm` solves to its one least
 * loss. `residual` is that loss: 0 where the wanted importance is reached. Refused with fewer than three agencies, and
 * where no child goes with the others. Columns must have a spread.
 */
export function optimisedWeights(columns: readonly Float64Array[], wanted: readonly number[]): LearntWeights {
  if ((columns[0]?.length ?? 0) < 3) return { ok: false, why: 'few-complete' }
  const pull = covarianceByDeviation(columns)
  const totals = columns.map((_, column) => sum(pull.map((row) => row[column] ?? 0)))
  const misses = pull.map((row, child) =>
    row.map((value, column) => value - (wanted[child] ?? 0) * (totals[column] ?? 0)),
  )
  const solved = smallestNorm(misses, totals)
  if (!solved) return { ok: false, why: 'no-total' }
  const weights = toShares(solved)
  return { ok: true, weights, residual: lossOf(importanceOf(columns, weights) ?? [], wanted) }
}

/** Σ (wanted − real)² of shares. */
export function lossOf(importance: readonly number[], wanted: readonly number[]): number {
  return sum(wanted.map((share, child) => square(share - (importance[child] ?? 0))))
}

/** Share of each child in the sum of correlations with the weighted mean; null where that sum is not positive. */
export function importanceOf(columns: readonly Float64Array[], weights: readonly number[]): number[] | null {
  const pull = covarianceByDeviation(columns)
  const correlations = pull.map((row) => sum(row.map((value, column) => value * (weights[column] ?? 0))))
  const total = sum(correlations)
  return total > 0 ? correlations.map((value) => value / total) : null
}

/**
 * Entry (j, k): the covariance of j and k in units of the deviation of j; its product with weights is the correlation
 * with their mean, up to one factor.
 */
function covarianceByDeviation(columns: readonly Float64Array[]): number[][] {
  const centred = columns.map((column) => {
    const { mean, deviation } = spreadOf(column)
    return { values: column.map((value) => value - mean), deviation }
  })
  return centred.map(({ values, deviation }) =>
    centred.map((other) =>
      deviation > 0
        ? sum(values.map((value, index) => value * (other.values[index] ?? 0))) / (values.length - 1) / deviation
        : 0,
    ),
  )
}

export const optimisedMethod: LearningWeighting<'optimised'> = {
  name: 'optimised',
  description:
    'Learnt: the weights of zero and more under which the real importance of each child comes nearest to the written weights.',
  required: {},
  optional: {},
  preset: { method: 'optimised' },
  alternatives: {},
  examples: [{ method: 'optimised' }],
  learn: (columns, wanted) => optimisedWeights(columns, wanted),
  residualOfOne: 0,
}
