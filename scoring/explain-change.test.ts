import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { explainChange } from './explain-change'
import { score } from './score'

const target = { target: 100 }
const targetRatio = { normalisation: { method: 'target-ratio' } } as const

test('what each part gained or lost adds up to the change of the total', () => {
  const title = { fa: 'پاداش', en: 'bonus' }
  const model = modelOf(
    [branchOf('d', [indicatorOf('x', target), indicatorOf('y', target)]), indicatorOf('z', target)],
    targetRatio,
    {
      decimals: 1,
      rules: {
        adjustments: [{ code: 'b', title, when: { node: 'z', of: 'value', is: 'above', than: 50 }, points: 3 }],
      },
    },
  )
  const before = score(inputOf({ metrics: { x: [40.44], y: [20], z: [50] } }), model)
  const now = score(inputOf({ metrics: { x: [60], y: [null], z: [60] } }), model)
  const change = explainChange(before, now, 'a')
  const round = (value: number) => Math.round(value * 1e9) / 1e9
  expect(change?.dimensions.map(({ node, points }) => [node, round(points)])).toEqual([
    ['d', 14.89],
    ['z', 5],
  ])
  expect(change?.indicators.map(({ node, points }) => [node, round(points)])).toEqual([
    ['x', 19.89],
    ['y', -5],
    ['z', 5],
  ])
  expect(change && [change.before, change.now, change.adjustments, round(change.rounding)]).toEqual([40.1, 63, 3, 0.01])
})

test('an agency that one run does not know has no change', () => {
  const model = modelOf([indicatorOf('x', target)], targetRatio)
  expect(
    explainChange(
      score(inputOf({ metrics: { x: [1] } }), model),
      score(inputOf({ metrics: { x: [1, 2] } }), model),
      'b',
    ),
  ).toBeNull()
})
