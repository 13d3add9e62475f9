import { array, assert, constantFrom, double, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { Weighting } from '../model'
import { ahpWeights } from './ahp'
import { criticWeights } from './critic'
import { entropyWeights } from './entropy'
import { importanceOf, optimisedWeights } from './optimised'
import { principalWeights } from './principal'
import { weighChildren } from './weigh-children'

const columns = (...own: number[][]) => own.map((values) => Float64Array.from(values))
const round = (values: readonly number[] | null) => values?.map((value) => Math.round(value * 1e4) / 1e4)

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

test('entropy can say nothing of negatives, of one agency or of no difference', () => {
  expect(entropyWeights(columns([-1, 1]))).toBeNull()
  expect(entropyWeights(columns([1]))).toBeNull()
  expect(entropyWeights(columns([1, 1], [2, 2]))).toBeNull()
})

test('CRITIC: two columns that say the same share what one that says the contrary gets', () => {
  // r = 1 between the first two and −1 with the third: Σ(1 − r) = 2, 2, 4, deviations alike.
  expect(round(criticWeights(columns([0, 1, 2], [0, 10, 20], [2, 1, 0])))).toEqual([0.25, 0.25, 0.5])
  expect(criticWeights(columns([1, 1, 1], [2, 2, 2]))).toBeNull()
})

test('first principal component: equally correlated columns weigh the same, an opposed one is refused', () => {
  expect(round(principalWeights(columns([1, 2, 3, 4], [2, 4, 6, 8])))).toEqual([0.5, 0.5])
  expect(principalWeights(columns([1, 2, 3, 4], [4, 3, 2, 1]))).toBeNull()
  expect(principalWeights(columns([1, 2], [1, 2]))).toBeNull()
})

test('optimised weights bring real importance near the wanted one, which given weights miss', () => {
  const own = columns(
    [1, 2, 3, 4, 5, 6],
    [2, 1, 4, 3, 6, 5],
    [3, 1, 5, 2, 6, 4].map((value) => -value),
  )
  const wanted = [0.4, 0.3, 0.3]
  const missBy = (weights: readonly number[] | null) =>
    (importanceOf(own, weights ?? []) ?? []).reduce(
      (total, value, place) => total + (value - (wanted[place] ?? 0)) ** 2,
      0,
    )
  const weights = optimisedWeights(own, wanted)
  expect(missBy(weights)).toBeLessThan(missBy(wanted))
  expect(weights?.every((weight) => weight >= 0)).toBe(true)
})

const methods: Weighting[] = [
  { method: 'given' },
  { method: 'equal' },
  { method: 'entropy' },
  { method: 'critic' },
  { method: 'pca' },
  { method: 'optimised' },
]

function weigh(rows: readonly (readonly number[])[], method: Weighting) {
  const agencies = rows.length
  const utility = Float64Array.from(
    { length: 3 * agencies },
    (_, entry) => rows[entry % agencies]?.[Math.floor(entry / agencies)] ?? 0,
  )
  return weighChildren(
    {
      children: 3,
      agencies,
      utility,
      has: new Uint8Array(utility.length).fill(1),
      weight: [2, 1, 1],
      competes: new Uint8Array(agencies).fill(1),
    },
    method,
  )
}

test('where data can say nothing the written weights stand', () => {
  for (const method of methods)
    if (method.method !== 'equal') expect(weigh([[1, 1, 1]], method)).toEqual([0.5, 0.25, 0.25])
})

test('weights add up to 1, are not negative, and do not depend on the order of agencies', () => {
  const share = double({ noNaN: true, min: 0, max: 1 })
  assert(
    property(constantFrom(...methods), array(tuple(share, share, share), { maxLength: 12 }), (method, rows) => {
      const weights = weigh(rows, method)
      expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12)
      expect(weights.every((weight) => weight >= 0)).toBe(true)
      expect(weigh(rows.toReversed(), method)).toEqual(weights)
    }),
  )
})
