import { type Column, learners, valuesAt } from '../column'
import { described, number } from '../check/shape'
import { quantile } from '../quantile'
import { significant } from '../significant'
import { type Treated, clampColumn } from './treated'
import type { TreatmentMethod } from './treatment'

/** Values beyond `times` interquartile ranges from the quartiles are brought to that fence. Tukey 1977. */
function fences(column: Column, times: number): Treated {
  const ascending = valuesAt(column, learners(column)).sort()
  const low = quantile(ascending, 0.25) ?? 0
  const high = quantile(ascending, 0.75) ?? 0
  return clampColumn(column, significant(low - times * (high - low)), significant(high + times * (high - low)))
}

interface Fences {
  readonly times?: number
}

export const fencesMethod: TreatmentMethod<'fences', Fences> = {
  name: 'fences',
  description: 'Values beyond the quartiles by more than so many interquartile ranges are drawn to that fence.',
  required: {},
  optional: {
    times: described(number({ min: 0 }), 'How many interquartile ranges from the quartiles the fences stand.', 1.5),
  },
  preset: { method: 'fences' },
  alternatives: { fences: { method: 'fences' } },
  examples: [{ method: 'fences' }],
  apply: (column, { times = 1.5 }) => fences(column, times),
}
