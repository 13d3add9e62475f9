import { square } from './square'

/** Eigenvalues of a symmetric matrix, largest first, and the unit eigenvector of each. */
export interface Eigen {
  values: number[]
  vectors: number[][]
}

/**
 * Jacobi's rotations (1846), at most 100 sweeps. Of a correlation matrix, each value divided by their number is the
 * share of variance that one principal component explains, and the first vector holds the loadings of the first
 * component. The sign of a vector means nothing.
 */
export function eigen(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length
  const work = matrix.map((row) => [...row])
  const turned = matrix.map((_, row) => matrix.map((__, column) => (row === column ? 1 : 0)))
  const at = (row: number, column: number) => work[row]?.[column] ?? 0
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0
    for (let row = 0; row < size; row++)
      for (let column = row + 1; column < size; column++) off += square(at(row, column))
    if (off < 1e-22) break
    for (let row = 0; row < size; row++)
      for (let column = row + 1; column < size; column++) rotate(work, turned, row, column)
  }
  const order = work.map((_, index) => index).sort((a, b) => at(b, b) - at(a, a) || a - b)
  return {
    values: order.map((index) => at(index, index)),
    vectors: order.map((index) => turned.map((row) => row[index] ?? 0)),
  }
}

/** One rotation that brings the entry at row and column to zero; `turned` collects the rotations. */
function rotate(work: number[][], turned: number[][], row: number, column: number) {
  const entry = work[row]?.[column] ?? 0
  if (Math.abs(entry) < 1e-300) return
  const theta = ((work[column]?.[column] ?? 0) - (work[row]?.[row] ?? 0)) / (2 * entry)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (const line of [...work, ...turned])
    [line[row], line[column]] = [
      c * (line[row] ?? 0) - s * (line[column] ?? 0),
      s * (line[row] ?? 0) + c * (line[column] ?? 0),
    ]
  const [first, second] = [work[row] ?? [], work[column] ?? []]
  for (let index = 0; index < first.length; index++) {
    const [a, b] = [first[index] ?? 0, second[index] ?? 0]
    first[index] = c * a - s * b
    second[index] = s * a + c * b
  }
}
