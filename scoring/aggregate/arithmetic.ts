import { type Aggregated, type Matrix, emptyAggregated } from './matrix'
import type { NoOptions } from '../method'
import type { AggregationMethod } from './method'

/**
 * The weighted arithmetic mean, Σ w u ÷ Σ w over the children that have a value; nothing without any weight there. The
 * sum is compensated (Neumaier 1974) and in the order of the tree. Most branches are this, so it makes no arrays.
 * OECD/JRC Handbook (2008), step 6.
 */
function arithmetic({ children, agencies, utility, has, weight }: Matrix): Aggregated {
  const made = emptyAggregated(agencies)
  for (let agency = 0; agency < agencies; agency++) {
    let total = 0
    let lost = 0
    let whole = 0
    for (let child = 0; child < children; child++) {
      const entry = child * agencies + agency
      if (!has[entry]) continue
      const value = weight[child] ?? 0
      const part = value * (utility[entry] ?? 0)
      const next = total + part
      lost += Math.abs(total) >= Math.abs(part) ? total - next + part : part - next + total
      total = next
      whole += value
    }
    const value = (total + lost) / whole
    if (!(whole > 0) || !Number.isFinite(value)) continue
    made.utility[agency] = value
    made.has[agency] = 1
  }
  return made
}

export const arithmeticMethod: AggregationMethod<'arithmetic', NoOptions> = {
  name: 'arithmetic',
  description: 'Σ w u ÷ Σ w: what one part lacks another makes up for.',
  required: {},
  optional: {},
  preset: { method: 'arithmetic' },
  alternatives: { arithmetic: { method: 'arithmetic' } },
  examples: [{ method: 'arithmetic' }],
  apply: (matrix) => arithmetic(matrix),
}
