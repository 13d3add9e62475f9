import { assert, array, constantFrom, double, property, record, shuffledSubarray, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { canonicalResult } from './canonical'
import type { Normalisation } from './model'
import { Flag, NodeState } from './result'
import { score } from './score'

const round = (column: ArrayLike<number>) => Array.from(column, (value) => Math.round(value * 1e9) / 1e9)
const targetRatio = { normalisation: { method: 'target-ratio' } } as const

test('the classic rule earns points × actual ÷ target, capped at the points', () => {
  const model = modelOf(
    [
      indicatorOf('x', { target: 80, weight: 3 }),
      indicatorOf('y', { target: 10, direction: 'less-is-better', weight: 1 }),
    ],
    targetRatio,
  )
  const result = score(inputOf({ metrics: { x: [40, 80, 160], y: [20, 10, 5] } }), model)
  expect(round(result.total)).toEqual([50, 100, 100])
  expect(result.indicators[0]?.flags[2]).toBe(Flag.capped)
  expect(round(result.ranks[0]?.rank ?? [])).toEqual([3, 1, 1])
  expect(Array.from(result.ranks[0]?.tied ?? [])).toEqual([1, 2, 2])
})

test('what is missing hands its weight on, or is zero where the rule says so', () => {
  const cells = { x: [100, 100], y: [50, null] }
  const children = [indicatorOf('x', { target: 100 }), indicatorOf('y', { target: 100 })]
  const excluded = score(inputOf({ metrics: cells }), modelOf(children, targetRatio))
  expect(round(excluded.total)).toEqual([75, 100])
  expect(Array.from(excluded.coverage.slice(0, 2))).toEqual([1, 0.5])
  const zero = score(inputOf({ metrics: cells }), modelOf(children, { ...targetRatio, noData: { rule: 'zero' } }))
  expect(round(zero.total)).toEqual([75, 50])
  expect(zero.indicators[1]?.flags[1]).toBe(Flag.zeroForMissing)
  expect(zero.coverage[1]).toBe(0.5)
})

test('an indicator that does not concern an agency lowers neither its score nor its coverage', () => {
  const model = modelOf([indicatorOf('x', { target: 100 }), indicatorOf('y', { target: 100 })], {
    ...targetRatio,
    noData: { rule: 'zero' },
    minCoverage: 0.8,
  })
  const result = score(inputOf({ metrics: { x: [60, 60], y: ['not-applicable', 'no-data'] } }), model)
  expect(result.total[0]).toBe(60)
  expect(result.coverage[0]).toBe(1)
  expect(result.state[1]).toBe(NodeState.lowCoverage)
  expect(result.ranks[0]?.rank[1]).toBe(0)
})

test('a dimension below its smallest coverage has no score and says why', () => {
  const model = modelOf(
    [
      branchOf('d', [indicatorOf('x', { target: 1 }), indicatorOf('y', { target: 1 })], {
        choices: { minCoverage: 0.6 },
      }),
      indicatorOf('z', { target: 1 }),
    ],
    targetRatio,
  )
  const result = score(inputOf({ metrics: { x: [1], y: ['no-data'], z: [0.5] } }), model)
  const node = result.nodes.findIndex(({ code }) => code === 'd')
  expect(result.state[node]).toBe(NodeState.lowCoverage)
  expect(result.total[0]).toBe(50)
  expect(result.coverage[0]).toBe(0.75)
})

test('the score of a zero that was observed is not that of a missing value', () => {
  const result = score(
    inputOf({ metrics: { x: [0, null], y: [1, 1] } }),
    modelOf([indicatorOf('x', { target: 1 }), indicatorOf('y', { target: 1 })], targetRatio),
  )
  expect(round(result.total)).toEqual([50, 100])
})

test('an agency that does not compete is scored, not ranked, and moves no range', () => {
  const model = modelOf([indicatorOf('x')])
  const result = score(inputOf({ metrics: { x: [0, 10, 20] }, competes: [true, true, false] }), model)
  expect(round(result.total)).toEqual([0, 100, 200])
  expect(round(result.ranks[0]?.rank ?? [])).toEqual([2, 1, 0])
})

test('a percentile target is what competing agencies of the group reached', () => {
  const model = modelOf([indicatorOf('x', { target: { percentile: 50, within: 'group' } })], targetRatio)
  const result = score(inputOf({ metrics: { x: [10, 20, 30, 5, 5] }, group: ['g', 'g', 'g', 'h', 'h'] }), model)
  expect(Array.from(result.indicators[0]?.target ?? [])).toEqual([20, 20, 20, 5, 5])
  expect(round(result.total)).toEqual([50, 100, 100, 100, 100])
  expect(round(result.ranks[1]?.rank ?? [])).toEqual([3, 1, 1, 1, 1])
})

test('equal totals are told apart by the tie-break chain on unrounded scores, and share a rank where that ties too', () => {
  const model = modelOf([indicatorOf('x', { target: 100 }), indicatorOf('y', { target: 100 })], targetRatio, {
    ranking: { style: 'competition', tieBreak: ['y'] },
  })
  const result = score(inputOf({ metrics: { x: [40, 60, 60, 10], y: [60, 40, 40, 10] } }), model)
  expect(round(result.ranks[0]?.rank ?? [])).toEqual([1, 2, 2, 4])
})

test('0.1 + 0.2 and 0.3 are a tie', () => {
  const model = modelOf([indicatorOf('x', { target: 1 }), indicatorOf('y', { target: 1 })], targetRatio, {
    decimals: 6,
  })
  const result = score(inputOf({ metrics: { x: [0.1, 0.3], y: [0.2, 0] } }), model)
  expect(round(result.ranks[0]?.rank ?? [])).toEqual([1, 1])
})

test('bonuses and penalties stay within their caps, gates are named, levels are found', () => {
  const title = { fa: 'آزمون', en: 'test' }
  const above = (than: number) => ({ node: 'x', of: 'value', is: 'at-least', than }) as const
  const model = modelOf([indicatorOf('x', { target: 100 })], targetRatio, {
    rules: {
      adjustments: [
        { code: 'b1', title, when: above(50), points: 8 },
        { code: 'b2', title, when: above(60), points: 8 },
      ],
      gates: [{ code: 'g', title, requires: above(70) }],
      caps: { bonus: 10 },
    },
    levels: [
      { title, min: 0 },
      { title, min: 75 },
    ],
  })
  const result = score(inputOf({ metrics: { x: [40, 50, 65, 90] } }), model)
  expect(round(result.total)).toEqual([40, 58, 75, 100])
  expect(result.unmetGates).toEqual([['g'], ['g'], ['g'], []])
  expect(Array.from(result.level)).toEqual([0, 0, 1, 1])
})

test('a constant indicator tells nothing: its weight goes to its siblings and a warning says so', () => {
  const result = score(
    inputOf({ metrics: { x: [5, 5, 5], y: [0, 1, 2] } }),
    modelOf([indicatorOf('x'), indicatorOf('y')]),
  )
  expect(round(result.total)).toEqual([0, 50, 100])
  expect(Array.from(result.coverage.slice(0, 3))).toEqual([1, 1, 1])
  expect(result.warnings.map(({ code, node }) => [code, node])).toContainEqual(['constant', 'x'])
})

test('no agencies, one agency and no data at all give a result without a number that is not one', () => {
  const model = modelOf([indicatorOf('x'), indicatorOf('y')])
  for (const input of [
    inputOf({ metrics: { x: [], y: [] } }),
    inputOf({ metrics: { x: [1], y: [2] } }),
    inputOf({ metrics: {}, codes: ['a', 'b'] }),
  ]) {
    const result = score(input, model)
    expect(result.total.every((value) => Number.isFinite(value))).toBe(true)
    expect(result.ranks[0]?.rank.every((rank) => rank === 0)).toBe(true)
  }
})

const methods: Normalisation[] = [
  { method: 'min-max' },
  { method: 'min-max', low: 1, high: 100 },
  { method: 'z-score' },
  { method: 'rank' },
  { method: 'borda' },
  { method: 'percentile' },
  { method: 'distance-to-maximum' },
  { method: 'fraction-of-maximum' },
  { method: 'distance-to-reference', agency: 'c', cap: true },
  { method: 'goalposts', low: -1e3, high: 1e3 },
  { method: 'target-ratio' },
  {
    method: 'levels',
    steps: [
      { from: 0, value: 1 },
      { from: 10, value: 2 },
    ],
  },
  { method: 'logistic', midpoint: 0, slope: 1 },
]
const cell = double({ noNaN: true, min: -1e300, max: 1e300 })
const someTable = record({
  method: constantFrom(...methods),
  x: array(cell, { minLength: 6, maxLength: 6 }),
  y: array(cell, { minLength: 6, maxLength: 6 }),
})
const codes = ['a', 'b', 'c', 'd', 'e', 'f'] as const

test('no number that is not one comes out, whatever the values', () => {
  assert(
    property(someTable, ({ method, x, y }) => {
      const result = score(
        inputOf({ metrics: { x, y } }),
        modelOf([indicatorOf('x', { target: 5 }), indicatorOf('y', { target: 1e-300 })], { normalisation: method }),
      )
      canonicalResult(result)
    }),
  )
})

test('the order of agencies changes not one digit', () => {
  const shuffled = tuple(someTable, shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }))
  assert(
    property(shuffled, ([{ method, x, y }, order]) => {
      const model = modelOf(
        [indicatorOf('x', { target: 5 }), indicatorOf('y', { target: 7, direction: 'less-is-better' })],
        { normalisation: method, treatment: { method: 'winsorise' } },
      )
      const pick = <T>(values: readonly T[]) => order.flatMap((index) => values.slice(index, index + 1))
      const direct = canonicalResult(score(inputOf({ codes, metrics: { x, y } }), model))
      expect(canonicalResult(score(inputOf({ codes: pick(codes), metrics: { x: pick(x), y: pick(y) } }), model))).toBe(
        direct,
      )
    }),
  )
})

test('points, scores and contributions are those of the weights that were learnt, and say by what', () => {
  const input = inputOf({ metrics: { x: [0, 4, 10, 6], y: [1, 3, 9, 8], z: [5, 5, 5, 5], u: [1, 2, 3, 4] } })
  const result = score(
    input,
    modelOf([
      branchOf('d', [indicatorOf('x'), indicatorOf('y', { weight: 3 }), indicatorOf('z')], {
        choices: { weighting: { method: 'pca' } },
      }),
      indicatorOf('u'),
    ]),
  )
  const [, d, x, y, z, u] = result.nodes
  // Two columns that go together load the same, whatever is written; the third is constant.
  for (const [node, share, points] of [
    [x, 0.5, 25],
    [y, 0.5, 25],
    [z, 0, 0],
  ] as const) {
    expect(node?.share).toBeCloseTo(share, 12)
    expect(node?.points).toBeCloseTo(points, 12)
    expect(node?.learntBy).toBe('pca')
  }
  expect([d?.points, d?.learntBy, u?.points, y?.writtenShare]).toEqual([50, null, 50, 0.6])
  expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'learnt-weight-zero', node: 'z' }))
  const best = 2
  expect((result.score[2 * 4 + best] ?? 0) + (result.score[3 * 4 + best] ?? 0)).toBeCloseTo(
    result.score[1 * 4 + best] ?? 0,
    9,
  )
  expect((result.contribution[2 * 4 + best] ?? 0) + (result.contribution[3 * 4 + best] ?? 0)).toBeCloseTo(
    result.contribution[1 * 4 + best] ?? 0,
    9,
  )
})

test('equal weights and those of comparisons make the points, as written ones do', () => {
  const input = inputOf({ metrics: { x: [0, 1], y: [0, 1], z: [0, 1] } })
  const children = [indicatorOf('x', { weight: 5 }), indicatorOf('y'), indicatorOf('z')]
  const pointsOf = (choices: Parameters<typeof modelOf>[1]) =>
    score(input, modelOf(children, choices))
      .nodes.slice(1)
      .map(({ points }) => Math.round(points * 1e6) / 1e6)
  expect(pointsOf({ weighting: { method: 'equal' } })).toEqual([33.333333, 33.333333, 33.333333])
  expect(
    pointsOf({
      weighting: {
        method: 'ahp',
        comparisons: [
          [1, 2, 4],
          [1 / 2, 1, 2],
          [1 / 4, 1 / 2, 1],
        ],
      },
    }),
  ).toEqual([57.142857, 28.571429, 14.285714])
})
