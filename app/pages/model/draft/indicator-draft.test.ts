import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../../scoring/check-model'
import { expectFound } from '../../../expect/expect-found'
import { type DraftSide, asKind, withMetric, withPer } from './formula-draft'
import { targetOfKind, viewIndicator, withFormula, withIndicator } from './indicator-draft'
import { type Draft, listNodes, nodeAt, parse } from './model-draft'
import { withNewIndicator, withoutNode } from './tree-draft'

const draft = expectFound(parse(readFileSync('examples/hamadan/model.json', 'utf8')), 'the model')
const nodeOf = (code: string, of = draft) =>
  expectFound(
    listNodes(of).find((node) => node.code === code),
    code,
  )
const isSound = (document: Draft) => checkModel(JSON.parse(JSON.stringify(document))).ok

const formulaOf = (code: string, of = draft) => viewIndicator(of, nodeOf(code, of).path)?.formula
const metrics = [
  { code: 'letters', unit: 'letter', overPeriods: 'adds-up' as const },
  { code: 'letters_total', unit: 'letter', overPeriods: 'adds-up' as const },
  { code: 'services', unit: 'service', overPeriods: null },
  { code: 'learners', unit: 'person', overPeriods: 'grows' as const },
]

test('an indicator is shown with its formula: a metric per metric, per a number of the agency, or a difference', () => {
  expect(viewIndicator(draft, nodeOf('D1-4').path)).toMatchObject({
    unit: 'percent',
    target: { kind: 'number', value: 100 },
    formula: { side: { metric: 'services_complete', timing: 'last', per: 'metric:services', factor: 100 } },
  })
  expect(viewIndicator(draft, nodeOf('D2-2').path)).toMatchObject({
    target: { kind: 'percentile' },
    formula: { side: { metric: 'counter_rural', per: 'attribute:ruralPopulation' } },
  })
  expect(formulaOf('D7-2')).toMatchObject({ kind: 'difference' })
  expect(viewIndicator(draft, nodeOf('D1').path)).toBeNull()
})

test('another formula is written as the engine reads it, and what else there is of the indicator stays', () => {
  const { path } = nodeOf('D6-1')
  const side = {
    metric: 'letters_total',
    timing: 'growth-points',
    per: 'metric:services',
    perTiming: 'last',
    factor: 100,
    minDenominator: 30,
  } as const
  const changed = withIndicator(draft, path, { formula: { kind: 'single', side } })
  expect(isSound(changed)).toBe(true)
  const node = nodeAt(changed, path)
  expect(node?.['measure']).toEqual({
    numerator: { metric: 'letters_total', overTime: 'growth-points' },
    denominator: { metric: 'services', overTime: 'last' },
    factor: 100,
    minDenominator: 30,
  })
  expect(node?.['choices']).toEqual({ noData: { rule: 'exclude' } })
  expect(viewIndicator(changed, path)?.formula).toEqual({ kind: 'single', side })
})

test.each(listNodes(draft).filter(({ path }) => viewIndicator(draft, path)))(
  'formula and target of $code that are written again are the same',
  ({ path }) => {
    const { formula, target } = expectFound(viewIndicator(draft, path), 'the indicator')
    const again = withIndicator(draft, path, { formula, target })
    expect(viewIndicator(again, path)).toEqual(viewIndicator(draft, path))
    expect(isSound(again)).toBe(true)
  },
)

test('a formula becomes a difference of itself and comes back', () => {
  const { path } = nodeOf('D1-4')
  const formula = expectFound(formulaOf('D1-4'), 'the formula')
  const difference = asKind(formula, 'difference')
  expect(isSound(withIndicator(draft, path, { formula: difference }))).toBe(true)
  expect(asKind(difference, 'single')).toEqual(formula)
})

test('every kind of target is taken by the engine', () => {
  const { path } = nodeOf('D1-4')
  for (const kind of ['number', 'percentile'] as const)
    expect(isSound(withIndicator(draft, path, { target: targetOfKind(kind) })), kind).toBe(true)
  expect(nodeAt(withIndicator(draft, path, { target: { kind: 'none' } }), path)?.['target']).toBeUndefined()
})

const side = {
  metric: 'letters',
  timing: 'growth-relative',
  per: '',
  perTiming: 'sum',
  factor: 1,
  minDenominator: null,
} as const

test('another metric is taken over the year as it usually is', () => {
  expect(withMetric(side, 'letters_total', metrics).timing).toBe('sum')
  expect(withMetric(side, 'services', metrics).timing).toBe('last')
  expect(withMetric(side, 'learners', metrics).timing).toBe('max')
})

test('a factor that was for another divisor goes with it', () => {
  const share = withPer(side, 'metric:letters_total', metrics)
  expect(share).toMatchObject({ factor: 100, perTiming: 'sum' })
  const sampled = { ...share, minDenominator: 30 }
  expect(withPer(sampled, 'metric:services', metrics)).toMatchObject({
    factor: 100,
    perTiming: 'last',
    minDenominator: 30,
  })
  expect(withPer(sampled, 'attribute:staff', metrics)).toMatchObject({ factor: 1, minDenominator: null })
  expect(withPer(sampled, '', metrics)).toEqual({ ...side, per: '' })
})

test('the unit follows a formula that has one of its own, and stays where a person said it', () => {
  const { path } = nodeOf('D6-1')
  const unitWith = (own: DraftSide) =>
    viewIndicator(withFormula(draft, path, { kind: 'single', side: own }, metrics), path)?.unit
  expect(unitWith(side)).toBe('letter')
  expect(unitWith(withPer(side, 'metric:letters_total', metrics))).toBe('percent')
  expect(unitWith(withPer(side, 'metric:services', metrics))).toBe(viewIndicator(draft, path)?.unit)
})

test('a new indicator stands at the end of its dimension with a code of its own, and goes again', () => {
  const metric = {
    code: 'calls',
    titleFa: 'تماس‌ها',
    titleEn: 'Calls',
    unit: 'count',
    overPeriods: 'adds-up' as const,
  }
  const added = withNewIndicator(draft, nodeOf('D8').path, metric)
  expect(isSound(added)).toBe(true)
  const made = nodeOf('D8-3', added)
  expect(made.title).toEqual({ fa: 'تماس‌ها', en: 'Calls' })
  expect(viewIndicator(added, made.path)).toMatchObject({
    formula: { side: { metric: 'calls', timing: 'sum', per: '' } },
  })
  expect(withoutNode(added, made.path)).toEqual(draft)
})
