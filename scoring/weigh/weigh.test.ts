import { array, assert, constantFrom, double, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { Weighting } from '../model'
import { ahpWeights } from './ahp'
import { criticWeights } from './critic'
import { entropyWeights } from './entropy'
import type { LearntWeights } from './learnt-weights'
import { importanceOf, lossOf, optimisedWeights } from './optimised'
import { principalWeights } from './principal'
import { weighChildren } from './weigh-children'
import { runs } from '../../tests/fixtures/property-runs'

const columns = (...item: number[][]) => item.map((values) => Float64Array.from(values))
const round = (values: readonly number[] | LearntWeights) =>
  ('ok' in values ? (values.ok ? values.weights : [values.why]) : values).map((value) =>
    typeof value === 'string' ? value : Math.round(value * 1e4) / 1e4,
  )

test('AHP: a consistent matrix gives its own ratios back and is wholly consistent', () => {
  const { weights, consistencyRatio } = ahpWeights([
    [1, 2, 4],
    [1 / 2, 1, 2],
    [1 / 4, 1 / 2, 1],
  ])
  expect(round(weights)).toEqual([0.5714, 0.2857, 0.1429])
  expect(consistencyRatio).toBeCloseTo(0, 9)
})

test('AHP: 1, 3, 5 · 1/3, 1, 3 · 1/5, 1/3, 1 has weights 0.637, 0.258, 0.105 and λ = 3.0385, so CR = 0.0193 ÷ 0.58', () => {
  const { weights, consistencyRatio } = ahpWeights([
    [1, 3, 5],
    [1 / 3, 1, 3],
    [1 / 5, 1 / 3, 1],
  ])
  expect(round(weights)).toEqual([0.637, 0.2583, 0.1047])
  expect(consistencyRatio).toBeCloseTo(0.0332, 3)
})

test('AHP: one item, and two, are always consistent', () => {
  expect(ahpWeights([[1]])).toEqual({ weights: [1], consistencyRatio: 0 })
  expect(
    ahpWeights([
      [1, 3],
      [1 / 3, 1],
    ]).consistencyRatio,
  ).toBe(0)
})

test('entropy: 1 − E of shares (½, ½) is 0 and of (¼, ¾) is 0.1887, which takes all the weight', () => {
  expect(round(entropyWeights(columns([1, 1], [1, 3])))).toEqual([0, 1])
  // E(1/5, 4/5) = 0.7219; 0.1887 ÷ (0.1887 + 0.2781).
  expect(round(entropyWeights(columns([1, 3], [1, 4])))).toEqual([0.4043, 0.5957])
})

test('entropy says why it can say nothing of negatives, of one agency or of no difference', () => {
  expect(round(entropyWeights(columns([-1, 1])))).toEqual(['below-zero'])
  expect(round(entropyWeights(columns([1])))).toEqual(['few-complete'])
  expect(round(entropyWeights(columns([1, 1], [2, 2])))).toEqual(['no-difference'])
})

test('CRITIC: two columns that say the same share what one that says the contrary gets', () => {
  // r = 1 between the first two and −1 with the third: Σ(1 − r) = 2, 2, 4, deviations alike.
  expect(round(criticWeights(columns([0, 1, 2], [0, 10, 20], [2, 1, 0])))).toEqual([0.25, 0.25, 0.5])
  expect(round(criticWeights(columns([1, 1, 1], [2, 2, 2])))).toEqual(['no-difference'])
})

test('first principal component: equally correlated columns weigh the same, an opposed one is refused', () => {
  expect(round(principalWeights(columns([1, 2, 3, 4], [2, 4, 6, 8])))).toEqual([0.5, 0.5])
  expect(round(principalWeights(columns([1, 2, 3, 4], [4, 3, 2, 1])))).toEqual(['mixed-signs'])
  expect(round(principalWeights(columns([1, 2], [1, 2])))).toEqual(['few-complete'])
})

test('first principal component: where two explain the same, neither is the first', () => {
  expect(round(principalWeights(columns([1, -1, 1, -1], [1, 1, -1, -1])))).toEqual(['no-first-component'])
})

test('first principal component of r₁₂ = r₂₃ = 0.5, r₁₃ = 0 is (1, √2, 1), so weights 1 ÷ (2 + √2) and √2 ÷ (2 + √2)', () => {
  // x + z, x + y and y + v of columns that are at right angles: correlations ½ beside each other, 0 between the ends.
  const [x, y, z, v] = [
    [1, 1, 1, 1, -1, -1, -1, -1],
    [1, 1, -1, -1, 1, 1, -1, -1],
    [1, -1, 1, -1, 1, -1, 1, -1],
    [1, -1, -1, 1, -1, 1, 1, -1],
  ]
  const add = (a: number[] = [], b: number[] = []) => a.map((value, index) => value + (b[index] ?? 0))
  expect(round(principalWeights(columns(add(x, z), add(x, y), add(y, v))))).toEqual([0.2929, 0.4142, 0.2929])
})

/**
 * Independent of the engine: r_j as Pearson's correlation of the child with the weighted mean, straight from its
 * definition.
 */
function lossByDefinition(
  item: readonly Float64Array[],
  weights: readonly number[],
  wanted: readonly number[],
): number {
  const mean = (item[0] ?? new Float64Array()).map((_, agency) =>
    item.reduce((total, column, child) => total + (weights[child] ?? 0) * (column[agency] ?? 0), 0),
  )
  const centre = (column: Float64Array) =>
    column.map((value) => value - column.reduce((total, other) => total + other, 0) / column.length)
  const dot = (a: Float64Array, b: Float64Array) =>
    a.reduce((total, value, index) => total + value * (b[index] ?? 0), 0)
  const r = item.map(
    (column) =>
      dot(centre(column), centre(mean)) /
      Math.sqrt(dot(centre(column), centre(column)) * dot(centre(mean), centre(mean))),
  )
  const total = r.reduce((all, value) => all + value, 0)
  return total > 0
    ? wanted.reduce((loss, share, child) => loss + (share - (r[child] ?? 0) / total) ** 2, 0)
    : Number.POSITIVE_INFINITY
}

test('optimised weights reach the wanted importance where weights of zero and more can', () => {
  const row = columns([1, 1, 1, 1, -1, -1, -1, -1], [4, 4, -2, -2, 2, 2, -4, -4], [3, -3, 3, -3, 3, -3, 3, -2])
  const wanted = [0.4, 0.35, 0.25]
  const learnt = optimisedWeights(row, wanted)
  if (!learnt.ok) throw new Error(learnt.why)
  expect(lossByDefinition(row, learnt.weights, wanted)).toBeLessThan(1e-20)
  expect(learnt.residual).toBeLessThan(1e-20)
})

test('optimised weights are as near as any on a grid of 2 %, and the residual is their loss, also where a bound holds', () => {
  const cell = integer({ min: 0, max: 20 })
  const row = tuple(cell, cell, cell)
  assert(
    property(
      array(row, { minLength: 4, maxLength: 9 }),
      tuple(integer({ min: 1, max: 9 }), integer({ min: 1, max: 9 }), integer({ min: 1, max: 9 })),
      (rows, shares) => {
        const row = columns(...[0, 1, 2].map((child) => rows.map((values) => values[child] ?? 0)))
        if (row.some((column) => column.every((value) => value === column[0]))) return
        const whole = shares.reduce((total, share) => total + share, 0)
        const wanted = shares.map((share) => share / whole)
        const learnt = optimisedWeights(row, wanted)
        let best = Number.POSITIVE_INFINITY
        for (let a = 0; a <= 50; a++)
          for (let b = 0; a + b <= 50; b++)
            best = Math.min(best, lossByDefinition(row, [a / 50, b / 50, (50 - a - b) / 50], wanted))
        if (!learnt.ok) return void expect(best).toBe(Number.POSITIVE_INFINITY)
        const loss = lossByDefinition(row, learnt.weights, wanted)
        expect(learnt.residual).toBeCloseTo(loss, 9)
        expect(loss).toBeLessThanOrEqual(best + 1e-9)
        expect(learnt.weights.every((weight) => weight >= 0)).toBe(true)
      },
    ),
    { numRuns: runs(40) },
  )
})

test('no share of weight moved from one of twelve children to another comes nearer', () => {
  const row = columns(
    ...Array.from({ length: 12 }, (_, child) =>
      Array.from({ length: 30 }, (__, agency) => ((agency * (child * 7 + 3)) % 31) + (child % 3 === 0 ? agency : 0)),
    ),
  )
  const wanted = row.map((_, child) => (child + 1) / 78)
  const learnt = optimisedWeights(row, wanted)
  if (!learnt.ok) throw new Error(learnt.why)
  const loss = lossOf(importanceOf(row, learnt.weights) ?? [], wanted)
  for (const share of [1e-3]) {
    for (const [from, weight] of learnt.weights.entries()) {
      for (let to = 0; to < row.length; to++) {
        const moved = learnt.weights.slice()
        moved[from] = weight - Math.min(share, weight)
        moved[to] = (moved[to] ?? 0) + Math.min(share, weight)
        expect(lossOf(importanceOf(row, moved) ?? [], wanted)).toBeGreaterThanOrEqual(loss - 1e-15)
      }
    }
  }
})

const methods: Weighting[] = [
  { method: 'given' },
  { method: 'equal' },
  { method: 'entropy' },
  { method: 'critic' },
  { method: 'pca' },
  { method: 'optimised' },
]
const learning = methods.slice(2)

function weigh(
  rows: readonly (readonly (number | null)[])[],
  method: Weighting,
  weight: readonly number[] = [2, 1, 1],
) {
  const agencies = rows.length
  const cells = Array.from(
    { length: weight.length * agencies },
    (_, entry) => rows[entry % agencies]?.[Math.floor(entry / agencies)] ?? null,
  )
  const utility = Float64Array.from(cells, (cell) => cell ?? 0)
  const has = Uint8Array.from(cells, (cell) => (cell === null ? 0 : 1))
  return weighChildren(
    { children: weight.length, agencies, utility, has, weight, competes: new Uint8Array(agencies).fill(1) },
    method,
  )
}

test('where data can say nothing the written weights stand, and why is said', () => {
  for (const method of methods)
    if (method.method !== 'equal') expect(weigh([[1, 1, 1]], method).weights).toEqual([0.5, 0.25, 0.25])
  for (const method of learning) expect(weigh([[1, 2, 3]], method).learning?.refused).not.toBeNull()
  expect(
    weigh(
      [
        [1, 3, 1],
        [2, 2, 2],
        [3, 1, 4],
      ],
      { method: 'pca' },
    ),
  ).toMatchObject({ weights: [0.5, 0.25, 0.25], learning: { refused: 'mixed-signs' } })
})

const apart = [
  [0, 0.2],
  [0.3, 0.1],
  [0.9, 0.4],
  [0.6, 1],
  [1, 0.8],
]

test('a child that is constant, empty or weighs nothing is left out, and the others are learnt as if it were not there', () => {
  for (const method of learning) {
    const { weights } = weigh(apart, method, [2, 1])
    const expected = [weights[0], 0, weights[1]]
    expect(
      weigh(
        apart.map(([a = 0, b = 0]) => [a, 0.7, b]),
        method,
        [2, 5, 1],
      ),
    ).toMatchObject({
      weights: expected,
      learning: { refused: null, complete: 5, leftOut: [{ child: 1, why: 'constant' }] },
    })
    expect(
      weigh(
        apart.map(([a = 0, b = 0]) => [a, null, b]),
        method,
        [2, 5, 1],
      ),
    ).toMatchObject({
      weights: expected,
      learning: { refused: null, complete: 5, leftOut: [{ child: 1, why: 'empty' }] },
    })
    expect(
      weigh(
        apart.map(([a = 0, b = 0]) => [a, b, b]),
        method,
        [2, 0, 1],
      ),
    ).toMatchObject({ weights: expected, learning: { leftOut: [{ child: 1, why: 'unweighted' }] } })
  }
})

test('a child that is alike among the complete agencies alone is left out too, which makes more of them complete', () => {
  const rows = [
    [0, 0.5, 0.2],
    [0.3, 0.5, 0.1],
    [0.9, 0.5, 0.4],
    [0.6, null, 1],
    [1, null, 0.8],
    [null, 0.9, null],
  ]
  expect(weigh(rows, { method: 'critic' }, [1, 1, 1]).learning).toMatchObject({
    refused: null,
    complete: 5,
    leftOut: [{ child: 1, why: 'constant' }],
  })
})

test('a branch where one child alone tells something gives it all the weight', () => {
  for (const method of learning)
    expect(
      weigh(
        [
          [1, 5],
          [2, 5],
          [3, 5],
        ],
        method,
        [1, 1],
      ),
    ).toMatchObject({ weights: [1, 0], learning: { refused: null } })
})

test('weights add up to 1, are not negative, and do not depend on the order of agencies', () => {
  const share = double({ noNaN: true, min: 0, max: 1 })
  assert(
    property(constantFrom(...methods), array(tuple(share, share, share), { maxLength: 12 }), (method, rows) => {
      const weighed = weigh(rows, method)
      expect(weighed.weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12)
      expect(weighed.weights.every((weight) => weight >= 0)).toBe(true)
      expect(weigh(rows.toReversed(), method)).toEqual(weighed)
    }),
  )
})
