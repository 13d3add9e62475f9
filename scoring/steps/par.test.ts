import { array, assert, integer, pre, property } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { findGains } from '../gain'
import { Flag, NodeState } from '../result'
import { score } from '../score'

const par = { notApplicable: { rule: 'impute', by: { method: 'par' } } } as const
const three = [indicatorOf('x'), indicatorOf('y'), indicatorOf('z')]
const none = 'not-applicable'

test('par is the mean of the others and how far the agency stands from them on what it has', () => {
  // Utilities of x 0, 1, ½, 1 (mean 0.625), of y 0, 1, ½, ¾ (mean 0.5625), of z 0, 1, ¼ (mean 5⁄12).
  // d stands ((1 − 0.625) + (0.75 − 0.5625)) ÷ 2 = 0.28125 above the others, so at 5⁄12 + 0.28125 in z.
  const input = inputOf({ metrics: { x: [0, 10, 5, 10], y: [0, 4, 2, 3], z: [0, 8, 2, none] } })
  const result = score(input, modelOf(three, par))
  expect(result.score[3 * 4 + 3]).toBeCloseTo((100 / 3) * (5 / 12 + 0.28125), 9)
  expect(result.state[3 * 4 + 3]).toBe(NodeState.scored)
  expect(result.total[3]).toBe(81.6)
  expect([...(result.indicators[2]?.flags ?? [])].map((flags) => flags & Flag.imputed)).toEqual([0, 0, 0, Flag.imputed])
})

test('nobody is given more than the best, or less than the worst, whom the indicator concerns', () => {
  const input = inputOf({ metrics: { x: [0, 10, 5, 10], y: [0, 4, 2, 4], z: [8, 8, 2, none] } })
  expect(score(input, modelOf(three, par)).total[3]).toBe(100)
})

test('par reaches over the whole model, counts no indicator without a weight, and nothing of who has nothing', () => {
  const input = inputOf({
    metrics: { x: [0, 10, 10, none], y: [0, 4, 4, none], z: [0, 8, none, none], w: [9, 0, 0, 0] },
  })
  const model = modelOf(
    [
      branchOf('d', [indicatorOf('x'), indicatorOf('y')]),
      branchOf('e', [indicatorOf('z')]),
      indicatorOf('w', { weight: 0 }),
    ],
    par,
  )
  const { total, state } = score(input, model)
  // Both means of d are ⅔: c stands ⅓ above, and ½ + ⅓ in z.
  expect(total[2]).toBe(Math.round(100 * ((1 + 5 / 6) / 2) * 100) / 100)
  expect(state[3]).toBe(NodeState.notApplicable)
})

const values = array(integer({ min: 0, max: 100 }), { minLength: 9, maxLength: 9 })

test('who is average on what concerns it is average in the whole, whatever the weights', () => {
  assert(
    property(values, array(integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), (cells, weights) => {
      const of = (row: number) => cells.slice(row * 3, row * 3 + 3)
      const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
      const input = inputOf({
        metrics: { x: [...of(0), mean(of(0))], y: [...of(1), mean(of(1))], z: [...of(2), none] },
      })
      pre([0, 1, 2].every((row) => Math.max(...of(row)) - Math.min(...of(row)) > 1))
      const indicators = ['x', 'y', 'z'].map((code, index) => indicatorOf(code, { weight: weights[index] ?? 1 }))
      const { score: scores } = score(input, modelOf(indicators, par))
      expect(scores[3]).toBeCloseTo(mean([...scores.subarray(0, 3)]), 6)
    }),
  )
})

test('calling not applicable what is better than one’s par never gains', () => {
  assert(
    property(values, integer({ min: 0, max: 100 }), (cells, own) => {
      const of = (row: number) => cells.slice(row * 3, row * 3 + 3)
      const totals = (last: number | typeof none) => {
        const input = inputOf({ metrics: { x: [...of(0), 50], y: [...of(1), 50], z: [...of(2), last] } })
        return score(input, modelOf(three, par)).score
      }
      const [said, hidden] = [totals(own), totals(none)]
      if ((said[3 * 4 + 3] ?? 0) >= (hidden[3 * 4 + 3] ?? 0))
        expect(hidden[3]).toBeLessThanOrEqual((said[3] ?? 0) + 1e-9)
    }),
  )
})

test('the order of agencies, and agencies that do not compete, change nothing', () => {
  const rows = { x: [1, 7, 4, 9], y: [3, none, 8, 5], z: [none, 2, 6, 1] } as const
  const model = modelOf(three, par)
  const plain = score(inputOf({ metrics: { x: [...rows.x], y: [...rows.y], z: [...rows.z] } }), model)
  const turned = score(
    inputOf({
      metrics: { x: [...rows.x].reverse(), y: [...rows.y].reverse(), z: [...rows.z].reverse() },
    }),
    model,
  )
  expect([...turned.total].reverse()).toEqual([...plain.total])
  const more = score(
    inputOf({
      metrics: { x: [...rows.x, 5], y: [...rows.y, 5], z: [...rows.z, 5] },
      competes: [true, true, true, true, false],
    }),
    model,
  )
  expect([...more.total].slice(0, 4)).toEqual([...plain.total])
})

test('a gain is what scoring again with the needed value gives, par of other branches included', () => {
  const metrics = { x: [1, 7, 4, 9], y: [3, 6, 8, 5], z: [none, 2, 6, 1] } as const
  const model = modelOf([branchOf('d', [indicatorOf('x'), indicatorOf('y')]), branchOf('e', [indicatorOf('z')])], par)
  const input = inputOf({ metrics: { x: [...metrics.x], y: [...metrics.y], z: [...metrics.z] } })
  const reached = findGains(input, model, 0, 'overall').filter(({ why }) => why === 'reached')
  expect(reached.length).toBeGreaterThan(0)
  for (const { node, needed, total } of reached) {
    const changed = { x: [...metrics.x], y: [...metrics.y], z: [...metrics.z] } as Record<
      string,
      (number | typeof none)[]
    >
    changed[node]?.splice(0, 1, needed ?? 0)
    expect(score(inputOf({ metrics: changed }), model).total[0]).toBe(total)
  }
})
