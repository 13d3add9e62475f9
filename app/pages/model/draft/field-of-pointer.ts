import type { DraftFormula } from './formula-draft'
import { viewIndicator } from './indicator-draft'
import { viewLevels } from './levels-draft'
import { type Draft, type DraftNode, type StepPlace, listFields, listNodes, nodePointer, parse } from './model-draft'
import { viewRanking } from './ranking-draft'
import { conditionKey, listRules } from './rules-draft'
import { branchSteps, optionPointer, optionsAt, stepPointer, steps, stepsAt } from './steps-draft'

/** The box of the document itself, by its name in the form. */
export const documentField = 'document'

/**
 * The field of the editor that shows a place of the document. Fields beside the document are named by their place in
 * it, and `shown` lists those that are there, the more exact ones first. A text that is no JSON is wrong in the box
 * that holds it.
 */
export function fieldOfPointer(text: string, shown: readonly string[]): (pointer: string) => string | undefined {
  if (!isJson(text)) return () => documentField
  return (pointer) => shown.find((field) => pointer === field || pointer.startsWith(`${field}/`))
}

/** The places of a document that the form shows with a part of its tree chosen. */
export function listShown(text: string, chosen: string): readonly string[] {
  const draft = parse(text)
  if (!draft) return []
  const nodes = listNodes(draft)
  return [
    ...plainPlaces,
    ...placesOfSteps(draft, 'defaults'),
    ...viewRanking(draft).tieBreak.map((_, index) => `/ranking/tieBreak/${index}`),
    ...below('/levels', viewLevels(draft), [...titlePlaces, 'min']),
    ...(['adjustments', 'gates'] as const).flatMap((kind) =>
      below(`/rules/${kind}`, listRules(draft, kind), [
        ...titlePlaces,
        'points',
        ...['node', 'of', 'is', 'than'].map((part) => `${conditionKey[kind]}/${part}`),
      ]),
    ),
    ...nodes.map(({ path }) => `${nodePointer(path)}/weight`),
    ...placesOfNode(draft, chosenNode(nodes, chosen)),
  ]
}

const titlePlaces = ['title/fa', 'title/en']

const plainPlaces = [
  '/version',
  '/title/fa',
  '/title/en',
  '/note/fa',
  '/note/en',
  '/scale',
  '/decimals',
  '/requires',
  '/ranking/style',
  '/rules/caps/bonus',
  '/rules/caps/penalty',
]

/** Places of every entry of a list. */
const below = (list: string, entries: readonly unknown[], places: readonly string[]) =>
  entries.flatMap((_, index) => places.map((place) => `${list}/${index}/${place}`))

/** The node with this code; the first one where there is none any more. */
export const chosenNode = (nodes: readonly DraftNode[], code: string) =>
  nodes.find((node) => node.code === code) ?? nodes[0]

function placesOfNode(draft: Draft, node: DraftNode | undefined): string[] {
  if (!node) return []
  const indicator = viewIndicator(draft, node.path)
  const places = indicator
    ? [
        ...titlePlaces,
        'unit',
        'direction',
        ...targetPlaces[indicator.target.kind],
        ...placesOfFormula(indicator.formula),
      ]
    : titlePlaces
  return [...places.map((place) => `${nodePointer(node.path)}/${place}`), ...placesOfSteps(draft, node.path)]
}

/** The options that are written, each before the step that it belongs to. */
function placesOfSteps(draft: Draft, place: StepPlace): string[] {
  const chosen = stepsAt(draft, place)
  const options = branchSteps.flatMap((step) =>
    Object.entries(optionsAt(chosen, step)).flatMap(([option, value]) => {
      const pointer = optionPointer(place, step, option)
      return [
        ...listFields(value).flatMap((_, index) => [`${pointer}/${index}/from`, `${pointer}/${index}/value`]),
        pointer,
      ]
    }),
  )
  return [...options, ...steps.map((step) => stepPointer(place, step))]
}

const targetPlaces = {
  none: ['target'],
  number: ['target'],
  percentile: ['target/percentile', 'target/within', 'target'],
}

const sidePlaces = [
  'metric',
  'overTime',
  'numerator/metric',
  'numerator/overTime',
  'denominator/overTime',
  'denominator',
  'factor',
  'minDenominator',
]

function placesOfFormula(formula: DraftFormula | null): string[] {
  if (!formula) return []
  const sides = formula.kind === 'single' ? ['measure'] : ['measure/minuend', 'measure/subtrahend']
  return [...sides.flatMap((side) => sidePlaces.map((place) => `${side}/${place}`)), 'measure/floor', 'measure']
}

/**
 * The part of the tree that a place is in: a pointer into the document, or the code of a node, as some errors name it.
 */
export function nodeOfPlace(nodes: readonly DraftNode[], place: string): DraftNode | undefined {
  return nodes.findLast(
    ({ path, code }) => place === code || place === nodePointer(path) || place.startsWith(`${nodePointer(path)}/`),
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
