import { array, assert, integer, option, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cronbachAlpha } from './cronbach-alpha'
import { correlate } from '../weigh/correlation'
import { kendall } from './kendall'
import { rankShared, sortColumn } from './pair-ranks'
import { correlationPValue, normalPValue } from './p-values'
import { averageRanks, spearman } from './spearman'

const column = (...values: (number | null)[]) =>
  sortColumn(
    Float64Array.from(values, (value) => value ?? 0),
    Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
  )

describe('spearman', () => {
  test('ties share their average place', () => {
    const row = column(10, 20, 20, 5)
    expect(averageRanks(rankShared(row, row.has), 4)).toEqual(Float64Array.of(2, 3.5, 3.5, 1))
  })

  test('sees an order where Pearson sees a curve', () => {
    expect(spearman(column(1, 2, 3, 4), column(1, 10, 100, 1000))).toBeCloseTo(1, 12)
  })

  test('worked out by hand: ranks 1 2 3 4 against 2 1 4 3 give 1 − 6 × 4 ÷ 60 = 0.6', () => {
    expect(spearman(column(1, 2, 3, 4), column(2, 1, 4, 3))).toBeCloseTo(0.6, 12)
  })

  test('SciPy’s example: 1 2 3 4 5 against 5 6 7 8 7 has ρ = 0.82078 and p = 0.08859', () => {
    const rho = spearman(column(1, 2, 3, 4, 5), column(5, 6, 7, 8, 7))
    expect(rho).toBeCloseTo(0.8207826816681233, 14)
    expect(correlationPValue(rho, 5)).toBeCloseTo(0.08858700531354381, 13)
  })

  test('takes the places that both have, and ranks among those alone', () => {
    expect(spearman(column(1, null, 2, 3, 4), column(2, 9, 1, 4, 3))).toBeCloseTo(0.6, 12)
  })
})

describe('kendall', () => {
  test('worked out by hand: 2 1 4 3 has four pairs in order and two not, (4 − 2) ÷ 6', () => {
    expect(kendall(column(1, 2, 3, 4), column(2, 1, 4, 3)).tau).toBeCloseTo(1 / 3, 14)
  })

  test('SciPy’s example with ties: 12 2 1 12 2 against 1 4 7 1 0 has τ_b = −0.4714 and p = 0.28275', () => {
    const { tau, p } = kendall(column(12, 2, 1, 12, 2), column(1, 4, 7, 1, 0))
    expect(tau).toBeCloseTo(-0.47140452079103173, 14)
    expect(p).toBeCloseTo(0.2827454599327748, 13)
  })

  test('counts by merging what a count of all pairs counts, ties and gaps and all', () => {
    const cell = option(integer({ min: 0, max: 6 }), { nil: null })
    assert(
      property(array(tuple(cell, cell), { maxLength: 30 }), (rows) => {
        const both = rows.flatMap(([x, y]) => (x === null || y === null ? [] : [[x, y] as const]))
        const pairs = both.flatMap(([x, y], index) =>
          both.slice(index + 1).map(([u, v]) => [Math.sign(x - u), Math.sign(y - v)] as const),
        )
        const lead = pairs.reduce((total, [x, y]) => total + x * y, 0)
        const spread = pairs.filter(([x]) => x).length * pairs.filter(([, y]) => y).length
        expect(kendall(column(...rows.map(([x]) => x)), column(...rows.map(([, y]) => y))).tau).toBeCloseTo(
          spread ? lead / Math.sqrt(spread) : 0,
          12,
        )
      }),
    )
  })

  test('says nothing where a column has no spread', () => {
    expect(kendall(column(1, 1, 1), column(1, 2, 3))).toEqual({ tau: 0, p: null })
  })
})

describe('p-values', () => {
  test('SciPy’s example: r = −0.7426 of five values has p = 0.15056', () => {
    const r = correlate(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(10, 9, 2.5, 6, 4))
    expect(r).toBeCloseTo(-0.7426106572325057, 14)
    expect(correlationPValue(r, 5)).toBeCloseTo(0.1505558088534455, 13)
  })

  test('of three values it is 1 − 2 ÷ π × asin r: one degree of freedom is Cauchy’s distribution', () => {
    for (const r of [0, 0.1, 0.5, 0.99, 0.999999])
      expect(correlationPValue(r, 3)).toBeCloseTo(1 - (2 / Math.PI) * Math.asin(r), 12)
  })

  test('of four values it is 1 − r', () => {
    for (const r of [0, 0.25, 0.9, 1]) expect(correlationPValue(-r, 4)).toBeCloseTo(1 - r, 13)
  })

  test('of the normal distribution: 1.959964 deviations are 5 %, 2.575829 are 1 %, none are 100 %', () => {
    expect([1.959963984540054, -2.5758293035489004, 0, 1.7].map((z) => normalPValue(z))).toEqual(
      [0.05, 0.01, 1, 0.08913092551708608].map((p) => expect.closeTo(p, 12)),
    )
    expect(normalPValue(8)).toBeCloseTo(1.2441921148543568e-15, 25)
  })

  test('two values, and a perfect correlation', () => {
    expect([correlationPValue(0.5, 2), correlationPValue(1, 10)]).toEqual([null, 0])
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
