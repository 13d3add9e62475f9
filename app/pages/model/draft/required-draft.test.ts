import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../../scoring/check-model'
import { expectFound } from '../../../expect/expect-found'
import { type Draft, listNodes, parse } from './model-draft'
import { requiredCodes, requiresEvery, withEveryRequired, withRequired } from './required-draft'

const draft = expectFound(parse(readFileSync('examples/hamadan/model.json', 'utf8')), 'the model')
const plain = (document: Draft): Record<string, unknown> => JSON.parse(JSON.stringify(document))

test('a node is required and not any more, in the order of the tree, and the document stays sound', () => {
  const two = withRequired(withRequired(draft, 'D3', true), 'D1', true)
  expect(two['requires']).toEqual(['D1', 'D3'])
  expect(checkModel(plain(two))).toMatchObject({ ok: true })
  expect(requiredCodes(two)).toEqual(['D1', 'D3'])
  const none = withRequired(withRequired(two, 'D1', false), 'D3', false)
  expect(plain(none)).toEqual(draft)
})

test('every dimension is required at once; without one of them the others are listed', () => {
  const every = withEveryRequired(draft, true)
  expect(every['requires']).toBe('every-dimension')
  const dimensions = listNodes(draft).flatMap(({ path, code }) => (path.length === 1 ? [code] : []))
  expect(requiredCodes(every)).toEqual(dimensions)
  expect(requiresEvery(every)).toBe(true)
  const others = withRequired(every, 'D2', false)
  expect(others['requires']).toEqual(dimensions.filter((code) => code !== 'D2'))
  expect(requiresEvery(others)).toBe(false)
  expect(plain(withEveryRequired(others, false))).toEqual(draft)
})
