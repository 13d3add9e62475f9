import { type Column, learners, valuesAt } from '../column'
import { boolean, described, number } from '../check/shape'
import { logCoin } from './log'
import { moments } from './moments'
import { type Treated, clampColumn } from './treated'
import type { TreatmentMethod } from './treatment'

interface Winsorise {
  readonly maxSkewness?: number
  readonly maxKurtosis?: number
  readonly maxPoints?: number
  readonly thenLog?: boolean
}

/**
 * COINr's rule: a column passes where |skewness| < 2 or excess kurtosis < 3.5. Else all points equal to the outermost
 * value take the next one, at the high end where the skewness is positive, at the low end where it is negative, until
 * it passes or `maxPoints` (5) stand at the two ends. Ties move together, so more than that can move. One that still
 * fails is treated by `thenLog` on the original values. Becker et al. 2022, COINr, doi 10.21105/joss.04567; JRC
 * practice.
 */
function winsorise(column: Column, options: Winsorise): Treated {
  const { maxSkewness = 2, maxKurtosis = 3.5, maxPoints = 5, thenLog = false } = options
  const ascending = valuesAt(column, learners(column)).sort()
  let low = 0
  let high = ascending.length - 1
  // Ascending, so the ends are filled with the value that stands at the bound.
  const bounded = () =>
    ascending
      .slice()
      .fill(ascending[low] ?? 0, 0, low)
      .fill(ascending[high] ?? 0, high + 1)
  for (;;) {
    const { skewness, kurtosis } = moments(bounded())
    const passes = skewness === null || kurtosis === null || Math.abs(skewness) < maxSkewness || kurtosis < maxKurtosis
    if (passes)
      return clampColumn(
        column,
        ascending[low] ?? Number.NEGATIVE_INFINITY,
        ascending[high] ?? Number.POSITIVE_INFINITY,
      )
    if (low + (ascending.length - 1 - high) >= maxPoints || low >= high) break
    if (skewness >= 0) high = stepIn(ascending, high, -1)
    else low = stepIn(ascending, low, 1)
  }
  const bounds: Treated = clampColumn(
    column,
    ascending[low] ?? Number.NEGATIVE_INFINITY,
    ascending[high] ?? Number.POSITIVE_INFINITY,
  )
  return thenLog ? (logCoin(column) ?? bounds) : bounds
}

/** The next place with another value, or the last one there is. */
function stepIn(ascending: Float64Array, from: number, step: 1 | -1): number {
  let index = from + step
  while (ascending[index] === ascending[from]) index += step
  return Math.min(Math.max(index, 0), ascending.length - 1)
}

export const winsoriseMethod: TreatmentMethod<'winsorise', Winsorise> = {
  name: 'winsorise',
  description:
    'The most extreme values are drawn to the next ones, step by step, while |skewness| ≥ maxSkewness and kurtosis ≥ maxKurtosis, up to maxPoints values.',
  required: {},
  optional: {
    maxSkewness: described(number({ min: 0 }), 'Below this skewness (in absolute size) nothing more is drawn in.', 2),
    maxKurtosis: described(number(), 'Below this excess kurtosis nothing more is drawn in.', 3.5),
    maxPoints: described(
      number({ min: 0, isInteger: true }),
      'At most so many values are drawn in; equal ones move together.',
      5,
    ),
    thenLog: described(
      boolean,
      'Whether the logarithm of the original values (log-ct) is taken where that was not enough.',
      false,
    ),
  },
  preset: { method: 'winsorise' },
  alternatives: { winsorise: { method: 'winsorise', thenLog: true } },
  examples: [{ method: 'winsorise' }, { method: 'winsorise', thenLog: true }],
  apply: (column, chosen) => winsorise(column, chosen),
}
