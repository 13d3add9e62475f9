import { square } from '../square'

/**
 * Eigenvalues of a symmetric matrix, largest first, by Jacobi's rotations (1846): as many sweeps as it takes, at most 100. Of a correlation
 * matrix, each divided by their number is the share of variance that one principal component explains.
 */
export function eigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const size = matrix.length
  const work = matrix.map((row) => [...row])
  const at = (row: number, column: number) => work[row]?.[column] ?? 0
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0
    for (let row = 0; row < size; row++)
      for (let column = row + 1; column < size; column++) off += square(at(row, column))
    if (off < 1e-22) break
    for (let row = 0; row < size; row++) for (let column = row + 1; column < size; column++) rotate(work, row, column)
  }
  return work.map((_, place) => at(place, place)).sort((a, b) => b - a)
}

/** One rotation that brings the entry at row and column to zero. */
function rotate(work: number[][], row: number, column: number) {
  const entry = work[row]?.[column] ?? 0
  if (Math.abs(entry) < 1e-300) return
  const theta = ((work[column]?.[column] ?? 0) - (work[row]?.[row] ?? 0)) / (2 * entry)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (const line of work)
    [line[row], line[column]] = [
      c * (line[row] ?? 0) - s * (line[column] ?? 0),
      s * (line[row] ?? 0) + c * (line[column] ?? 0),
    ]
  const [first, second] = [work[row] ?? [], work[column] ?? []]
  for (let place = 0; place < first.length; place++) {
    const [a, b] = [first[place] ?? 0, second[place] ?? 0]
    first[place] = c * a - s * b
    second[place] = s * a + c * b
  }
}
