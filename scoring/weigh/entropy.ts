import { log } from '../elementary'
import { sum } from '../sum'
import { toShares } from './to-shares'

/**
 * Entropy weights: p = x ÷ Σx, E = −Σ p ln p ÷ ln n with 0 ln 0 = 0, weight ∝ 1 − E. A child that all have alike gets nothing. Null with fewer than two
 * agencies, with negative values, or where no child differs. Shannon 1948; Zeleny 1982.
 */
export function entropyWeights(columns: readonly Float64Array[]): number[] | null {
  const count = columns[0]?.length ?? 0
  if (count < 2 || columns.some((column) => column.some((value) => value < 0))) return null
  const divergence = columns.map((column) => {
    const total = sum(column)
    if (!(total > 0)) return 0
    const entropy =
      -sum(Array.from(column, (value) => (value > 0 ? (value / total) * log(value / total) : 0))) / log(count)
    return Math.max(1 - entropy, 0)
  })
  return divergence.some((value) => value > 1e-12) ? toShares(divergence) : null
}
