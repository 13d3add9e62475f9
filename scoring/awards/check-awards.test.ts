import { expect, test } from 'vitest'
import { categoryOf } from '../../tests/fixtures/award-input'
import { checkAwards } from './check-awards'

const names = { nodes: new Set(['D1', 'D1-1']), indicators: new Set(['D1-1']), groups: new Set(['A']) }
const problemsOf = (json: unknown) => {
  const checked = checkAwards(json, names)
  return checked.ok ? [] : checked.errors.map(({ pointer, en }) => `${pointer} ${en}`)
}

test('a sound list of categories is taken as it is', () => {
  expect(problemsOf([categoryOf('a'), categoryOf('b', { by: 'formula', formula: '[D1] + value[D1-1]' })])).toEqual([])
})

test('a code stands once', () => {
  expect(problemsOf([categoryOf('a'), categoryOf('a')])).toEqual([
    '/1/code The code “a” already stands at /0; each code stands once.',
  ])
})

test('nodes, values and groups that are not there are named with their place', () => {
  const eligibility = { gates: true, groups: ['A', 'Z'] }
  expect(problemsOf([categoryOf('a', { by: 'formula', formula: '[D9] + value[D1]', eligibility })])).toEqual([
    '/0/rule/formula There is no node “D9” in the model.',
    '/0/rule/formula “D1” is no indicator; only an indicator has a value.',
    '/0/rule/eligibility/groups/1 There is no group “Z” in this edition.',
  ])
})

test('a formula that makes no sense, or names no node', () => {
  expect(problemsOf([categoryOf('a', { by: 'formula', formula: '[D1] +' })])).toEqual([
    '/0/rule/formula Character 7: The formula is not finished.',
  ])
  expect(problemsOf([categoryOf('a', { by: 'formula', formula: '1 + 1' })])).toEqual([
    '/0/rule/formula The formula must name at least one node, as in [D1].',
  ])
})

test('numbers out of bounds, keys of another basis, keys that nobody knows', () => {
  const json = [{ ...categoryOf('a'), rule: { ...categoryOf('a').rule, quota: 0, formula: '[D1]', Quota: 2 } }]
  expect(problemsOf(json)).toEqual([
    '/0/rule/quota Must be at least 1.',
    '/0/rule/formula The key “formula” is not known.',
    '/0/rule/Quota The key “Quota” is not known.',
  ])
})

test('what is no list, and what is no rule', () => {
  expect(problemsOf({})).toEqual([' Must be a list.'])
  expect(problemsOf([{ ...categoryOf('a'), rule: { by: 'luck' } }])).toEqual([
    '/0/rule/by Must be one of: total, formula, improvement, judges',
  ])
})
