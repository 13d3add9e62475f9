import { assert, array, constantFrom, integer, oneof, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { choose, variantsOf } from '../tests/fixtures/schema-choices'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { checkModel } from './check-model'
import { findGains } from './gain'
import { score } from './score'
import { runs } from '../tests/fixtures/property-runs'

const targetRatio = { normalisation: { method: 'target-ratio' } } as const
const target = { target: 100 }

test('the smallest change is the one that ties with the agency in front, ranks being shared', () => {
  const model = modelOf([indicatorOf('x', { ...target, weight: 3 }), indicatorOf('y', target)], targetRatio)
  const input = inputOf({ metrics: { x: [60, 50, 10], y: [60, 50, 10] } })
  const [x, y] = findGains(input, model, 1, 'overall')
  // 60 points are needed and 50 are there: 10 points are 13.33 of x (0.75 a unit) and 40 of y (0.25 a unit); half a
  // hundredth less rounds up.
  expect(x).toMatchObject({ actual: 50, rank: 1, total: 60, why: 'reached' })
  expect(x?.needed).toBeCloseTo(63.33, 1)
  expect(x?.pointsPerUnit).toBeCloseTo(0.75, 9)
  expect(y).toMatchObject({ needed: 90, total: 60, why: 'reached' })
  expect(y?.pointsPerUnit).toBeCloseTo(0.25, 9)
})

test('where less is better the needed value is lower', () => {
  const model = modelOf([indicatorOf('days', { target: 10, direction: 'less-is-better' })], targetRatio)
  const [days] = findGains(inputOf({ metrics: { days: [20, 40] } }), model, 1, 'overall')
  expect(days?.needed).toBeCloseTo(20, 1)
})

test('the first, the unscored and what no target can reach are said as such', () => {
  const model = modelOf([indicatorOf('x', { ...target, weight: 9 }), indicatorOf('y', target)], targetRatio)
  const input = inputOf({ metrics: { x: [90, 10, null], y: [50, 50, null] } })
  expect(findGains(input, model, 0, 'overall').map(({ why }) => why)).toEqual(['first', 'first'])
  expect(findGains(input, model, 1, 'overall').map(({ why, needed }) => [why, needed])).toEqual([
    ['reached', expect.any(Number)],
    ['out-of-reach', null],
  ])
  expect(findGains(input, model, 2, 'overall').map(({ why }) => why)).toEqual(['no-value', 'no-value'])
})

test('a cap that is reached leaves nothing to gain', () => {
  const [x] = findGains(
    inputOf({ metrics: { x: [200, 100], y: [100, 50] } }),
    modelOf([indicatorOf('x', target), indicatorOf('y', target)], targetRatio),
    1,
    'overall',
  )
  expect(x).toMatchObject({ needed: null, pointsPerUnit: 0, why: 'out-of-reach' })
})

test('scoring with the needed value gives the rank that was promised', () => {
  const column = array(integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 })
  assert(
    property(tuple(column, column, integer({ min: 0, max: 4 })), ([x, y, agency]) => {
      const model = modelOf([indicatorOf('x'), indicatorOf('y', { direction: 'less-is-better' })])
      for (const gain of findGains(inputOf({ metrics: { x, y } }), model, agency, 'overall')) {
        if (gain.needed === null) continue
        const metrics = { x, y, [gain.node]: (gain.node === 'x' ? x : y).with(agency, gain.needed) }
        expect(score(inputOf({ metrics }), model).ranks[0]?.rank[agency]).toBe(gain.rank)
      }
    }),
    { numRuns: runs(40) },
  )
})

test('fewer days reach the next step, and the answer is a value that ends there', () => {
  const steps = [
    { from: 0, value: 3 },
    { from: 10, value: 2 },
    { from: 20, value: 1 },
  ]
  const model = modelOf([
    indicatorOf('days', { direction: 'less-is-better', choices: { normalisation: { method: 'levels', steps } } }),
  ])
  const neededOf = (days: readonly number[]) => findGains(inputOf({ metrics: { days } }), model, 0, 'overall')[0]
  // Whole days: 19 is the last one below 20. In tenths of days 19.9 is.
  expect(neededOf([25, 15, 5])).toMatchObject({ actual: 25, needed: 19, rank: 2, why: 'reached' })
  expect(neededOf([25.5, 15, 5])).toMatchObject({ actual: 25.5, needed: 19.9, rank: 2, why: 'reached' })
  expect(neededOf([5, 15, 25])).toMatchObject({ needed: null, why: 'first' })
})

test('where more is better the next step is reached at its first value', () => {
  const steps = [
    { from: 0, value: 0 },
    { from: 29, value: 1 },
    { from: 57, value: 2 },
  ]
  const model = modelOf([indicatorOf('share', { choices: { normalisation: { method: 'levels', steps } } })])
  expect(findGains(inputOf({ metrics: { share: [12, 40, 60] } }), model, 0, 'overall')[0]).toMatchObject({
    needed: 29,
    rank: 2,
    why: 'reached',
  })
})

test('goalposts that do not clamp are no end, and being better than the best counts where places do', () => {
  const open = modelOf([
    indicatorOf('x', { choices: { normalisation: { method: 'goalposts', low: 0, high: 10, clamp: false } } }),
    indicatorOf('y'),
  ])
  expect(findGains(inputOf({ metrics: { x: [10, 14], y: [5, 5] } }), open, 0, 'overall')[0]).toMatchObject({
    needed: 14,
    rank: 1,
    why: 'reached',
  })
  // Tied at the top of x (half a place short of the whole), b is ahead by y: alone at the top a is ahead.
  const places = modelOf([
    indicatorOf('x', { weight: 3, choices: { normalisation: { method: 'percentile' } } }),
    indicatorOf('y', { weight: 1, choices: { normalisation: { method: 'goalposts', low: 0, high: 10 } } }),
  ])
  expect(findGains(inputOf({ metrics: { x: [9, 9, 1, 2], y: [5, 6, 0, 0] } }), places, 0, 'overall')[0]).toMatchObject({
    needed: 10,
    rank: 1,
    why: 'reached',
  })
})

test('an indicator in which all are alike has a value, and differing in it gains a rank', () => {
  const gains = findGains(
    inputOf({ metrics: { x: [5, 5, 5], y: [1, 2, 3] } }),
    modelOf([indicatorOf('x', { weight: 3 }), indicatorOf('y')]),
    0,
    'overall',
  )
  expect(gains[0]).toMatchObject({ actual: 5, needed: 6, rank: 1, why: 'reached' })
})

const value = oneof(integer({ min: -5, max: 15 }), constantFrom(0, 0.1, 7.5))
const column = array(value, { minLength: 5, maxLength: 5 })

test.each(variantsOf('normalisation'))('what a gain promises is reached when it is applied: $name', ({ choice }) => {
  const tries = record({
    x: column,
    y: column,
    direction: constantFrom('more-is-better' as const, 'less-is-better' as const),
    target: constantFrom(8, { percentile: 50, within: 'all' as const }),
    choices: choice.map((item) => choose('normalisation', item)),
  })
  assert(
    property(tries, ({ x, y, direction, target: aim, choices }) => {
      const checked = checkModel(
        modelOf([indicatorOf('x', { direction, target: aim, choices, weight: 2 }), indicatorOf('y')]),
      )
      if (!checked.ok) return
      const rankWith = (item: readonly number[]) => score(inputOf({ metrics: { x: item, y } }), checked.model)
      const [gain] = findGains(inputOf({ metrics: { x, y } }), checked.model, 0, 'overall')
      if (gain?.why === 'reached') {
        const there = rankWith(x.with(0, gain.needed ?? 0))
        expect([there.ranks[0]?.rank[0], there.total[0]]).toEqual([gain.rank, gain.total])
        expect(Math.sign((gain.needed ?? 0) - (x[0] ?? 0))).toBe(direction === 'more-is-better' ? 1 : -1)
      }
      if (gain?.why !== 'out-of-reach') return
      // Nor does any value gain that another agency has, on the better side.
      const now = rankWith(x).ranks[0]?.rank[0] ?? 0
      for (const other of x.filter((value) =>
        direction === 'more-is-better' ? value > (x[0] ?? 0) : value < (x[0] ?? 0),
      ))
        expect(rankWith(x.with(0, other)).ranks[0]?.rank[0]).toBeGreaterThanOrEqual(now)
    }),
    { numRuns: runs(60) },
  )
})
