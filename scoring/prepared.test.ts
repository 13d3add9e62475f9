import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { prepare, rescore } from './prepared'
import { score } from './score'

const model = modelOf([
  branchOf('d', [indicatorOf('x'), indicatorOf('y')], {
    weight: 3,
    choices: { weighting: { method: 'critic' }, minCoverage: 0.3 },
  }),
  indicatorOf('z'),
])
const input = inputOf({
  metrics: { x: [1, 5, 2, null], y: [4, 1, 3, null], z: [1, 2, 3, 4] },
  group: ['g', 'g', null, 'h'],
  competes: [true, true, true, false],
})

test('rescoring with the weights that were found repeats the scores', () => {
  const prepared = prepare(input, model)
  const again = rescore(
    prepared,
    prepared.nodes.map((node) => node.weight),
  )
  const result = score(input, model)
  expect(Array.from(again.total)).toEqual(Array.from(result.total))
  expect(Array.from(again.isScored)).toEqual([1, 1, 1, 1])
})

test('other weights give the scores of a model that has them written', () => {
  const prepared = prepare(input, modelOf([indicatorOf('x'), indicatorOf('z')]))
  const again = rescore(
    prepared,
    prepared.nodes.map(({ code }) => (code === 'x' ? 9 : 1)),
  )
  expect(Array.from(again.total)).toEqual(
    Array.from(score(input, modelOf([indicatorOf('x', { weight: 9 }), indicatorOf('z')])).total),
  )
})

test('it holds groups by number, who competes, and survives being sent to a worker', () => {
  const prepared = prepare(input, model)
  expect([Array.from(prepared.group), prepared.groups, Array.from(prepared.competes), prepared.indicators]).toEqual([
    [0, 0, -1, 1],
    ['g', 'h'],
    [1, 1, 1, 0],
    3,
  ])
  expect(structuredClone(prepared)).toEqual(prepared)
})
