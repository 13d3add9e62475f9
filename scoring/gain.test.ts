import { assert, array, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { findGains } from './gain'
import { score } from './score'

const targetRatio = { normalisation: { method: 'target-ratio' } } as const
const target = { target: 100 }

test('the smallest change is the one that ties with the agency in front, ranks being shared', () => {
  const model = modelOf([indicatorOf('x', { ...target, weight: 3 }), indicatorOf('y', target)], targetRatio)
  const input = inputOf({ metrics: { x: [60, 50, 10], y: [60, 50, 10] } })
  const [x, y] = findGains(input, model, 1, 'overall')
  // 60 points are needed and 50 are there: 10 points are 13.33 of x (0.75 a unit) and 40 of y (0.25 a unit); half a hundredth less rounds up.
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
    { numRuns: 40 },
  )
})
