import { expect, test } from 'vitest'
import { eigen } from './eigen'

test('the eigenvalues of [[2, 1], [1, 2]] are 3 and 1, along (1, 1) and (1, −1)', () => {
  const { values, vectors } = eigen([
    [2, 1],
    [1, 2],
  ])
  expect(values[0]).toBeCloseTo(3, 12)
  expect(values[1]).toBeCloseTo(1, 12)
  expect(vectors.map(([x = 0, y = 0]) => x / y).map(Math.round)).toEqual([1, -1])
})

test('eigenvalues add up to the trace, and each vector is only stretched by the matrix', () => {
  const matrix = [
    [1, 0.3, -0.2],
    [0.3, 1, 0.5],
    [-0.2, 0.5, 1],
  ]
  const { values, vectors } = eigen(matrix)
  expect(values.reduce((total, value) => total + value, 0)).toBeCloseTo(3, 10)
  for (const [index, vector] of vectors.entries()) {
    const image = matrix.map((row) => row.reduce((total, entry, column) => total + entry * (vector[column] ?? 0), 0))
    for (const [row, value] of image.entries()) expect(value).toBeCloseTo((values[index] ?? 0) * (vector[row] ?? 0), 10)
  }
})
