import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectFound } from '../../../expect/expect-found'
import { documentField, fieldOfPointer, listShown, nodeOfPlace } from './field-of-pointer'
import { listNodes, parse, write } from './model-draft'
import { withNewRule } from './rules-draft'

const draft = expectFound(parse(readFileSync('examples/hamadan/model.json', 'utf8')), 'the model')
const nodes = listNodes(draft)

test('an error of the chosen part is beside its field, and of another part beside none', () => {
  const text = write(draft)
  const fieldOf = fieldOfPointer(text, listShown(text, 'D1-2'))
  const [own, other] = ['/tree/children/0/children/1', '/tree/children/0/children/2']
  expect(fieldOf(`${own}/title/fa`)).toBe(`${own}/title/fa`)
  expect(fieldOf(`${own}/target`)).toBe(`${own}/target`)
  expect(fieldOf(`${own}/measure/denominator/metric`)).toBe(`${own}/measure/denominator`)
  expect(fieldOf(`${other}/title/fa`)).toBeUndefined()
  expect(fieldOf(`${other}/weight`)).toBe(`${other}/weight`)
})

test('an option of a method is beside its own field, and the method beside its step', () => {
  const text = write(draft)
  const fieldOf = fieldOfPointer(text, listShown(text, ''))
  expect(fieldOf('/defaults/normalisation/cap')).toBe('/defaults/normalisation/cap')
  expect(fieldOf('/defaults/normalisation/method')).toBe('/defaults/normalisation')
  expect(fieldOf('/defaults/accepts/0')).toBe('/defaults/accepts')
})

test('levels, tie-breaks and rules have fields as far as there are any', () => {
  const text = write(withNewRule(draft, 'gates'))
  const fieldOf = fieldOfPointer(text, listShown(text, ''))
  expect(fieldOf('/levels/1/min')).toBe('/levels/1/min')
  expect(fieldOf('/ranking/tieBreak/2')).toBe('/ranking/tieBreak/2')
  expect(fieldOf('/ranking/tieBreak/3')).toBeUndefined()
  expect(fieldOf('/rules/gates/0/requires/node')).toBe('/rules/gates/0/requires/node')
  expect(fieldOf('/rules/adjustments/0/when/node')).toBeUndefined()
})

test('a text that is no JSON is wrong in its box', () => {
  expect(fieldOfPointer('{', [])('')).toBe(documentField)
})

test('the part that an error is in is found by its place or its code', () => {
  expect(nodeOfPlace(nodes, '/tree/children/0/children/1/unit')?.code).toBe('D1-2')
  expect(nodeOfPlace(nodes, '/tree/children/0/choices')?.code).toBe('D1')
  expect(nodeOfPlace(nodes, 'D6-1')?.code).toBe('D6-1')
  expect(nodeOfPlace(nodes, '/levels/0')).toBeUndefined()
})
