import { expect, test } from 'vitest'
import { viewDraft } from './model-draft'
import { withMoved, withNewDimension, withParent, withTitle } from './tree-draft'

const node = (code: string, children?: object[]) => ({
  code,
  title: { fa: code, en: code },
  weight: 10,
  ...(children ? { children } : { measure: { metric: code } }),
})
const text = JSON.stringify({
  version: '1.0.0',
  note: 'kept',
  defaults: {},
  tree: node('total', [node('A', [node('A-1'), node('A-2')]), node('B', [node('B-1')]), node('C', [])]),
})

/** Codes in the order of the tree, each below its dimension by dots. */
const codes = (document: string) => viewDraft(document)?.nodes.map(({ path, code }) => '.'.repeat(path.length) + code)

test('a node changes place with its neighbour, and stays where it has none', () => {
  expect(codes(withMoved(text, [0, 1], -1))).toEqual(['.A', '..A-2', '..A-1', '.B', '..B-1', '.C'])
  expect(codes(withMoved(text, [0], 1))).toEqual(['.B', '..B-1', '.A', '..A-1', '..A-2', '.C'])
  expect(codes(withMoved(text, [0], -1))).toEqual(codes(text))
  expect(codes(withMoved(text, [2], 1))).toEqual(codes(text))
})

test('a node goes to the end of another dimension, before or behind its own, with all below it', () => {
  expect(codes(withParent(text, [0, 0], [1]))).toEqual(['.A', '..A-2', '.B', '..B-1', '..A-1', '.C'])
  expect(codes(withParent(text, [1, 0], [0]))).toEqual(['.A', '..A-1', '..A-2', '..B-1', '.B', '.C'])
  expect(codes(withParent(text, [0], [2]))).toEqual(['.B', '..B-1', '.C', '..A', '...A-1', '...A-2'])
  expect(codes(withParent(text, [0, 0], []))).toEqual(['.A', '..A-2', '.B', '..B-1', '.C', '.A-1'])
})

test('a dimension goes neither below itself nor below an indicator', () => {
  expect(withParent(text, [0], [0])).toBe(text)
  expect(withParent(text, [0], [0, 1])).toBe(text)
  expect(withParent(text, [1], [0, 0])).toBe(text)
})

test('a new dimension has a code that is free, and the document keeps what the form does not show', () => {
  const once = withNewDimension(text, [], { fa: 'تازه', en: 'New' })
  expect(codes(once)?.at(-1)).toBe('.D1')
  expect(codes(withNewDimension(once, [], { fa: 'دیگر', en: 'Other' }))?.at(-1)).toBe('.D2')
  expect(codes(withNewDimension(text, [1], { fa: 'تازه', en: 'New' }))).toContain('..B-2')
  expect(JSON.parse(once)).toMatchObject({ note: 'kept' })
})

test('a title changes alone', () => {
  const changed = viewDraft(withTitle(text, [0], { fa: 'الف', en: 'A' }))
  expect(changed?.nodes[0]).toMatchObject({ code: 'A', title: { fa: 'الف', en: 'A' }, weight: 10, partsSum: 20 })
  expect(changed?.nodes[1]).toMatchObject({ code: 'A-1', partsSum: null })
})
