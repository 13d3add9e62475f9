import { eigen } from '../eigen'
import { correlationMatrix } from './correlation'
import type { LearntWeights } from './learnt-weights'
import { toShares } from './to-shares'
import type { LearningWeighting } from './method'

/**
 * Loadings of the first principal component of the correlation matrix, as shares of their sum. The sign of a component
 * means nothing, so it is turned to a positive sum. Refused where the loadings then still differ in sign (a negative
 * weight would reward what the model calls worse), where the first two components explain the same (neither is the
 * first), and with fewer than three agencies. Columns must have a spread. OECD/JRC Handbook (2008), p. 89.
 */
export function principalWeights(columns: readonly Float64Array[]): LearntWeights {
  if ((columns[0]?.length ?? 0) < 3) return { ok: false, why: 'few-complete' }
  const { values, vectors } = eigen(correlationMatrix(columns))
  const [first = 0, second = 0] = values
  if (first - second < 1e-9 * first) return { ok: false, why: 'no-first-component' }
  const vector = vectors[0] ?? []
  const sign = vector.reduce((total, value) => total + value, 0) < 0 ? -1 : 1
  const loadings = vector.map((value) => sign * value)
  if (!loadings.every((value) => value >= -1e-9)) return { ok: false, why: 'mixed-signs' }
  return { ok: true, weights: toShares(loadings.map((value) => Math.max(value, 0))) }
}

export const principalMethod: LearningWeighting<'pca'> = {
  name: 'pca',
  description:
    'Learnt: the loadings of the first principal component of the correlations; refused, with a warning, where they differ in sign.',
  required: {},
  optional: {},
  preset: { method: 'pca' },
  alternatives: {},
  examples: [{ method: 'pca' }],
  learn: (columns) => principalWeights(columns),
}
