import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../scoring/check-model'
import { viewDraft, withMethod, withVersion, withWeight } from './model-draft'

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

test.each(['min-max', 'goalposts', 'logistic', 'levels', 'rank'])(
  'with %s chosen the document is still a sound model',
  (method) => {
    expect(checkModel(JSON.parse(withMethod(text, 'normalisation', method)))).toMatchObject({ ok: true })
  },
)

test('another normalisation is among whom the one before it was, and the same one keeps all that it says', () => {
  const grouped = JSON.stringify({
    ...JSON.parse(text),
    defaults: { normalisation: { method: 'min-max', high: 90, over: 'group' } },
  })
  expect(JSON.parse(withMethod(grouped, 'normalisation', 'percentile')).defaults.normalisation).toEqual({
    method: 'percentile',
    over: 'group',
  })
  expect(withMethod(grouped, 'normalisation', 'min-max')).toBe(grouped)
})

test.each(['geometric', 'power', 'topsis', 'copeland'])(
  'with %s chosen the document is still read by the check',
  (method) => {
    expect(viewDraft(withMethod(text, 'aggregation', method))?.methods.aggregation).toBe(method)
  },
)

test('a text that is no document shows no form, and is not touched', () => {
  expect(viewDraft('{')).toBeNull()
  expect(withWeight('{', [0], 1)).toBe('{')
  expect(viewDraft(withVersion(text, '9.9.9'))?.version).toBe('9.9.9')
})
