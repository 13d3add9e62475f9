import { described, list, number } from '../check/shape'
import { type InvalidOption, wrongCount } from '../method'
import type { WeightingMethod } from './method'

/** Random consistency indices for 1 to 15 items. Saaty 1980. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.59]

/**
 * Weights from pairwise comparisons: the principal eigenvector of the reciprocal matrix. `consistencyRatio` under 0.1
 * is held to be acceptable; 0 is perfectly consistent. Saaty 1980, The Analytic Hierarchy Process.
 */
export function ahpWeights(comparisons: readonly (readonly number[])[]): {
  weights: number[]
  consistencyRatio: number
} {
  const size = comparisons.length
  let weights = comparisons.map(() => 1 / size)
  let eigenvalue = size
  for (let step = 0; step < 1000; step++) {
    const product = comparisons.map((row) =>
      row.reduce((total, entry, column) => total + entry * (weights[column] ?? 0), 0),
    )
    const total = product.reduce((sum, value) => sum + value, 0)
    const next = product.map((value) => value / total)
    const moved = next.reduce((most, value, index) => Math.max(most, Math.abs(value - (weights[index] ?? 0))), 0)
    weights = next
    eigenvalue = total
    if (moved < 1e-15) break
  }
  const index = size > 1 ? (eigenvalue - size) / (size - 1) : 0
  const expected = randomIndex[Math.min(size, randomIndex.length) - 1] ?? 0
  return { weights, consistencyRatio: expected > 0 ? Math.max(index / expected, 0) : 0 }
}

interface Ahp {
  /** One row and one column for each child. */
  readonly comparisons: readonly (readonly number[])[]
}

export const ahpMethod: WeightingMethod<'ahp', Ahp> = {
  name: 'ahp',
  description: 'From pairwise comparisons: the principal eigenvector of their matrix.',
  required: {
    comparisons: described(
      list(
        described(
          list(
            described(
              number({ min: 0, isMinExcluded: true }),
              'How many times more important the child of the row is than that of the column.',
            ),
          ),
          'One row, for one child.',
        ),
        1,
      ),
      'One row and one column for each child, reciprocal to each other.',
    ),
  },
  optional: {},
  preset: null,
  alternatives: {},
  examples: [
    {
      method: 'ahp',
      comparisons: [
        [1, 3],
        [1 / 3, 1],
      ],
    },
  ],
  share: ({ comparisons }, written) =>
    ahpWeights(comparisons).weights.map((weight, child) => weight * ((written[child] ?? 0) > 0 ? 1 : 0)),
  listInvalid: ({ comparisons }, children) => checkComparisons(comparisons, children),
}

function checkComparisons(comparisons: readonly (readonly number[])[], size: number): InvalidOption[] {
  if (comparisons.length !== size || comparisons.some((row) => row.length !== size))
    return [wrongCount('/comparisons', size)]
  return comparisons.flatMap((row, first) =>
    row.flatMap((value, second) => {
      const mirrored = comparisons[second]?.[first] ?? 0
      if (second < first || Math.abs(value * mirrored - 1) < 1e-6) return []
      return [
        {
          at: `/comparisons/${first}/${second}`,
          fa: 'باید وارون درایهٔ قرینهٔ خود باشد.',
          en: 'Must be the reciprocal of its mirrored entry.',
        },
      ]
    }),
  )
}
