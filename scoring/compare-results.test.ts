import { array, assert, constantFrom, integer, option, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { compareRuns, withMissingRules } from './compare-results'
import type { MissingRule } from './model'

const targetRatio = { normalisation: { method: 'target-ratio' } } as const
const modelWith = (weight: number, noData: MissingRule = { rule: 'exclude' }) =>
  modelOf([indicatorOf('x', { target: 100, weight }), indicatorOf('y', { target: 100 })], { ...targetRatio, noData })
const splitOf = (shifts: ReturnType<typeof compareRuns>) =>
  shifts.map(({ agency, data, model, imputation }) => [agency, data, model, imputation])

test('under the same model all of a shift is the data', () => {
  const shifts = compareRuns(
    { input: inputOf({ metrics: { x: [90, 50], y: [0, 0] } }), model: modelWith(1) },
    { input: inputOf({ metrics: { x: [40, 50], y: [0, 0] } }), model: modelWith(1) },
  )
  expect(splitOf(shifts)).toEqual([
    ['a', 1, 0, 0],
    ['b', -1, 0, 0],
  ])
})

test('on the same data all of a shift is the model', () => {
  const input = inputOf({ metrics: { x: [90, 10], y: [10, 50] } })
  expect(splitOf(compareRuns({ input, model: modelWith(5) }, { input, model: modelWith(0.1) }))).toEqual([
    ['a', 0, 1, 0],
    ['b', 0, -1, 0],
  ])
})

test('a changed rule for what is missing is told apart from the rest of the model', () => {
  const input = inputOf({ metrics: { x: [90, 50], y: [null, 50] } })
  const shifts = compareRuns({ input, model: modelWith(1) }, { input, model: modelWith(1, { rule: 'zero' }) })
  expect(splitOf(shifts)).toEqual([
    ['a', 0, 0, 1],
    ['b', 0, 0, -1],
  ])
})

test('an agency that is new has a rank and no split', () => {
  const before = { input: inputOf({ metrics: { x: [90], y: [1] } }), model: modelWith(1) }
  const shifts = compareRuns(before, { input: inputOf({ metrics: { x: [90, 95], y: [1, 1] } }), model: modelWith(1) })
  expect(shifts.map(({ agency, before: was, now, data }) => [agency, was, now, data])).toEqual([
    ['a', 1, 2, 1],
    ['b', null, 1, null],
  ])
})

test('the three parts add up to the whole shift', () => {
  const column = array(option(integer({ min: 0, max: 100 }), { nil: null }), { minLength: 5, maxLength: 5 })
  const rule = constantFrom<MissingRule>(
    { rule: 'exclude' },
    { rule: 'zero' },
    { rule: 'impute', by: { method: 'median' } },
  )
  assert(
    property(
      tuple(column, column, column, column),
      tuple(integer({ min: 1, max: 9 }), integer({ min: 1, max: 9 })),
      tuple(rule, rule),
      ([x, y, v, w], [first, second], [old, young]) => {
        const shifts = compareRuns(
          { input: inputOf({ metrics: { x, y } }), model: modelWith(first, old) },
          { input: inputOf({ metrics: { x: v, y: w } }), model: modelWith(second, young) },
        )
        for (const { before, now, data, model, imputation } of shifts) {
          if (before === null || now === null || data === null) continue
          expect(data + (model ?? 0) + (imputation ?? 0)).toBeCloseTo(now - before, 9)
        }
      },
    ),
  )
})

test('the rules of one model’s nodes are taken over by code', () => {
  const model = modelOf([indicatorOf('x', { choices: { noData: { rule: 'zero' } } }), indicatorOf('y')])
  const other = modelOf([indicatorOf('y', { choices: { noData: { rule: 'zero' } } })])
  expect(withMissingRules(model, other).tree.children.map(({ choices }) => choices)).toEqual([
    {},
    { noData: { rule: 'zero' } },
  ])
})
