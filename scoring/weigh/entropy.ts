import { log } from '../elementary'
import { sum } from '../sum'
import type { LearntWeights } from './learnt-weights'
import { toShares } from './to-shares'
import type { LearningWeighting } from './method'

/**
 * Entropy weights: p = x ÷ Σx, E = −Σ p ln p ÷ ln n with 0 ln 0 = 0, weight ∝ 1 − E. A child that all have alike gets
 * nothing. Refused with fewer than two agencies, with values below zero, or where no child differs. Shannon 1948;
 * Zeleny 1982.
 */
export function entropyWeights(columns: readonly Float64Array[]): LearntWeights {
  const count = columns[0]?.length ?? 0
  if (count < 2) return { ok: false, why: 'few-complete' }
  if (columns.some((column) => column.some((value) => value < 0))) return { ok: false, why: 'below-zero' }
  const divergence = columns.map((column) => {
    const total = sum(column)
    if (!(total > 0)) return 0
    const entropy =
      -sum(Array.from(column, (value) => (value > 0 ? (value / total) * log(value / total) : 0))) / log(count)
    return Math.max(1 - entropy, 0)
  })
  return divergence.some((value) => value > 1e-12)
    ? { ok: true, weights: toShares(divergence) }
    : { ok: false, why: 'no-difference' }
}

export const entropyMethod: LearningWeighting<'entropy'> = {
  name: 'entropy',
  description: 'Learnt: what tells agencies apart more weighs more, w ∝ 1 − entropy of the shares.',
  required: {},
  optional: {},
  preset: { method: 'entropy' },
  alternatives: {},
  examples: [{ method: 'entropy' }],
  learn: (columns) => entropyWeights(columns),
}
