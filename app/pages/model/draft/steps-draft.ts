import { type MethodOption, listComparisons, listNumbers, partsAt } from './method-option'
import {
  type Draft,
  type Fields,
  type StepPlace,
  fieldsOf,
  isFields,
  nodeAt,
  nodePointer,
  withNode,
} from './model-draft'

/** Steps whose choice is a method, and steps that say what is done about a value that is not there. */
export const methodSteps = ['treatment', 'normalisation', 'weighting', 'aggregation'] as const
const missingSteps = ['noData', 'notApplicable'] as const
/** Steps with a method that an indicator can do otherwise; a dimension can do so with all. */
export const indicatorSteps = [...missingSteps, 'treatment', 'normalisation'] as const
export const branchSteps = [...missingSteps, ...methodSteps] as const
export type ChosenStep = (typeof methodSteps)[number] | (typeof missingSteps)[number]
export const steps = [...missingSteps, ...methodSteps, 'minCoverage', 'accepts'] as const
export type Step = (typeof steps)[number]

/** A method as it is put into a document; a rule for what is not there among them. */
export interface PresetMethod {
  method: string
  /** What is written in the document; null where that depends on the place, or on a person. */
  preset: object | null
  /** Whether it learns from the values of others, so that a model says among whom. */
  learns: boolean
}

/** A method as the form offers it. */
export interface EditorMethod extends PresetMethod {
  name: string
  sentence: string
  options: readonly MethodOption[]
}

/** What is chosen at a place, by step. */
export function stepsAt(draft: Draft, place: StepPlace): Fields {
  return place === 'defaults' ? draft.defaults : fieldsOf(nodeAt(draft, place)?.['choices'])
}

export const stepPointer = (place: StepPlace, step: Step) =>
  place === 'defaults' ? `/defaults/${step}` : `${nodePointer(place)}/choices/${step}`

/** The document with another choice of a step at a place; undefined: as it is done above. */
export function withStep(draft: Draft, place: StepPlace, step: Step, choice: unknown): Draft {
  if (place === 'defaults') return { ...draft, defaults: { ...draft.defaults, [step]: choice } }
  const { [step]: _, ...others } = stepsAt(draft, place)
  const choices = choice === undefined ? others : { ...others, [step]: choice }
  return withNode(draft, place, (node) => ({ ...node, choices: Object.keys(choices).length ? choices : undefined }))
}

/** The name of what is chosen: a method, or a rule or method of imputation. */
export function methodAt(steps: Fields, step: ChosenStep): string | undefined {
  const choice = steps[step]
  if (!isFields(choice)) return undefined
  const name = bodyOf(step, choice)['method'] ?? choice['rule']
  return typeof name === 'string' ? name : undefined
}

/**
 * The document with another method of a step at a place, as it is usually written. Among whom a value is normalised
 * stays where the method asks for that.
 */
export function withMethod(
  draft: Draft,
  place: StepPlace,
  step: ChosenStep,
  { method, preset, learns }: PresetMethod,
): Draft {
  const steps = stepsAt(draft, place)
  if (methodAt(steps, step) === method) return draft
  const options = preset ?? startOf(method, partsAt(draft, place).length)
  if (isMissingStep(step)) return withStep(draft, place, step, missingChoice(method, options))
  const over = fieldsOf(steps[step] ?? draft.defaults[step])['over']
  return withStep(draft, place, step, { method, ...options, ...(learns && typeof over === 'string' ? { over } : {}) })
}

/** What a method begins with whose options depend on the place: on how many parts there are, or on a person's word. */
function startOf(method: string, parts: number): object {
  if (method === 'constant') return { value: 0 }
  if (method === 'distance-to-reference') return { agency: '' }
  if (method === 'owa') return { orderWeights: listNumbers(null, parts) }
  return method === 'ahp' ? { comparisons: listComparisons(null, parts) } : {}
}

/** The options of the method that is chosen, by name. */
export function optionsAt(steps: Fields, step: ChosenStep): Fields {
  const { method: _, rule: __, ...options } = bodyOf(step, steps[step])
  return options
}

/** Where an option stands in the document. */
export const optionPointer = (place: StepPlace, step: ChosenStep, option: string) =>
  `${stepPointer(place, step)}/${isMissingStep(step) ? 'by/' : ''}${option}`

/** The document with another option of the method that is chosen at a place; undefined: what holds without it. */
export function withOption(draft: Draft, place: StepPlace, step: ChosenStep, option: string, value: unknown): Draft {
  const choice = fieldsOf(stepsAt(draft, place)[step])
  const body = { ...bodyOf(step, choice), [option]: value }
  return withStep(draft, place, step, isMissingStep(step) ? { ...choice, by: body } : body)
}

const plainRules: readonly string[] = ['exclude', 'zero']

const missingChoice = (name: string, preset: object) =>
  plainRules.includes(name) ? { rule: name } : { rule: 'impute', by: { method: name, ...preset } }

const isMissingStep = (step: Step) => missingSteps.some((other) => other === step)

/** The part of a choice that names a method and its options. */
function bodyOf(step: ChosenStep, choice: unknown): Fields {
  return fieldsOf(isMissingStep(step) ? fieldsOf(choice)['by'] : choice)
}

export const valueKinds = ['measured', 'self-declared', 'surveyed'] as const

export function acceptedKinds({ accepts }: Fields): readonly unknown[] {
  return Array.isArray(accepts) ? accepts : []
}

/** A share of the document as people write it, and back, without the digits that the product makes up. */
export const percentOfShare = (share: unknown) =>
  typeof share === 'number' ? Number((share * 100).toPrecision(12)) : null
export const shareOfPercent = (percent: number) => Number((percent / 100).toPrecision(12))
