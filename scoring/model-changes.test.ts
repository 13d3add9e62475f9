import { expect, test } from 'vitest'
import { branchOf, indicatorOf, modelOf } from '../tests/fixtures/small-scoring'
import { listModelChanges } from './model-changes'

const before = modelOf([branchOf('A', [indicatorOf('a1'), indicatorOf('a2')]), branchOf('B', [indicatorOf('b1')])])

test('a document and itself differ in nothing, and a new version alone is no difference', () => {
  expect(listModelChanges(before, before)).toEqual([])
  expect(listModelChanges(before, { ...before, version: '2.0.0' })).toEqual([])
})

test('a weight, a step of a branch and a default are each named with both values', () => {
  const after = modelOf(
    [
      branchOf('A', [indicatorOf('a1', { weight: 3 }), indicatorOf('a2')]),
      branchOf('B', [indicatorOf('b1')], { choices: { aggregation: { method: 'geometric' } } }),
    ],
    { minCoverage: 0.5 },
  )
  expect(listModelChanges(before, after)).toEqual([
    { node: null, field: 'defaults.minCoverage', before: 0, after: 0.5 },
    { node: 'a1', field: 'weight', before: 1, after: 3 },
    { node: 'B', field: 'choices.aggregation', before: undefined, after: { method: 'geometric' } },
  ])
})

test('a node that moved is the same node under another parent', () => {
  const after = modelOf([branchOf('A', [indicatorOf('a1')]), branchOf('B', [indicatorOf('b1'), indicatorOf('a2')])])
  expect(listModelChanges(before, after)).toEqual([{ node: 'a2', field: 'parent', before: 'A', after: 'B' }])
})

test('nodes that come and go are named', () => {
  const after = modelOf([branchOf('A', [indicatorOf('a1'), indicatorOf('a3')]), branchOf('B', [indicatorOf('b1')])])
  expect(
    listModelChanges(before, after).map(({ node, field, before: was, after: is }) => [
      node,
      field,
      was !== undefined,
      is !== undefined,
    ]),
  ).toEqual([
    ['a3', 'node', false, true],
    ['a2', 'node', true, false],
  ])
})

test('the order of keys is no difference', () => {
  const turned = { ...before, defaults: Object.fromEntries(Object.entries(before.defaults).toReversed()) }
  expect(listModelChanges(before, { ...before, ...turned, defaults: { ...before.defaults } })).toEqual([])
})
