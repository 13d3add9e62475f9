import { correlationMatrix, spreadOf } from './correlation'
import type { LearntWeights } from './learnt-weights'
import { toShares } from './to-shares'
import type { LearningWeighting } from './method'

/**
 * CRITIC: on min–max values, weight ∝ standard deviation × Σ (1 − correlation with each other child). What differs much
 * and repeats nobody weighs more. Refused with fewer than three agencies, or where the children repeat each other
 * wholly. Columns must have a spread. Diakoulaki, Mavrotas and Papayannakis 1995.
 */
export function criticWeights(columns: readonly Float64Array[]): LearntWeights {
  if ((columns[0]?.length ?? 0) < 3) return { ok: false, why: 'few-complete' }
  const scaled = columns.map(toUnitRange)
  const correlation = correlationMatrix(scaled)
  const information = scaled.map((column, row) => {
    const conflict = (correlation[row] ?? []).reduce(
      (total, value, other) => total + (other === row ? 0 : 1 - value),
      0,
    )
    return spreadOf(column).deviation * conflict
  })
  return information.some((value) => value > 1e-12)
    ? { ok: true, weights: toShares(information) }
    : { ok: false, why: 'no-difference' }
}

function toUnitRange(column: Float64Array): Float64Array {
  const low = column.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
  const high = column.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  return high > low ? column.map((value) => (value - low) / (high - low)) : column.map(() => 0)
}

export const criticMethod: LearningWeighting<'critic'> = {
  name: 'critic',
  description: 'Learnt: spread × how little the child goes with the others.',
  required: {},
  optional: {},
  preset: { method: 'critic' },
  alternatives: {},
  examples: [{ method: 'critic' }],
  learn: (columns) => criticWeights(columns),
}
