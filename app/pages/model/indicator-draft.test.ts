import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../scoring/check-model'
import { expectFound } from '../../expect/expect-found'
import { viewIndicator, withIndicator, withNewIndicator, withoutNode } from './indicator-draft'
import { viewDraft } from './model-draft'

const text = readFileSync('examples/hamadan/model.json', 'utf8')
const nodeOf = (code: string, of = text) =>
  expectFound(
    viewDraft(of)?.nodes.find((node) => node.code === code),
    code,
  )
const isSound = (document: string) => checkModel(JSON.parse(document)).ok

test('an indicator is shown with its formula: a metric per metric, per a number of the agency, or neither', () => {
  expect(viewIndicator(text, nodeOf('D1-4').path)).toMatchObject({
    unit: 'percent',
    target: 100,
    formula: { metric: 'services_complete', timing: 'last', per: 'metric:services', factor: 100 },
  })
  expect(viewIndicator(text, nodeOf('D2-2').path)).toMatchObject({
    target: null,
    formula: { metric: 'counter_rural', per: 'attribute:ruralPopulation' },
  })
  expect(viewIndicator(text, nodeOf('D7-2').path)?.formula).toBeNull()
  expect(viewIndicator(text, nodeOf('D1').path)).toBeNull()
})

test('another formula is written as the engine reads it, and what the form does not show stays', () => {
  const { path } = nodeOf('D6-1')
  const formula = { metric: 'letters_total', timing: 'growth-points', per: 'metric:services', factor: 100 } as const
  const changed = withIndicator(text, path, { formula })
  expect(isSound(changed)).toBe(true)
  const node = JSON.parse(changed).tree.children[path[0] ?? 0].children[path[1] ?? 0]
  expect(node.measure).toEqual({
    numerator: { metric: 'letters_total', overTime: 'growth-points' },
    denominator: { metric: 'services' },
    factor: 100,
    minDenominator: 30,
  })
  expect(node.choices).toEqual({ noData: { rule: 'exclude' } })
  expect(viewIndicator(changed, path)?.formula).toEqual(formula)
})

test.each(viewDraft(text)?.nodes.filter(({ path }) => viewIndicator(text, path)?.formula) ?? [])(
  'the formula of $code that is written again is the same',
  ({ path }) => {
    const formula = viewIndicator(text, path)?.formula ?? null
    expect(viewIndicator(withIndicator(text, path, { formula }), path)?.formula).toEqual(formula)
  },
)

test('a new indicator stands at the end of its dimension with a code of its own, and goes again', () => {
  const metric = { code: 'calls', titleFa: 'تماس‌ها', titleEn: 'Calls', unit: 'count' }
  const added = withNewIndicator(text, nodeOf('D8').path, metric)
  expect(isSound(added)).toBe(true)
  const made = nodeOf('D8-3', added)
  expect(viewIndicator(added, made.path)).toMatchObject({
    title: { fa: 'تماس‌ها', en: 'Calls' },
    formula: { metric: 'calls', timing: 'sum', per: '' },
  })
  expect(JSON.parse(withoutNode(added, made.path))).toEqual(JSON.parse(text))
})

test('a text that is no document stays as it is', () => {
  expect(viewIndicator('{', [0])).toBeNull()
  expect(withoutNode('{', [0])).toBe('{')
})
