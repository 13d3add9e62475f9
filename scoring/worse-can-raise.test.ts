import { expect, test } from 'vitest'
import { breaksByNature } from '../tests/fixtures/worse-can-raise'
import { branchOf, indicatorOf, modelOf } from '../tests/fixtures/small-scoring'
import { checkModel } from './check-model'
import type { StepChoices } from './model'

const cases = Object.values(breaksByNature).flatMap((methods) => Object.entries(methods))

function warningsOf(choices: Partial<StepChoices>) {
  const target = 8
  const tree = [branchOf('d', [indicatorOf('x', { target, choices }), indicatorOf('y', { target })], { choices })]
  const model = modelOf([...tree, indicatorOf('z')])
  const checked = checkModel(model)
  return checked.ok ? checked.warnings : checked.errors
}

test.each(cases)('the check of a model warns of %s, and names where it is used', (name, { choices }) => {
  expect(warningsOf(choices)).toMatchObject([{ method: name }])
  const [warning] = warningsOf(choices)
  for (const language of ['fa', 'en'] as const) expect(warning?.[language]).toContain(name)
})

test('it does not warn of methods that only look alike', () => {
  const median = { rule: 'impute', by: { method: 'median' } } as const
  const constant = { rule: 'impute', by: { method: 'constant', value: 1 } } as const
  expect(warningsOf({})).toEqual([])
  expect(warningsOf({ normalisation: { method: 'min-max' }, weighting: { method: 'equal' } })).toEqual([])
  expect(warningsOf({ normalisation: { method: 'distance-to-target', cap: true } })).toEqual([])
  expect(warningsOf({ noData: constant })).toEqual([])
  expect(warningsOf({ noData: median, notApplicable: median })).toHaveLength(1)
})

test('nodes that use one method stand in one sentence', () => {
  const indicators = ['a', 'b', 'c', 'd', 'e'].map((code) => indicatorOf(code))
  const checked = checkModel(modelOf(indicators, { normalisation: { method: 'z-score' } }))
  expect(checked).toMatchObject({ warnings: [{ nodes: ['a', 'b', 'c', 'd', 'e'], method: 'z-score' }] })
  expect(checked.ok && checked.warnings[0]?.en).toContain('“a”, “b”, “c” and 2 more')
})
