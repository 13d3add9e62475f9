import { correlationMatrix } from './correlation'
import { toShares } from './to-shares'

/**
 * Loadings of the first principal component of the correlation matrix. Its sign means nothing, so it is turned to a positive sum; null where the
 * loadings then still differ in sign (a negative weight would reward what the model calls worse), with fewer than three agencies, or
 * where a child has no spread. OECD/JRC Handbook (2008), p. 89.
 */
export function principalWeights(columns: readonly Float64Array[]): number[] | null {
  if ((columns[0]?.length ?? 0) < 3) return null
  const matrix = correlationMatrix(columns)
  // Shifted so that the largest eigenvalue also has the largest magnitude; the start is not orthogonal to it but by contrivance.
  let vector = matrix.map((_, place) => 1 + place / 1000)
  for (let step = 0; step < 5000; step++) {
    const product = matrix.map(
      (row, place) =>
        row.reduce((total, entry, column) => total + entry * (vector[column] ?? 0), 0) + (vector[place] ?? 0),
    )
    const length = Math.sqrt(product.reduce((total, value) => total + value * value, 0))
    const next = product.map((value) => value / length)
    const moved = next.reduce((most, value, place) => Math.max(most, Math.abs(value - (vector[place] ?? 0))), 0)
    vector = next
    if (moved < 1e-14) break
  }
  const sign = vector.reduce((total, value) => total + value, 0) < 0 ? -1 : 1
  const loadings = vector.map((value) => sign * value)
  return loadings.every((value) => value >= -1e-9) ? toShares(loadings.map((value) => Math.max(value, 0))) : null
}
