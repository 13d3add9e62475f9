import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { findGains } from '../gain'
import type { Imputation } from '../model'
import { prepare, rescore } from '../prepared'
import { Flag, NodeState } from '../result'
import { score } from '../score'

const periods = ['2023-01-01', '2024-01-01']
const now = [10, 20, 60, null, null, 'not-applicable'] as const
const before = [1, 1, 1, 44, null, 55] as const

function imputed(by: Imputation, notApplicable = false) {
  const rule = { rule: 'impute', by } as const
  const input = inputOf({ periods, metrics: { x: [before, now] }, group: ['g', 'g', 'h', 'g', 'h', 'g'] })
  const result = score(input, modelOf([indicatorOf('x')], notApplicable ? { notApplicable: rule } : { noData: rule }))
  return Array.from(result.indicators[0]?.imputed ?? [], (value, agency) =>
    (result.indicators[0]?.flags[agency] ?? 0) & Flag.imputed ? value : null,
  )
}

test.each<[Imputation, (number | null)[]]>([
  [{ method: 'mean' }, [null, null, null, 30, 30, null]],
  [{ method: 'median' }, [null, null, null, 20, 20, null]],
  [{ method: 'group-mean' }, [null, null, null, 15, 60, null]],
  [{ method: 'group-median' }, [null, null, null, 15, 60, null]],
  [{ method: 'constant', value: 7 }, [null, null, null, 7, 7, null]],
  [{ method: 'last-value' }, [null, null, null, 44, null, null]],
])('%j fills what is expected and missing, and marks it', (by, expected) => {
  expect(imputed(by)).toEqual(expected)
})

test('not applicable is filled only where its own rule says so', () => {
  expect(imputed({ method: 'last-value' }, true)).toEqual([null, null, null, null, null, 55])
})

test('a group without any value takes what all have', () => {
  const input = inputOf({ metrics: { x: [10, 20, null] }, group: ['g', 'g', 'h'] })
  const result = score(input, modelOf([indicatorOf('x')], { noData: { rule: 'impute', by: { method: 'group-mean' } } }))
  expect(result.indicators[0]?.imputed[2]).toBe(15)
  expect(result.total[2]).toBe(50)
})

test('an imputed value scores and does not count as covered', () => {
  const input = inputOf({ metrics: { x: [10, 20, null], y: [1, 2, 3] } })
  const result = score(
    input,
    modelOf([indicatorOf('x'), indicatorOf('y')], { noData: { rule: 'impute', by: { method: 'mean' } } }),
  )
  expect([result.total[2], result.coverage[2]]).toEqual([75, 0.5])
})

test('those that do not compete are filled and fill nobody', () => {
  const input = inputOf({ metrics: { x: [10, 20, 900, null] }, competes: [true, true, false, false] })
  const result = score(input, modelOf([indicatorOf('x')], { noData: { rule: 'impute', by: { method: 'mean' } } }))
  expect(result.indicators[0]?.imputed[3]).toBe(15)
})

const rowMean = { noData: { rule: 'impute', by: { method: 'row-mean' } } } as const

test('the row mean is of the agency’s own normalised values in the branch, whatever they weigh', () => {
  // d has 0.25 and 0.75 in y and z, so 0.5 in x; the three weigh 2, 1 and 1: (2 × 0.5 + 0.25 + 0.75) ÷ 4.
  const input = inputOf({ metrics: { x: [0, 10, 5, null], y: [0, 4, 1, 1], z: [0, 8, 8, 6] } })
  const result = score(input, modelOf([indicatorOf('x', { weight: 2 }), indicatorOf('y'), indicatorOf('z')], rowMean))
  expect(result.score[1 * 4 + 3]).toBeCloseTo(25, 9)
  expect([result.total[3], result.coverage[3]]).toEqual([50, 0.5])
  expect([...(result.indicators[0]?.flags ?? [])].map((flags) => flags & Flag.imputed)).toEqual([0, 0, 0, Flag.imputed])
})

test('the row mean knows no other branch, no other imputed row mean, and nothing of who has nothing', () => {
  const input = inputOf({ metrics: { x: [0, 10, null, null], y: [0, 4, null, 1], u: [0, 1, 1, 0.5] } })
  const result = score(input, modelOf([branchOf('d', [indicatorOf('x'), indicatorOf('y')]), indicatorOf('u')], rowMean))
  const scoreOf = (node: number, agency: number) => [result.state[node * 4 + agency], result.score[node * 4 + agency]]
  expect(scoreOf(2, 2)).toEqual([NodeState.noData, 0])
  expect(scoreOf(2, 3)).toEqual([NodeState.scored, 6.25])
  expect(result.total[2]).toBe(100)
})

test('under a geometric mean the row mean is not what leaving out gives', () => {
  const input = inputOf({ metrics: { x: [1, 10, null], y: [1, 4, 2], z: [1, 8, 8] } })
  const totalOf = (choices: Parameters<typeof modelOf>[1]) =>
    score(
      input,
      modelOf(
        ['x', 'y', 'z'].map((code) => indicatorOf(code)),
        { aggregation: { method: 'geometric', floor: 0.01 }, ...choices },
      ),
    ).total[2]
  // 1/3, 1 and their mean 2/3: the cube root of 2/9; without x the square root of 1/3.
  expect(totalOf(rowMean)).toBe(Math.round(1e4 * Math.cbrt(2 / 9)) / 100)
  expect(totalOf({})).toBe(Math.round(1e4 * Math.sqrt(1 / 3)) / 100)
})

const months = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01']
const linear = { noData: { rule: 'impute', by: { method: 'linear' } } } as const

function lineOf(
  rows: readonly (readonly (number | null | 'not-applicable' | 'no-data')[])[],
  overTime: 'sum' | 'last' | 'mean' = 'sum',
) {
  const input = inputOf({
    periods: months,
    metrics: { x: months.map((_, month) => rows.map((row) => row[month] ?? null)) },
  })
  const result = score(input, modelOf([indicatorOf('x', { measure: { metric: 'x', overTime } })], linear))
  return {
    imputed: [...(result.indicators[0]?.imputed ?? [])],
    flags: [...(result.indicators[0]?.flags ?? [])].map((flags) => (flags & Flag.imputed) !== 0),
    coverage: [...result.coverage.subarray(0, rows.length)],
  }
}

test('linear over time fills months on the line between those before and after, by days', () => {
  // From 1 January to 1 March are 60 days, to 1 February 31: 10 + 60 × 31 ÷ 60 = 41. Then 70, 70 and 100; the first
  // month takes the nearest.
  const { imputed, flags, coverage } = lineOf([
    [10, null, 70, 'no-data', 130],
    [null, 1, 1, 1, 1],
    [1, 2, 3, 4, 5],
  ])
  // 1 March to 1 May are 61 days, to 1 April 31: 70 + 60 × 31 ÷ 61.
  expect(imputed[0]).toBeCloseTo(10 + 41 + 70 + (70 + (60 * 31) / 61) + 130, 9)
  expect(imputed.slice(1)).toEqual([5, 15])
  expect(flags).toEqual([true, true, false])
  expect(coverage).toEqual([0.6, 0.8, 1])
})

test('linear over time makes no line of one value, and fills nothing that does not apply', () => {
  const { imputed, flags } = lineOf([
    [null, 7, null, null, null],
    ['not-applicable', 4, 'not-applicable', 8, 'not-applicable'],
    [1, 2, 3, 4, 5],
  ])
  expect(imputed).toEqual([7, 12, 15])
  expect(flags).toEqual([false, false, false])
})

test('linear over time looks at the year before, and takes negative values like others', () => {
  const input = inputOf({
    periods: ['2023-01-01', '2024-01-01', '2024-12-31'],
    metrics: {
      x: [
        [-10, 1],
        [null, 1],
        [10, 1],
      ],
    },
  })
  const result = score(input, modelOf([indicatorOf('x')], linear))
  // 365 of 730 days after −10 on the way to 10.
  expect(result.indicators[0]?.imputed[0]).toBeCloseTo(10, 9)
})

test('what gains a rank moves the row means beside it, and draws score as the engine does', () => {
  const input = inputOf({ metrics: { x: [10, 5, 0, 4], y: [null, 4, 0, 2], z: [3, 2, 0, 4] } })
  const model = modelOf([branchOf('d', [indicatorOf('x'), indicatorOf('y')]), indicatorOf('z')], rowMean)
  const gain = findGains(input, model, 3, 'overall').find(({ node }) => node === 'x')
  if (gain?.needed == null) throw new Error('There is a value that gains a rank')
  const better = inputOf({ metrics: { x: [10, 5, 0, gain.needed], y: [null, 4, 0, 2], z: [3, 2, 0, 4] } })
  expect(score(better, model).ranks[0]?.rank[3]).toBe(gain.rank)
  expect(score(better, model).total[3]).toBe(gain.total)
  // The only agency whose row mean follows from its own x is the first.
  const first = findGains(input, model, 0, 'overall')
  expect(first.find(({ node }) => node === 'y')?.why).toBe('no-value')
  const prepared = prepare(input, model)
  expect([
    ...rescore(
      prepared,
      prepared.nodes.map(({ weight }) => weight),
    ).total,
  ]).toEqual([...score(input, model).total])
})
