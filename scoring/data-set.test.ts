import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { dataSets, pickDataSet } from './data-set'
import { score } from './score'

test('each stage of the working shows the values it has: as they came, imputed, treated, normalised', () => {
  const model = modelOf([indicatorOf('x')], {
    noData: { rule: 'impute', by: { method: 'median' } },
    notApplicable: { rule: 'zero' },
    treatment: { method: 'fences', times: 0 },
  })
  const result = score(inputOf({ metrics: { x: [0, 10, 20, 30, 40, null, 'not-applicable'] } }), model)
  const stages = dataSets.map(
    (name) =>
      pickDataSet(result, name).map(({ value, has }) =>
        Array.from(value, (value, agency) => (has[agency] ? value : null)),
      )[0],
  )
  expect(stages).toEqual([
    [0, 10, 20, 30, 40, null, null],
    [0, 10, 20, 30, 40, 20, null],
    // Quartiles of 0, 10, 20, 20, 30, 40, the imputed one among them.
    [12.5, 12.5, 20, 27.5, 27.5, 20, null],
    [0, 0, 0.5, 1, 1, 0.5, null],
  ])
})

test('pairwise comparisons that contradict each other are warned of with their ratio', () => {
  const comparisons = [
    [1, 9, 1 / 9],
    [1 / 9, 1, 9],
    [9, 1 / 9, 1],
  ]
  const model = modelOf([indicatorOf('x'), indicatorOf('y'), indicatorOf('z')])
  const { warnings } = score(inputOf({ metrics: { x: [1, 2], y: [1, 2], z: [1, 2] } }), {
    ...model,
    tree: { ...model.tree, choices: { weighting: { method: 'ahp', comparisons } } },
  })
  expect(warnings.map(({ code, node }) => [code, node])).toEqual([['inconsistent-comparisons', 'root']])
})
