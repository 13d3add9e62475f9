import { correlationMatrix, spreadOf } from './correlation'
import { toShares } from './to-shares'

/**
 * CRITIC: on min–max values, weight ∝ standard deviation × Σ (1 − correlation with each other child). What differs much and repeats nobody weighs
 * more. Null with fewer than three agencies or where no child differs. Diakoulaki, Mavrotas and Papayannakis 1995.
 */
export function criticWeights(columns: readonly Float64Array[]): number[] | null {
  if ((columns[0]?.length ?? 0) < 3) return null
  const scaled = columns.map(toUnitRange)
  const correlation = correlationMatrix(scaled)
  const information = scaled.map((column, row) => {
    const conflict = (correlation[row] ?? []).reduce(
      (total, value, other) => total + (other === row ? 0 : 1 - value),
      0,
    )
    return spreadOf(column).deviation * conflict
  })
  return information.some((value) => value > 1e-12) ? toShares(information) : null
}

function toUnitRange(column: Float64Array): Float64Array {
  const low = column.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
  const high = column.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  return high > low ? column.map((value) => (value - low) / (high - low)) : column.map(() => 0)
}
