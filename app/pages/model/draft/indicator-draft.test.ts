import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../../scoring/check-model'
import { expectFound } from '../../../expect/expect-found'
import { viewIndicator, withIndicator } from './indicator-draft'
import { type Draft, listNodes, nodeAt, parse } from './model-draft'
import { withNewIndicator, withoutNode } from './tree-draft'

const draft = expectFound(parse(readFileSync('examples/hamadan/model.json', 'utf8')), 'the model')
const nodeOf = (code: string, of = draft) =>
  expectFound(
    listNodes(of).find((node) => node.code === code),
    code,
  )
const isSound = (document: Draft) => checkModel(JSON.parse(JSON.stringify(document))).ok

test('an indicator is shown with its formula: a metric per metric, per a number of the agency, or neither', () => {
  expect(viewIndicator(draft, nodeOf('D1-4').path)).toMatchObject({
    unit: 'percent',
    target: 100,
    formula: { metric: 'services_complete', timing: 'last', per: 'metric:services', factor: 100 },
  })
  expect(viewIndicator(draft, nodeOf('D2-2').path)).toMatchObject({
    target: null,
    formula: { metric: 'counter_rural', per: 'attribute:ruralPopulation' },
  })
  expect(viewIndicator(draft, nodeOf('D7-2').path)?.formula).toBeNull()
  expect(viewIndicator(draft, nodeOf('D1').path)).toBeNull()
})

test('another formula is written as the engine reads it, and what the form does not show stays', () => {
  const { path } = nodeOf('D6-1')
  const formula = { metric: 'letters_total', timing: 'growth-points', per: 'metric:services', factor: 100 } as const
  const changed = withIndicator(draft, path, { formula })
  expect(isSound(changed)).toBe(true)
  const node = nodeAt(changed, path)
  expect(node?.['measure']).toEqual({
    numerator: { metric: 'letters_total', overTime: 'growth-points' },
    denominator: { metric: 'services' },
    factor: 100,
    minDenominator: 30,
  })
  expect(node?.['choices']).toEqual({ noData: { rule: 'exclude' } })
  expect(viewIndicator(changed, path)?.formula).toEqual(formula)
})

test.each(listNodes(draft).filter(({ path }) => viewIndicator(draft, path)?.formula))(
  'the formula of $code that is written again is the same',
  ({ path }) => {
    const formula = viewIndicator(draft, path)?.formula ?? null
    expect(viewIndicator(withIndicator(draft, path, { formula }), path)?.formula).toEqual(formula)
  },
)

test('a new indicator stands at the end of its dimension with a code of its own, and goes again', () => {
  const metric = { code: 'calls', titleFa: 'تماس‌ها', titleEn: 'Calls', unit: 'count' }
  const added = withNewIndicator(draft, nodeOf('D8').path, metric)
  expect(isSound(added)).toBe(true)
  const made = nodeOf('D8-3', added)
  expect(made.title).toEqual({ fa: 'تماس‌ها', en: 'Calls' })
  expect(viewIndicator(added, made.path)).toMatchObject({
    formula: { metric: 'calls', timing: 'sum', per: '' },
  })
  expect(withoutNode(added, made.path)).toEqual(draft)
})
