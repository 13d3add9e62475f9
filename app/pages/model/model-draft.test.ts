import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../scoring/check-model'
import {
  viewDraft,
  withEveryRequired,
  withMethod,
  withMissing,
  withRequired,
  withVersion,
  withWeight,
} from './model-draft'
import { listEditorMethods } from './editor-methods.server'
import { expectFound } from '../../expect/expect-found'

const editorMethods = listEditorMethods('en')
const methodOf = (step: string, name: string) =>
  expectFound(
    editorMethods[step]?.find(({ method }) => method === name),
    name,
  )

const text = readFileSync('examples/hamadan/model.json', 'utf8')

test('the form shows every node with its share of its siblings', () => {
  const view = viewDraft(text)
  expect(view?.nodes).toHaveLength(30)
  expect(view?.nodes[0]).toMatchObject({ path: [0], code: 'D1', weight: 260, share: 0.26 })
  expect(view?.methods).toEqual({
    treatment: 'none',
    normalisation: 'target-ratio',
    aggregation: 'arithmetic',
    weighting: 'given',
  })
})

test('a weight is changed at its place, and nothing else of the document', () => {
  const changed = withWeight(text, [0, 1], 99)
  const [old, own] = [JSON.parse(text), JSON.parse(changed)]
  expect(own.tree.children[0].children[1].weight).toBe(99)
  own.tree.children[0].children[1].weight = old.tree.children[0].children[1].weight
  expect(own).toEqual(old)
})

const offered = (step: string) =>
  (editorMethods[step] ?? []).flatMap(({ method, preset }) => (preset === null ? [] : [method]))

test.each(offered('normalisation'))('with %s chosen the document is still a sound model', (method) => {
  expect(checkModel(JSON.parse(withMethod(text, 'normalisation', methodOf('normalisation', method))))).toMatchObject(
    method === 'fraction-of-maximum' ? { ok: false } : { ok: true },
  )
})

test('another normalisation is among whom the one before it was, and the same one keeps all that it says', () => {
  const grouped = JSON.stringify({
    ...JSON.parse(text),
    defaults: { normalisation: { method: 'min-max', high: 90, over: 'group' } },
  })
  expect(
    JSON.parse(withMethod(grouped, 'normalisation', methodOf('normalisation', 'percentile'))).defaults.normalisation,
  ).toEqual({
    method: 'percentile',
    over: 'group',
  })
  expect(withMethod(grouped, 'normalisation', methodOf('normalisation', 'min-max'))).toBe(grouped)
})

test.each(['geometric', 'power', 'topsis', 'copeland'])(
  'with %s chosen the document is still read by the check',
  (method) => {
    expect(viewDraft(withMethod(text, 'aggregation', methodOf('aggregation', method)))?.methods.aggregation).toBe(
      method,
    )
  },
)

test('a text that is no document shows no form, and is not touched', () => {
  expect(viewDraft('{')).toBeNull()
  expect(withWeight('{', [0], 1)).toBe('{')
  expect(viewDraft(withVersion(text, '9.9.9'))?.version).toBe('9.9.9')
})

test.each(['exclude', 'zero', 'mean', 'row-mean', 'linear'])(
  'with %s for what has no data the document is still a sound model',
  (choice) => {
    const changed = withMissing(text, choice)
    expect(checkModel(JSON.parse(changed))).toMatchObject({ ok: true })
    expect(viewDraft(changed)?.missing).toBe(choice)
  },
)

const requiredIn = (document: string) =>
  viewDraft(document)?.nodes.flatMap(({ code, isRequired }) => (isRequired ? [code] : []))

test('a node is required and not any more, in the order of the tree, and the document stays sound', () => {
  const two = withRequired(withRequired(text, 'D3', true), 'D1', true)
  expect(JSON.parse(two).requires).toEqual(['D1', 'D3'])
  expect(checkModel(JSON.parse(two))).toMatchObject({ ok: true })
  expect(requiredIn(two)).toEqual(['D1', 'D3'])
  const none = withRequired(withRequired(two, 'D1', false), 'D3', false)
  expect(JSON.parse(none)).toEqual(JSON.parse(text))
})

test('every dimension is required at once; without one of them the others are listed', () => {
  const every = withEveryRequired(text, true)
  expect(JSON.parse(every).requires).toBe('every-dimension')
  const dimensions = viewDraft(text)?.nodes.flatMap(({ path, code }) => (path.length === 1 ? [code] : [])) ?? []
  expect(requiredIn(every)).toEqual(dimensions)
  expect(viewDraft(every)?.requiresEvery).toBe(true)
  const others = withRequired(every, 'D2', false)
  expect(JSON.parse(others).requires).toEqual(dimensions.filter((code) => code !== 'D2'))
  expect(viewDraft(others)?.requiresEvery).toBe(false)
  expect(JSON.parse(withEveryRequired(others, false))).toEqual(JSON.parse(text))
})

test('a normalisation that learns from nobody is not said to be among anybody', () => {
  const grouped = JSON.stringify({
    ...JSON.parse(text),
    defaults: { ...JSON.parse(text).defaults, normalisation: { method: 'min-max', over: 'group' } },
  })
  for (const method of ['goalposts', 'target-ratio', 'levels', 'logistic']) {
    const changed = JSON.parse(withMethod(grouped, 'normalisation', methodOf('normalisation', method)))
    expect(changed.defaults.normalisation, method).not.toHaveProperty('over')
    expect(checkModel(changed), method).toMatchObject({ ok: true })
  }
})
