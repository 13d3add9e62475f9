import { expect, test } from 'vitest'
import { branchOf, indicatorOf, modelOf } from '../tests/fixtures/small-scoring'
import { aggregations } from './aggregate/methods'
import { checkModel } from './check-model'
import type { StepChoices } from './model'
import { normalisations } from './normalise/methods'
import { imputations } from './steps/imputations'
import { treatments } from './steps/treatments'
import { weightings } from './weigh/methods'

interface Offered<Choice> {
  readonly name: string
  readonly preset: Choice | null
  readonly alternatives: Readonly<Record<string, Choice>>
}

const steps: Readonly<Record<string, readonly Offered<object>[]>> = {
  normalisation: normalisations,
  aggregation: aggregations,
  treatment: treatments,
  weighting: weightings,
  imputation: imputations,
}

/** Two indicators in a branch: what a method lists by child is of two. */
const model = (choices: Partial<StepChoices>) =>
  modelOf([branchOf('d', [indicatorOf('x', { target: 1 }), indicatorOf('y', { target: 1 })])], choices)

test.each(Object.entries(steps))('the methods of %s have names of their own, on the command line too', (_, methods) => {
  const names = methods.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)])
  const words = methods.flatMap(({ alternatives }) => Object.keys(alternatives))
  expect(words).toEqual([...new Set(words)])
})

test.each(Object.entries(steps))('what editor and command line are given of %s is sound', (step, methods) => {
  for (const { preset, alternatives } of methods)
    for (const choice of [...(preset ? [preset] : []), ...Object.values(alternatives)]) {
      const choices = step === 'imputation' ? { noData: { rule: 'impute', by: choice } } : { [step]: choice }
      const base = model({})
      // At the branch that has the two indicators: the root has one child.
      const branch = { ...base.tree.children[0], choices }
      const checked = checkModel(JSON.parse(JSON.stringify({ ...base, tree: { ...base.tree, children: [branch] } })))
      expect(checked, JSON.stringify(choice)).toMatchObject({ ok: true })
    }
})
