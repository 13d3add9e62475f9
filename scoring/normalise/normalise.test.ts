import { array, assert, constantFrom, double, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../column'
import type { Normalisation } from '../model'
import { normalise } from './normalise'

interface Given {
  direction?: 1 | -1
  target?: number
  group?: readonly (string | null)[]
  competes?: readonly boolean[]
}

function columnOf(values: readonly (number | null)[], { group, competes }: Given = {}): Column {
  return {
    value: Float64Array.from(values, (value) => value ?? 0),
    has: Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
    competes: competes ?? values.map(() => true),
    group: group ?? values.map(() => null),
  }
}

function run(values: readonly (number | null)[], method: Normalisation, given: Given = {}) {
  const target = {
    target: new Float64Array(values.length).fill(given.target ?? 0),
    hasTarget: new Uint8Array(values.length).fill(given.target === undefined ? 0 : 1),
  }
  return normalise(columnOf(values, given), method, {
    direction: given.direction ?? 1,
    target,
    indexOf: (agency) => Number(agency),
  })
}

/** To nine decimals; null where the method says nothing. */
function valuesOf(values: readonly (number | null)[], method: Normalisation, given: Given = {}): (number | null)[] {
  const made = run(values, method, given)
  return Array.from(made.value, (value, index) => (made.has[index] ? Math.round(value * 1e9) / 1e9 + 0 : null))
}

test.each<[string, (number | null)[], Normalisation, Given, (number | null)[]]>([
  ['min–max: (4 − 2) ÷ (10 − 2) of the way', [2, 4, null, 10], { method: 'min-max' }, {}, [0, 0.25, null, 1]],
  [
    'min–max to a range, less is better',
    [2, 4, 10],
    { method: 'min-max', low: 1, high: 101 },
    { direction: -1 },
    [101, 76, 1],
  ],
  [
    'min–max within groups',
    [0, 10, 0, 100],
    { method: 'min-max', over: 'group' },
    { group: ['g', 'g', 'h', 'h'] },
    [0, 1, 0, 1],
  ],
  [
    'min–max learns from competing agencies only',
    [0, 10, 20],
    { method: 'min-max' },
    { competes: [true, true, false] },
    [0, 1, 2],
  ],
  [
    'z-score: mean 5, deviation √(32 ÷ 7) of Wikipedia’s example on standard deviation, n − 1',
    [2, 4, 4, 4, 5, 5, 7, 9],
    { method: 'z-score' },
    {},
    [-1.40312152, -0.467707173, -0.467707173, -0.467707173, 0, 0, 0.935414347, 1.870828693],
  ],
  ['z-score to mean 50 and deviation 10', [1, 2, 3], { method: 'z-score', mean: 50, deviation: 10 }, {}, [40, 50, 60]],
  ['rank: ties share the average place', [10, 20, 20, 30], { method: 'rank' }, {}, [1, 2.5, 2.5, 4]],
  ['rank: the lower place of a tie', [10, 20, 20, 30], { method: 'rank', ties: 'min' }, {}, [1, 2, 2, 4]],
  [
    'rank: the higher place of a tie, less is better',
    [10, 20, 20, 30],
    { method: 'rank', ties: 'max' },
    { direction: -1 },
    [4, 3, 3, 1],
  ],
  ['Borda is rank − 1', [10, 20, 20, 30], { method: 'borda' }, {}, [0, 1.5, 1.5, 3]],
  [
    'percentile rank: (rank − 1) ÷ (m − 1)',
    [10, 20, 20, 30, null],
    { method: 'percentile' },
    {},
    [0, 0.5, 0.5, 1, null],
  ],
  [
    'distance to a reference: 1 − (8 − 5) ÷ (8 − 2)',
    [2, 5, 8, 11],
    { method: 'distance-to-reference', agency: '2' },
    {},
    [0, 0.5, 1, 1.5],
  ],
  [
    'distance to a reference, capped',
    [2, 5, 8, 11],
    { method: 'distance-to-reference', agency: '2', cap: true },
    {},
    [0, 0.5, 1, 1],
  ],
  ['distance to the maximum', [2, 5, 8], { method: 'distance-to-maximum' }, {}, [0, 0.5, 1]],
  [
    'fraction of the maximum; below zero is worth nothing',
    [2, 8, -1],
    { method: 'fraction-of-maximum' },
    {},
    [0.25, 1, 0],
  ],
  [
    'distance to the target: (5 − 2) ÷ (8 − 2), and beyond',
    [2, 5, 8, 11],
    { method: 'distance-to-target' },
    { target: 8 },
    [0, 0.5, 1, 1.5],
  ],
  [
    'distance to the target, capped',
    [2, 5, 8, 11],
    { method: 'distance-to-target', cap: true },
    { target: 8 },
    [0, 0.5, 1, 1],
  ],
  [
    'distance to the target where less is better: (11 − 5) ÷ (11 − 5)',
    [2, 5, 8, 11],
    { method: 'distance-to-target' },
    { target: 5, direction: -1 },
    [1.5, 1, 0.5, 0],
  ],
  [
    'distance to the target, below zero too',
    [-4, 0, 4],
    { method: 'distance-to-target', cap: true },
    { target: 0 },
    [0, 1, 1],
  ],
  [
    'distance to a target that all have reached: all, capped, and nothing to say without a cap',
    [8, 9, 12],
    { method: 'distance-to-target', cap: true },
    { target: 8 },
    [1, 1, 1],
  ],
  [
    'distance to a target that all have reached, without a cap',
    [8, 9, 12],
    { method: 'distance-to-target' },
    { target: 8 },
    [null, null, null],
  ],
  ['distance to the target without a target says nothing', [1, 2], { method: 'distance-to-target' }, {}, [null, null]],
  [
    'distance to the target of a constant column short of it says nothing',
    [3, 3],
    { method: 'distance-to-target' },
    { target: 8 },
    [null, null],
  ],
  ['vector: 3 and 4 have the length 5', [3, 4, null], { method: 'vector' }, {}, [0.6, 0.8, null]],
  ['vector, less is better', [3, 4], { method: 'vector' }, { direction: -1 }, [0.4, 0.2]],
  ['vector: below zero counts as zero, in the length too', [3, 4, -12], { method: 'vector' }, {}, [0.6, 0.8, 0]],
  [
    'vector within groups',
    [3, 4, 5, 12],
    { method: 'vector', over: 'group' },
    { group: ['g', 'g', 'h', 'h'] },
    [0.6, 0.8, 0.384615385, 0.923076923],
  ],
  [
    'vector learns from competing agencies only',
    [3, 4, 10],
    { method: 'vector' },
    { competes: [true, true, false] },
    [0.6, 0.8, 2],
  ],
  ['sum: shares of 8', [1, 2, 5], { method: 'sum' }, {}, [0.125, 0.25, 0.625]],
  [
    'sum, less is better: reciprocals 1, ½, ¼ of 1¾',
    [1, 2, 4],
    { method: 'sum' },
    { direction: -1 },
    [0.571428571, 0.285714286, 0.142857143],
  ],
  [
    'sum, less is better: those at zero share the whole',
    [0, 0, 4],
    { method: 'sum' },
    { direction: -1 },
    [0.5, 0.5, 0],
  ],
  ['sum: below zero counts as zero', [1, 3, -4], { method: 'sum' }, {}, [0.25, 0.75, 0]],
  [
    'goalposts of the HDI: life expectancy 20 to 85 years',
    [20, 52.5, 85, 90],
    { method: 'goalposts', low: 20, high: 85 },
    {},
    [0, 0.5, 1, 1],
  ],
  [
    'goalposts are in raw units and mirrored where less is better',
    [20, 52.5, 90],
    { method: 'goalposts', low: 20, high: 85 },
    { direction: -1 },
    [1, 0.5, 0],
  ],
  ['goalposts without a clamp', [150], { method: 'goalposts', low: 0, high: 100, scale: 10, clamp: false }, {}, [15]],
  ['target ratio, capped', [40, 80, 120, 0], { method: 'target-ratio' }, { target: 80 }, [0.5, 1, 1, 0]],
  [
    'target ratio reversed; nothing at all earns everything',
    [160, 80, 40, 0],
    { method: 'target-ratio' },
    { target: 80, direction: -1 },
    [0.5, 1, 1, 1],
  ],
  ['target ratio with a cap of 1.2', [100, 80], { method: 'target-ratio', cap: 1.2 }, { target: 80 }, [1.2, 1]],
  ['target ratio without a target says nothing', [100], { method: 'target-ratio' }, {}, [null]],
  [
    'steps: the last one that is reached',
    [0, 1, 2.9, 3],
    {
      method: 'levels',
      steps: [
        { from: 1, value: 2 },
        { from: 3, value: 4 },
      ],
    },
    {},
    [0, 2, 2, 4],
  ],
  [
    'logistic: a half at the midpoint, 1 ÷ (1 + e^−1) one ÷ slope above',
    [5, 5.5],
    { method: 'logistic', midpoint: 5, slope: 2 },
    {},
    [0.5, 0.731058579],
  ],
])('%s', (_, values, method, given, expected) => {
  expect(valuesOf(values, method, given)).toEqual(expected)
})

const learning: Normalisation[] = [
  { method: 'min-max' },
  { method: 'z-score' },
  { method: 'rank' },
  { method: 'borda' },
  { method: 'percentile' },
  { method: 'distance-to-maximum' },
  { method: 'fraction-of-maximum' },
  { method: 'vector' },
  { method: 'sum' },
]
const methods: Normalisation[] = [
  ...learning,
  { method: 'distance-to-target' },
  { method: 'distance-to-target', cap: true },
  { method: 'distance-to-reference', agency: '0', cap: true },
  { method: 'goalposts', low: -5, high: 5 },
  { method: 'target-ratio' },
  { method: 'levels', steps: [{ from: 0, value: 1 }] },
  { method: 'logistic', midpoint: 0, slope: 3 },
]

test.each(learning)('a constant column, one value and none say nothing: $method', (method) => {
  expect(valuesOf([5, 5, 5], method)).toEqual([null, null, null])
  expect(valuesOf([5, null], method)).toEqual([null, null])
  expect(valuesOf([null, null], method)).toEqual([null, null])
  expect(valuesOf([], method)).toEqual([])
  expect(Array.from(run([5, 5], method).remark)).toEqual([1, 1])
})

test('the best of each group has full points, however small the group', () => {
  for (const method of ['rank', 'borda', 'percentile'] as const) {
    const made = run([1, 2, 1, 2, 3], { method, over: 'group' }, { group: ['g', 'g', 'h', 'h', 'h'] })
    expect([1, 4].map((index) => (made.value[index] ?? 0) / (made.top[index] ?? 0))).toEqual([1, 1])
  }
})

test('a denormal and ±1e300 are numbers like others', () => {
  expect(valuesOf([0, 5e-324], { method: 'min-max' })).toEqual([0, 1])
  expect(valuesOf([-1e300, 0, 1e300], { method: 'min-max' })).toEqual([0, 0.5, 1])
  expect(valuesOf([-1e300, 0, 1e300], { method: 'z-score' })).toEqual([-1, 0, 1])
})

const cell = double({ noNaN: true, min: -1e300, max: 1e300 })

test('more of what is better never gives less, under any method', () => {
  assert(
    property(
      constantFrom(...methods),
      constantFrom(1 as const, -1 as const),
      array(cell, { minLength: 2, maxLength: 12 }),
      (method, direction, values) => {
        if (method.method === 'fraction-of-maximum' && direction < 0) return
        // Steps say themselves what a value is worth.
        const directed = method.method === 'levels' ? 1 : direction
        const made = run(values, method, { direction: directed, target: 3 })
        const order = values
          .map((_, index) => index)
          .filter((index) => made.has[index])
          .sort((a, b) => directed * ((values[a] ?? 0) - (values[b] ?? 0)))
        for (const [position, own] of order.entries())
          if (position > 0)
            expect(made.value[own] ?? 0).toBeGreaterThanOrEqual(made.value[order[position - 1] ?? 0] ?? 0)
      },
    ),
  )
})

test('a change of unit changes nothing where the method learns its range', () => {
  const values = array(double({ noNaN: true, min: 1, max: 1e6 }), { minLength: 2, maxLength: 8 })
  assert(
    property(tuple(constantFrom(...learning), values, constantFrom(2, 0.5, 1024)), ([method, own, factor]) => {
      expect(
        valuesOf(
          own.map((value) => value * factor),
          method,
        ),
      ).toEqual(valuesOf(own, method))
    }),
  )
})

test('vector and sum keep their promise: squares, and values, of those that compete add up to 1', () => {
  const values = array(double({ noNaN: true, min: 0.5, max: 1e6 }), { minLength: 2, maxLength: 9 })
  assert(
    property(values, (item) => {
      if (item.every((value) => value === item[0])) return
      const total = (of: (value: number) => number, method: Normalisation, given: Given = {}) =>
        run(item, method, given).value.reduce((all, value) => all + of(value), 0)
      expect(total((value) => value * value, { method: 'vector' })).toBeCloseTo(1, 9)
      expect(total((value) => value, { method: 'sum' })).toBeCloseTo(1, 9)
      expect(total((value) => value, { method: 'sum' }, { direction: -1 })).toBeCloseTo(1, 9)
    }),
  )
})
