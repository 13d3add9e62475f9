import { describe, expect, test } from 'vitest'
import { eigenvalues } from './components'
import { cronbachAlpha } from './cronbach-alpha'
import { averageRanks, spearman } from './spearman'

describe('spearman', () => {
  test('ties share their average place', () => {
    expect(averageRanks(Float64Array.of(10, 20, 20, 5))).toEqual(Float64Array.of(2, 3.5, 3.5, 1))
  })

  test('sees an order where Pearson sees a curve', () => {
    expect(spearman(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 10, 100, 1000))).toBeCloseTo(1, 12)
  })

  test('worked out by hand: ranks 1 2 3 4 against 2 1 4 3 give 1 − 6 × 4 ÷ 60 = 0.6', () => {
    expect(spearman(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 4, 3))).toBeCloseTo(0.6, 12)
  })
})

describe('cronbachAlpha', () => {
  const all = Uint8Array.of(1, 1, 1)

  test('is 1 where every indicator says the same', () => {
    expect(cronbachAlpha([Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)], [all, all])).toBeCloseTo(1, 12)
  })

  test('worked out by hand: variances 1 and 1, covariance 0.5: 4 × 0.5 ÷ 3 = 2/3', () => {
    expect(cronbachAlpha([Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2)], [all, all])).toBeCloseTo(2 / 3, 12)
  })

  test('says nothing of one indicator, or of none that varies', () => {
    expect(cronbachAlpha([Float64Array.of(1, 2, 3)], [all])).toBe(null)
    expect(cronbachAlpha([Float64Array.of(1, 1, 1), Float64Array.of(2, 2, 2)], [all, all])).toBe(null)
  })
})

describe('eigenvalues', () => {
  test('of [[2, 1], [1, 2]] are 3 and 1', () => {
    const [first, second] = eigenvalues([
      [2, 1],
      [1, 2],
    ])
    expect(first).toBeCloseTo(3, 12)
    expect(second).toBeCloseTo(1, 12)
  })

  test('add up to the trace', () => {
    const matrix = [
      [1, 0.3, -0.2],
      [0.3, 1, 0.5],
      [-0.2, 0.5, 1],
    ]
    expect(eigenvalues(matrix).reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 10)
  })
})
