import { array, assert, constantFrom, double, integer, option, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { score } from '../score'
import type { Aggregation } from '../model'
import { aggregate } from './aggregate'
import type { Matrix } from './matrix'

/** Rows are agencies, as a person writes them; null has no value. */
function matrixOf(
  rows: readonly (readonly (number | null)[])[],
  weight: readonly number[],
  competes = rows.map(() => 1),
): Matrix {
  const agencies = rows.length
  const matrix = {
    children: weight.length,
    agencies,
    utility: new Float64Array(weight.length * agencies),
    has: new Uint8Array(weight.length * agencies),
    weight,
    competes: Uint8Array.from(competes),
  }
  for (const [agency, row] of rows.entries()) {
    for (const [child, value] of row.entries()) {
      matrix.utility[child * agencies + agency] = value ?? 0
      matrix.has[child * agencies + agency] = value === null ? 0 : 1
    }
  }
  return matrix
}

function run(
  rows: readonly (readonly (number | null)[])[],
  weight: readonly number[],
  method: Aggregation,
  competes?: number[],
): (number | null)[] {
  const made = aggregate(matrixOf(rows, weight, competes), method)
  return Array.from(made.utility, (value, agency) => (made.has[agency] ? Math.round(value * 1e9) / 1e9 : null))
}

test.each<[string, (number | null)[], Aggregation, number | null]>([
  ['arithmetic: 0.2 × 0.75 + 0.8 × 0.25', [0.2, 0.8], { method: 'arithmetic' }, 0.35],
  ['arithmetic hands the weight of what is missing on', [null, 0.8], { method: 'arithmetic' }, 0.8],
  ['geometric: 0.2^0.75 × 0.8^0.25', [0.2, 0.8], { method: 'geometric', floor: 0.01 }, 0.282842712],
  [
    'geometric brings a zero to the floor: 0.01^0.75 × 0.8^0.25',
    [0, 0.8],
    { method: 'geometric', floor: 0.01 },
    0.029906976,
  ],
  ['geometric without a floor can’t take a zero', [0, 0.8], { method: 'geometric' }, null],
  ['harmonic: 1 ÷ (0.75 ÷ 0.2 + 0.25 ÷ 0.8)', [0.2, 0.8], { method: 'harmonic' }, 0.246153846],
  ['harmonic without a floor can’t take a negative', [-1, 0.8], { method: 'harmonic' }, null],
  ['power 2: √(0.75 × 0.04 + 0.25 × 0.64)', [0.2, 0.8], { method: 'power', exponent: 2 }, 0.435889894],
  ['power 0 is the geometric mean', [0.2, 0.8], { method: 'power', exponent: 0 }, 0.282842712],
  ['minimum', [0.2, 0.8], { method: 'minimum' }, 0.2],
  [
    'OWA: the best has the first weight: 0.3 × 0.8 + 0.7 × 0.2',
    [0.2, 0.8],
    { method: 'owa', orderWeights: [0.3, 0.7] },
    0.38,
  ],
  ['OWA with one value uses the first weight alone', [0.2, null], { method: 'owa', orderWeights: [0.3, 0.7] }, 0.2],
  ['nothing at all', [null, null], { method: 'arithmetic' }, null],
])('%s', (_, row, method, expected) => {
  expect(run([row], [0.75, 0.25], method)).toEqual([expected])
})

test('Copeland: wins less losses, over the rivals: 2, 0 and −2 of 2', () => {
  // a beats b and c on 0.6 of the weight, b beats c on all of it.
  expect(
    run(
      [
        [3, 1],
        [2, 3],
        [1, 2],
      ],
      [0.6, 0.4],
      { method: 'copeland' },
    ),
  ).toEqual([1, 0.5, 0])
})

test('Copeland compares on the weight that both have, so that what is missing is no defeat', () => {
  expect(
    run(
      [
        [3, null],
        [2, 9],
      ],
      [0.4, 0.6],
      { method: 'copeland' },
    ),
  ).toEqual([1, 0])
})

test('TOPSIS: distances to best (1, 1) and worst (0, 0), weights 0.6 and 0.4', () => {
  // b: D⁺ = √(0.6² × 0.25 + 0.4²) = 0.5, D⁻ = 0.6 × 0.5 = 0.3.
  expect(
    run(
      [
        [1, 1],
        [0.5, 0],
        [0, 0],
      ],
      [0.6, 0.4],
      { method: 'topsis' },
    ),
  ).toEqual([1, 0.375, 0])
})

test('VIKOR: S = 0, 0.7, 1 and R = 0, 0.4, 0.6, so Q = 0, 0.6833, 1', () => {
  expect(
    run(
      [
        [1, 1],
        [0.5, 0],
        [0, 0],
      ],
      [0.6, 0.4],
      { method: 'vikor' },
    ),
  ).toEqual([1, 0.316666667, 0])
  expect(
    run(
      [
        [1, 1],
        [0.5, 0],
        [0, 0],
      ],
      [0.6, 0.4],
      { method: 'vikor', v: 1 },
    ),
  ).toEqual([1, 0.3, 0])
})

test('TOPSIS with its own norms: columns 3, 4 and 4, 3 at weights ½ are mirrored, and longer columns weigh no more', () => {
  // Both columns have the length 5: 0.6 and 0.8. The distances to best and worst are the same for both.
  expect(
    run(
      [
        [3, 40],
        [4, 30],
      ],
      [0.5, 0.5],
      { method: 'topsis', norm: 'vector' },
    ),
  ).toEqual([0.5, 0.5])
  expect(
    run(
      [
        [3, 40],
        [4, 30],
      ],
      [0.5, 0.5],
      { method: 'topsis', norm: 'sum' },
    ),
  ).toEqual([0.5, 0.5])
  // Without a norm the column of tens decides: 10 against 1.
  expect(
    run(
      [
        [3, 40],
        [4, 30],
      ],
      [0.5, 0.5],
      { method: 'topsis' },
    )[0],
  ).toBeCloseTo(10 / 11, 3)
})

test('textbook TOPSIS: the fighters of Hwang and Yoon (1981) come out at 0.643, 0.268, 0.613 and 0.312', () => {
  const fighters = {
    speed: [2, 2.5, 1.8, 2.2],
    range: [1500, 2700, 2000, 1800],
    payload: [20000, 18000, 21000, 20000],
    cost: [5.5, 6.5, 4.5, 5],
    reliability: [5, 3, 7, 5],
    manoeuvre: [9, 5, 7, 5],
  }
  const weights = { speed: 0.2, range: 0.1, payload: 0.1, cost: 0.1, reliability: 0.2, manoeuvre: 0.3 }
  const indicators = Object.entries(weights).map(([code, own]) =>
    indicatorOf(code, { weight: own, direction: code === 'cost' ? 'less-is-better' : 'more-is-better' }),
  )
  const model = modelOf(
    indicators,
    { normalisation: { method: 'vector' }, aggregation: { method: 'topsis' } },
    { scale: 1, decimals: 6 },
  )
  const { total } = score(inputOf({ metrics: fighters }), model)
  // The book rounds distances to four digits on the way.
  for (const [index, closeness] of [0.643, 0.268, 0.613, 0.312].entries())
    expect(Math.abs((total[index] ?? 0) - closeness)).toBeLessThan(0.0015)
})

test('PROMETHEE II, usual preference: net flows 1, −0.2 and −0.8 brought from −1…1 to 0…1', () => {
  // b: −1 against a; against c 0.6 − 0 (the second ties). c: −1 and −0.6.
  expect(
    run(
      [
        [1, 1],
        [0.5, 0],
        [0, 0],
      ],
      [0.6, 0.4],
      { method: 'promethee-ii' },
    ),
  ).toEqual([1, 0.4, 0.1])
})

// Preferences of a to b, a to c and b to c: u 0.4, 1, 0; the others 0.7, 1, 0.3. Flows are means of own less others'.
test.each([
  ['u', { q: 0.5 }, [0.85, 0.4, 0.25]],
  ['v', { p: 1 }, [0.925, 0.4, 0.175]],
  ['level', { q: 0.2, p: 0.6 }, [0.925, 0.4, 0.175]],
  ['v-indifference', { q: 0.25, p: 0.75 }, [0.925, 0.4, 0.175]],
] as const)('PROMETHEE II, preference %s', (preference, limits, expected) => {
  expect(
    run(
      [
        [1, 1],
        [0.5, 0],
        [0, 0],
      ],
      [0.6, 0.4],
      { method: 'promethee-ii', preference, ...limits },
    ),
  ).toEqual(expected)
})

const means: Aggregation[] = [
  { method: 'arithmetic' },
  { method: 'geometric', floor: 0.01 },
  { method: 'harmonic', floor: 0.01 },
  { method: 'power', exponent: 3, floor: 0.01 },
  { method: 'owa', orderWeights: [1, 2, 3] },
  { method: 'minimum' },
]
const rivalries: Aggregation[] = [
  { method: 'copeland' },
  { method: 'topsis' },
  { method: 'topsis', norm: 'vector' },
  { method: 'topsis', norm: 'sum' },
  { method: 'vikor' },
  { method: 'promethee-ii' },
  { method: 'promethee-ii', preference: 'v' },
]
const weight = [0.5, 0.3, 0.2]
const share = double({ noNaN: true, min: 0.01, max: 1 })
const row = tuple(share, share, share)
const holed = tuple(option(share, { nil: null }), option(share, { nil: null }), option(share, { nil: null }))

test('a mean lies between the least and the most of its parts', () => {
  assert(
    property(constantFrom(...means), row, (method, item) => {
      const [value] = run([item], weight, method)
      expect(value).toBeGreaterThanOrEqual(Math.min(...item) - 1e-9)
      expect(value).toBeLessThanOrEqual(Math.max(...item) + 1e-9)
    }),
  )
})

test('an agency that is at least as good everywhere is at least as good on the whole', () => {
  assert(
    property(
      constantFrom(...means, ...rivalries),
      array(row, { minLength: 1, maxLength: 5 }),
      row,
      integer({ min: 0, max: 2 }),
      share,
      (method, others, item, child, more) => {
        const better = item.with(child, Math.max(item[child] ?? 0, more))
        const [worse, best] = run([item, better, ...others], weight, method)
        if (worse === null || best === null) return
        expect(best ?? 0).toBeGreaterThanOrEqual((worse ?? 0) - 1e-9)
      },
    ),
  )
})

test('a copy of an agency gets the same, and results stay within 0 and 1', () => {
  assert(
    property(constantFrom(...means, ...rivalries), array(holed, { minLength: 1, maxLength: 6 }), (method, rows) => {
      const made = run([...rows, ...rows.slice(0, 1)], weight, method)
      expect(made.at(-1)).toBe(made[0])
      for (const value of made) if (value !== null) expect(value >= 0 && value <= 1).toBe(true)
    }),
  )
})

test('the order of agencies makes no difference', () => {
  assert(
    property(constantFrom(...means, ...rivalries), array(holed, { maxLength: 6 }), (method, rows) => {
      expect(run(rows.toReversed(), weight, method).toReversed()).toEqual(run(rows, weight, method))
    }),
  )
})

test.each(rivalries)('one agency has nobody to be compared with: $method', (method) => {
  expect(run([[0.5, 0.5, 0.5]], weight, method).every((value) => value === null || value === 1)).toBe(true)
})
