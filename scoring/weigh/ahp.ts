/** Random consistency indices for 1 to 15 items. Saaty 1980. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.59]

/**
 * Weights from pairwise comparisons: the principal eigenvector of the reciprocal matrix. `consistencyRatio` under 0.1 is held to be
 * acceptable; 0 is perfectly consistent. Saaty 1980, The Analytic Hierarchy Process.
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
    const moved = next.reduce((most, value, place) => Math.max(most, Math.abs(value - (weights[place] ?? 0))), 0)
    weights = next
    eigenvalue = total
    if (moved < 1e-15) break
  }
  const index = size > 1 ? (eigenvalue - size) / (size - 1) : 0
  const expected = randomIndex[Math.min(size, randomIndex.length) - 1] ?? 0
  return { weights, consistencyRatio: expected > 0 ? Math.max(index / expected, 0) : 0 }
}
