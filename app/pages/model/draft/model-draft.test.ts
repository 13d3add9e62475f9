import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectFound } from '../../../expect/expect-found'
import { addedCode, listNodes, nodeAt, parse, withWeight, write } from './model-draft'
import { withNewDimension } from './tree-draft'

const text = readFileSync('examples/hamadan/model.json', 'utf8')
const draft = expectFound(parse(text), 'the model')

test('every node is listed with its share of its siblings', () => {
  expect(listNodes(draft)).toHaveLength(30)
  expect(listNodes(draft)[0]).toMatchObject({ path: [0], code: 'D1', weight: 260, share: 0.26 })
})

test('a weight is changed at its place, and nothing else of the document', () => {
  const changed = withWeight(draft, [0, 1], 99)
  expect(nodeAt(changed, [0, 1])?.weight).toBe(99)
  expect(withWeight(changed, [0, 1], nodeAt(draft, [0, 1])?.weight ?? 0)).toEqual(draft)
})

test('a text that is no document is none, and a document is written as it was', () => {
  expect(parse('{')).toBeNull()
  expect(parse('{"version":"1.0.0"}')).toBeNull()
  expect(JSON.parse(write(draft))).toEqual(JSON.parse(text))
})

test('the code that was added is told from those that were there', () => {
  expect(addedCode(draft, withNewDimension(draft, [], { fa: 'تازه', en: 'New' }))).toBe('D9')
  expect(addedCode(draft, draft)).toBeUndefined()
})
