import { expect, test } from 'vitest'
import { branchOf, defaults, indicatorOf, modelOf as smallModel } from '../../../tests/fixtures/small-scoring'
import type { Indicator, Model, StepChoices } from '../../../scoring/model'
import { mergeModels, nextVersion } from './merge-models'

const indicator = (code: string, weight = 1) => indicatorOf(code, { weight })
const modelOf = (version: string, children: readonly Indicator[], choices: Partial<StepChoices> = {}) =>
  smallModel(children, choices, { version })

const leaves = [indicator('a'), indicator('b'), indicator('c')]
const opened = modelOf('1.0.0', leaves)
const weightsOf = ({ tree }: Model) => Object.fromEntries(tree.children.map(({ code, weight }) => [code, weight]))

test('changes of different nodes are merged, with what either added or removed', () => {
  const now = modelOf('2.0.0', [indicator('a', 5), indicator('b'), indicator('d')])
  const { model, changed } = mergeModels(
    opened,
    now,
    modelOf('3.0.0', [indicator('b', 7), indicator('a'), indicator('c')]),
  )
  expect(weightsOf(model)).toEqual({ b: 7, a: 5, d: 1 })
  expect(changed).toEqual([
    { node: 'a', field: 'weight', opened: 1, isKnown: true, now: 5, yours: 1, kept: 'now' },
    expect.objectContaining({ node: 'd', field: 'node', opened: undefined, kept: 'now' }),
    expect.objectContaining({ node: 'c', field: 'node', now: undefined, kept: 'now' }),
  ])
})

test('what both changed stays as drafted and is told; what both changed to the same is not', () => {
  const now = modelOf('2.0.0', [indicator('a', 5), indicator('b', 4), indicator('c')])
  const { model, changed } = mergeModels(
    opened,
    now,
    modelOf('3.0.0', [indicator('a', 7), indicator('b', 4), indicator('c')]),
  )
  expect(weightsOf(model)).toEqual({ a: 7, b: 4, c: 1 })
  expect(changed).toEqual([{ node: 'a', field: 'weight', opened: 1, isKnown: true, now: 5, yours: 7, kept: 'yours' }])
})

test('two parts of one field are both kept', () => {
  const now = { ...opened, title: { ...opened.title, en: 'Theirs' } }
  const { model, changed } = mergeModels(opened, now, { ...opened, title: { ...opened.title, fa: 'از من' } })
  expect(model.title).toEqual({ fa: 'از من', en: 'Theirs' })
  expect(changed).toMatchObject([{ field: 'title', kept: 'both' }])
})

test('two methods of one step are never mixed', () => {
  const now = modelOf('2.0.0', leaves, { normalisation: { method: 'goalposts', low: 0, high: 9 } })
  const yours = modelOf('3.0.0', leaves, { normalisation: { method: 'rank' } })
  expect(mergeModels(opened, now, yours).model.defaults.normalisation).toEqual({ method: 'rank' })
})

test('a node that one moved and the other changed makes no sound model: the draft stays whole, and all is told', () => {
  const of = (version: string, first: Indicator[], second: Indicator[]): Model =>
    smallModel([branchOf('x', first), branchOf('y', second)], { ...defaults }, { version })
  const base = of('1.0.0', [indicator('a'), indicator('b')], [indicator('c')])
  const now = of('2.0.0', [indicator('b')], [indicator('c'), indicator('a')])
  const yours = of('3.0.0', [indicator('a', 9), indicator('b')], [indicator('c')])
  const { model, changed } = mergeModels(base, now, yours)
  expect(model).toBe(yours)
  expect(changed).toMatchObject([{ node: 'a', field: 'parent', now: 'y', yours: 'x', kept: 'yours' }])
})

test('where nobody knows what the draft was opened with it stays whole, and every difference is told', () => {
  const now = modelOf('2.0.0', [indicator('a', 5), indicator('b'), indicator('c')])
  const { model, changed } = mergeModels(null, now, opened)
  expect(model).toBe(opened)
  expect(changed).toMatchObject([{ node: 'a', field: 'weight', isKnown: false, now: 5, yours: 1, kept: 'yours' }])
})

test('the next free number counts the last one up', () => {
  const taken = new Set(['1.0.9', '1.0.10'])
  expect(['1.0.9', '1.0.8'].map((version) => nextVersion(version, taken))).toEqual(['1.0.11', '1.0.8'])
})
