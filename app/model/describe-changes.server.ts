import { isRecord } from '../../scoring/check/shape'
import type { Model, ModelNode, StepChoices } from '../../scoring/model'
import { type ModelChange, listModelChanges } from '../../scoring/model-changes'
import { writeFormula } from '../format/formula'
import { formatsOf } from '../format/kinds-of-number'
import { type Language, inLanguage } from '../i18n/language'
import { textsIn } from '../i18n/texts-in'
import { type Translate, translator } from '../i18n/translate'
import { describeChoices } from './model-view.server'
import { modelWords } from './model-words.server'

/** A difference between two versions of a model, in words. Null: not there. */
export interface ChangeInWords {
  /** Code of the part; null: the model as a whole. */
  code: string | null
  /** Name of the part, or nothing where it is the model. */
  part: string
  what: string
  before: string | null
  after: string | null
}

const fields = [
  'node',
  'title',
  'weight',
  'measure',
  'target',
  'unit',
  'direction',
  'parent',
  'author',
  'standing',
  'note',
  'scale',
  'decimals',
  'levels',
  'requires',
  'ranking.style',
  'ranking.tieBreak',
  'rules.adjustments',
  'rules.gates',
  'rules.caps',
] as const
const steps = [
  'noData',
  'notApplicable',
  'minCoverage',
  'accepts',
  'treatment',
  'normalisation',
  'weighting',
  'aggregation',
] as const

/** What differs between two versions, a line each, as people say it. `metrics` are their titles by code. */
export function describeChanges(
  before: Model,
  after: Model,
  metrics: Readonly<Record<string, string>>,
  language: Language,
): ChangeInWords[] {
  const t = translator(textsIn(language))
  const sides = { before: sideOf(before), after: sideOf(after) }
  const nameOf = (code: string) => {
    const node = sides.after.nodes.get(code) ?? sides.before.nodes.get(code)
    return node ? inLanguage(language, node.title) : code
  }
  const words: Words = { t, language, metrics, nameOf }
  return listModelChanges(before, after).map((change) => ({
    code: change.node,
    part: change.node === null ? '' : nameOf(change.node),
    what: sayField(change.field, t),
    before: sayValue(change, change.before, sides.before, words),
    after: sayValue(change, change.after, sides.after, words),
  }))
}

interface Side {
  model: Model
  nodes: ReadonlyMap<string, ModelNode>
}

interface Words {
  t: Translate
  language: Language
  metrics: Readonly<Record<string, string>>
  nameOf: (code: string) => string
}

function sideOf(model: Model): Side {
  const nodes = new Map<string, ModelNode>()
  const visit = (node: ModelNode) => {
    nodes.set(node.code, node)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(model.tree)
  return { model, nodes }
}

const stepOf = (field: string) => steps.find((step) => field === `defaults.${step}` || field === `choices.${step}`)

function sayField(field: string, t: Translate): string {
  const step = stepOf(field)
  if (step) return t(`modelPage.step.${step}`)
  const known = fields.find((name) => name === field)
  return known ? t(`modelPage.changed.${known.replace('.', '-') as Dashed<typeof known>}`) : field
}

type Dashed<Name extends string> = Name extends `${infer Start}.${infer End}` ? `${Start}-${End}` : Name

function sayValue({ node: code, field }: ModelChange, value: unknown, side: Side, words: Words): string | null {
  if (value === undefined) return null
  const { t, language, nameOf } = words
  const node = code === null ? undefined : side.nodes.get(code)
  const step = stepOf(field)
  if (step) return sayStep(step, node?.choices ?? side.model.defaults, value, words)
  if (field === 'measure' && node && 'measure' in node)
    return writeFormula(node.measure, words.metrics, language, (how) => t(`indicator.overTime.${how}`))
  if (field === 'ranking.style') return inLanguage(language, modelWords.ranking[side.model.ranking.style].name)
  if (field === 'levels')
    return (side.model.levels ?? [])
      .map(({ title, min }) => `${inLanguage(language, title)} (${formatsOf(language).amount(min)})`)
      .join(t('comma'))
  if (field === 'rules.adjustments' || field === 'rules.gates') return sayTitles(value, words)
  if (field === 'parent' || field === 'requires' || field === 'ranking.tieBreak')
    return (Array.isArray(value) ? value : [value]).map((item) => nameOf(String(item))).join(t('comma')) || null
  return sayPlain(value, words)
}

function sayStep(step: (typeof steps)[number], choices: Partial<StepChoices>, value: unknown, words: Words): string {
  const { t, language } = words
  if (step === 'minCoverage') return typeof value === 'number' ? formatsOf(language).setShare(value) : ''
  if (step === 'accepts') return (choices.accepts ?? []).map((kind) => t(`kind.${kind}`)).join(t('comma'))
  const [said] = describeChoices({ [step]: choices[step] }, language)
  const options = isRecord(value) ? Object.keys(value).filter((key) => key !== 'method' && key !== 'rule') : []
  return options.length ? `${said?.name ?? ''} ${JSON.stringify(value)}` : (said?.name ?? JSON.stringify(value))
}

/** Rules by their names, with the points of those that give some. */
function sayTitles(value: unknown, { t, language }: Words): string {
  const rules = Array.isArray(value) ? value.filter(isRecord) : []
  return rules
    .map(({ title, points }) => {
      const name = isTitle(title) ? inLanguage(language, title) : ''
      return typeof points === 'number' ? `${name} (${formatsOf(language).difference(points)})` : name
    })
    .join(t('comma'))
}

function sayPlain(value: unknown, { language }: Words): string {
  if (typeof value === 'number') return formatsOf(language).amount(value)
  if (isTitle(value)) return inLanguage(language, value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isTitle = (value: unknown): value is { fa: string; en: string } =>
  isRecord(value) && typeof value['fa'] === 'string' && typeof value['en'] === 'string'
