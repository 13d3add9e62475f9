import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkModel } from '../../../../scoring/check-model'
import { expectFound } from '../../../expect/expect-found'
import { listEditorMethods } from '../editor-methods.server'
import { type Draft, parse } from './model-draft'
import {
  type ChosenStep,
  methodAt,
  optionPointer,
  optionsAt,
  stepsAt,
  withMethod,
  withOption,
  withStep,
} from './steps-draft'

const draft = expectFound(parse(readFileSync('examples/hamadan/model.json', 'utf8')), 'the model')
const editorMethods = listEditorMethods('en')
const methodOf = (step: ChosenStep, name: string) =>
  expectFound(
    editorMethods[step].find(({ method }) => method === name),
    name,
  )
const chosen = (document: Draft, step: ChosenStep) => methodAt(document.defaults, step)
const check = (document: Draft) => checkModel(JSON.parse(JSON.stringify(document)))
const normalisedBy = (choice: object): Draft => withStep(draft, 'defaults', 'normalisation', choice)

test('the methods of a document are told by step', () => {
  expect(chosen(draft, 'treatment')).toBe('none')
  expect(chosen(draft, 'normalisation')).toBe('target-ratio')
  expect(chosen(draft, 'aggregation')).toBe('arithmetic')
  expect(chosen(draft, 'weighting')).toBe('given')
  expect(chosen(draft, 'noData')).toBe('zero')
})

const offered = (step: ChosenStep) =>
  editorMethods[step].flatMap(({ method, preset }) => (preset === null ? [] : [method]))

test.each(offered('normalisation'))('with %s chosen the document is still a sound model', (method) => {
  const changed = withMethod(draft, 'defaults', 'normalisation', methodOf('normalisation', method))
  expect(check(changed)).toMatchObject(method === 'fraction-of-maximum' ? { ok: false } : { ok: true })
})

test('another normalisation is among whom the one before it was, and the same one keeps all that it says', () => {
  const grouped = normalisedBy({ method: 'min-max', high: 90, over: 'group' })
  const changed = withMethod(grouped, 'defaults', 'normalisation', methodOf('normalisation', 'percentile'))
  expect(changed.defaults['normalisation']).toEqual({ method: 'percentile', over: 'group' })
  expect(withMethod(grouped, 'defaults', 'normalisation', methodOf('normalisation', 'min-max'))).toBe(grouped)
})

test.each(['geometric', 'power', 'topsis', 'copeland'])('with %s chosen the document says so', (method) => {
  const changed = withMethod(draft, 'defaults', 'aggregation', methodOf('aggregation', method))
  expect(chosen(changed, 'aggregation')).toBe(method)
})

test.each(['exclude', 'zero', 'mean', 'row-mean', 'linear'])(
  'with %s for what has no data, or does not apply, the document is still a sound model',
  (choice) => {
    for (const step of ['noData', 'notApplicable'] as const) {
      const changed = withMethod(draft, 'defaults', step, methodOf(step, choice))
      expect(check(changed)).toMatchObject({ ok: true })
      expect(chosen(changed, step)).toBe(choice)
    }
  },
)

test('a normalisation that learns from nobody is not said to be among anybody', () => {
  const grouped = normalisedBy({ method: 'min-max', over: 'group' })
  for (const method of ['goalposts', 'target-ratio', 'levels', 'logistic']) {
    const changed = withMethod(grouped, 'defaults', 'normalisation', methodOf('normalisation', method))
    expect(changed.defaults['normalisation'], method).not.toHaveProperty('over')
    expect(check(changed), method).toMatchObject({ ok: true })
  }
})

test('a step is done otherwise at a node, and as above again', () => {
  const own = withMethod(draft, [0], 'aggregation', methodOf('aggregation', 'geometric'))
  expect(check(own)).toMatchObject({ ok: true })
  expect(methodAt(stepsAt(own, [0]), 'aggregation')).toBe('geometric')
  expect(own.defaults).toBe(draft.defaults)
  expect(JSON.stringify(withStep(own, [0], 'aggregation', undefined))).toBe(JSON.stringify(draft))
})

test('every option of every method has a name in both languages', () => {
  for (const language of ['fa', 'en'] as const) {
    const options = Object.values(listEditorMethods(language)).flatMap((methods) =>
      methods.flatMap((one) => one.options),
    )
    expect(options.length).toBeGreaterThan(30)
    expect(options.filter(({ label, kind, choices }) => !label || (kind === 'choice' && choices.length < 2))).toEqual(
      [],
    )
  }
})

test('methods whose options depend on the parts of a dimension begin with all parts alike', () => {
  for (const [step, method] of [
    ['aggregation', 'owa'],
    ['weighting', 'ahp'],
  ] as const)
    expect(check(withMethod(draft, [0], step, methodOf(step, method))), method).toMatchObject({ ok: true })
  expect(check(withMethod(draft, 'defaults', 'noData', methodOf('noData', 'constant')))).toMatchObject({ ok: true })
})

test('an option is written where the engine reads it, and goes again', () => {
  const imputed = withMethod(draft, 'defaults', 'noData', methodOf('noData', 'constant'))
  const changed = withOption(imputed, 'defaults', 'noData', 'value', 7)
  expect(changed.defaults['noData']).toEqual({ rule: 'impute', by: { method: 'constant', value: 7 } })
  expect(optionPointer('defaults', 'noData', 'value')).toBe('/defaults/noData/by/value')
  const capped = withOption(draft, 'defaults', 'normalisation', 'cap', 1.2)
  expect(optionsAt(capped.defaults, 'normalisation')).toEqual({ cap: 1.2 })
  const usual = withOption(capped, 'defaults', 'normalisation', 'cap', undefined)
  expect(JSON.parse(JSON.stringify(usual.defaults['normalisation']))).toEqual({ method: 'target-ratio' })
})
