import { expect, test } from 'vitest'
import { expectFound } from '../../../expect/expect-found'
import { type Draft, listNodes, parse } from './model-draft'
import { withMoved, withNewDimension, withParent, withTitle, withoutNode } from './tree-draft'

const node = (code: string, children?: object[]) => ({
  code,
  title: { fa: code, en: code },
  weight: 10,
  ...(children ? { children } : { measure: { metric: code } }),
})
const draft = expectFound(
  parse(
    JSON.stringify({
      version: '1.0.0',
      note: 'kept',
      defaults: {},
      tree: node('total', [node('A', [node('A-1'), node('A-2')]), node('B', [node('B-1')]), node('C', [])]),
      requires: ['A', 'B-1'],
      ranking: { style: 'dense', tieBreak: ['B', 'A-2', 'total'] },
    }),
  ),
  'the draft',
)

/** Codes in the order of the tree, each below its dimension by dots. */
const codes = (document: Draft) => listNodes(document).map(({ path, code }) => '.'.repeat(path.length) + code)

test('a node changes place with its neighbour, and stays where it has none', () => {
  expect(codes(withMoved(draft, [0, 1], -1))).toEqual(['.A', '..A-2', '..A-1', '.B', '..B-1', '.C'])
  expect(codes(withMoved(draft, [0], 1))).toEqual(['.B', '..B-1', '.A', '..A-1', '..A-2', '.C'])
  expect(codes(withMoved(draft, [0], -1))).toEqual(codes(draft))
  expect(codes(withMoved(draft, [2], 1))).toEqual(codes(draft))
})

test('a node goes to the end of another dimension, before or behind its own, with all below it', () => {
  expect(codes(withParent(draft, [0, 0], [1]))).toEqual(['.A', '..A-2', '.B', '..B-1', '..A-1', '.C'])
  expect(codes(withParent(draft, [1, 0], [0]))).toEqual(['.A', '..A-1', '..A-2', '..B-1', '.B', '.C'])
  expect(codes(withParent(draft, [0], [2]))).toEqual(['.B', '..B-1', '.C', '..A', '...A-1', '...A-2'])
  expect(codes(withParent(draft, [0, 0], []))).toEqual(['.A', '..A-2', '.B', '..B-1', '.C', '.A-1'])
})

test('a dimension goes neither below itself nor below an indicator', () => {
  expect(withParent(draft, [0], [0])).toBe(draft)
  expect(withParent(draft, [0], [0, 1])).toBe(draft)
  expect(withParent(draft, [1], [0, 0])).toBe(draft)
})

test('a new dimension has a code that is free, and the document keeps what the form does not show', () => {
  const once = withNewDimension(draft, [], { fa: 'تازه', en: 'New' })
  expect(codes(once).at(-1)).toBe('.D1')
  expect(codes(withNewDimension(once, [], { fa: 'دیگر', en: 'Other' })).at(-1)).toBe('.D2')
  expect(codes(withNewDimension(draft, [1], { fa: 'تازه', en: 'New' }))).toContain('..B-2')
  expect(once).toMatchObject({ note: 'kept' })
})

test('a title changes alone', () => {
  const [first, second] = listNodes(withTitle(draft, [0], { fa: 'الف', en: 'A' }))
  expect(first).toMatchObject({ code: 'A', title: { fa: 'الف', en: 'A' }, weight: 10, partsSum: 20 })
  expect(second).toMatchObject({ code: 'A-1', partsSum: null })
})

test('a code that was ever given is not given again', () => {
  const title = { fa: 'تازه', en: 'New' }
  expect(codes(withNewDimension(draft, [], title, ['D1', 'D2'])).at(-1)).toBe('.D3')
  expect(codes(withNewDimension(draft, [1], title, ['B-2']))).toContain('..B-3')
})

test('a node that is removed is neither required nor compared any more, with all below it', () => {
  expect(withoutNode(draft, [1])).toMatchObject({
    requires: ['A'],
    ranking: { style: 'dense', tieBreak: ['A-2', 'total'] },
  })
  expect(withoutNode(withoutNode(draft, [1]), [0])['requires']).toBeUndefined()
})
