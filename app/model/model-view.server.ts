import type { Db } from '../../db/database'
import { listMetrics } from '../../db/queries/observations'
import type { ScoreRun } from '../../db/queries/runs'
import { writeFormula } from '../format/formula'
import { type Language, inLanguage, titleOf } from '../i18n/language'
import { textsIn } from '../i18n/texts-in'
import { type MethodWords, missingWords, modelWords, requiredWords } from './model-words.server'
import type { MissingRule, Model, StepChoices } from '../../scoring/model'
import { flattenTree } from '../../scoring/tree'

type UsedWeights = NonNullable<ScoreRun['usedWeights']>

/** A choice in words: the step's name is a text of the page. */
export interface ChoiceInWords {
  step: keyof StepChoices
  /** The section of the guide to methods that explains it. */
  anchor: string
  name: string
  sentence: string
}

/** A line of the tree as a page shows it. */
export interface NodeInWords {
  code: string
  title: string
  depth: number
  kind: 'root' | 'dimension' | 'indicator'
  weight: number
  /** Share of the parent (0–1), and points of the whole. */
  share: number
  points: number
  /** The method that learnt the weight from the data, by name; null where it was not learnt. */
  learntBy: string | null
  /** The weight shown is the written one, and a scoring will learn another. */
  isToBeLearnt: boolean
  formula: string | null
  direction: 'more-is-better' | 'less-is-better' | null
  target: number | null
  unit: string | null
  /** What this node does otherwise than the branches above it. */
  own: ChoiceInWords[]
}

/** Titles of the metrics of a festival, by code. */
export async function nameMetrics(db: Db, festivalId: number, language: Language): Promise<Record<string, string>> {
  return Object.fromEntries(
    (await listMetrics(db, festivalId)).map((metric) => [metric.code, titleOf(language, metric)]),
  )
}

/**
 * A model for people: its tree with weights beside their share, and each step in words. `used` are the weights of a run
 * of this version, where they are not those written.
 */
export async function describeModel(
  db: Db,
  festivalId: number,
  model: Model,
  language: Language,
  used: UsedWeights = {},
): Promise<{ defaults: ChoiceInWords[]; nodes: NodeInWords[]; style: MethodInWords; requires: MethodInWords }> {
  const names = await nameMetrics(db, festivalId, language)
  const flat = flattenTree(model)
  const nodes = flat.map(({ info, weight, choices, indicator }) => {
    const parent = flat[info.parent]
    return {
      code: info.code,
      title: inLanguage(language, info.title),
      depth: info.depth,
      kind: info.kind,
      weight,
      share: used[info.code]?.share ?? info.share,
      points: used[info.code]?.points ?? info.points,
      learntBy: learningMethod(used[info.code]?.learntBy, language),
      isToBeLearnt: parent !== undefined && learns(parent.choices) && used[info.code] === undefined,
      formula:
        indicator &&
        writeFormula(indicator.measure, names, language, (how) => textsIn(language).indicator.overTime[how]),
      direction: indicator?.direction ?? null,
      target: typeof indicator?.target === 'number' ? indicator.target : null,
      unit: indicator?.unit ?? null,
      own: describeChoices(differing(choices, parent?.choices ?? model.defaults), language),
    }
  })
  return {
    defaults: describeChoices(model.defaults, language),
    nodes,
    style: inWords(modelWords.ranking[model.ranking.style], language),
    requires: inWords(requiredWords(model), language),
  }
}

function learns({ weighting }: StepChoices): boolean {
  return !['given', 'equal', 'ahp'].includes(weighting.method)
}

function learningMethod(method: string | null | undefined, language: Language): string | null {
  const entry = Object.entries(modelWords.weighting).find(([name]) => name === method)
  return entry ? inLanguage(language, entry[1].name) : null
}

interface MethodInWords {
  name: string
  sentence: string
}

function inWords({ name, sentence }: MethodWords, language: Language): MethodInWords {
  return { name: inLanguage(language, name), sentence: inLanguage(language, sentence) }
}

function differing(item: StepChoices, above: StepChoices): Partial<StepChoices> {
  return Object.fromEntries(
    Object.entries(item).filter(([step, choice]) =>
      Object.entries(above).some(([other, was]) => other === step && was !== choice),
    ),
  )
}

/** Steps in words, in their order. Thresholds and accepted kinds have none. */
export function describeChoices(choices: Partial<StepChoices>, language: Language): ChoiceInWords[] {
  const { noData, notApplicable, treatment, normalisation, aggregation, weighting } = choices
  const said: [keyof StepChoices, MethodWords | undefined, string][] = [
    ['noData', noData && missingWords(noData), noData ? anchorOf(noData) : ''],
    ['notApplicable', notApplicable && missingWords(notApplicable), notApplicable ? anchorOf(notApplicable) : ''],
    ['treatment', treatment && modelWords.treatment[treatment.method], `treatment-${treatment?.method}`],
    [
      'normalisation',
      normalisation && modelWords.normalisation[normalisation.method],
      `normalisation-${normalisation?.method}`,
    ],
    ['weighting', weighting && modelWords.weighting[weighting.method], `weighting-${weighting?.method}`],
    ['aggregation', aggregation && modelWords.aggregation[aggregation.method], `aggregation-${aggregation?.method}`],
  ]
  return said.flatMap(([step, own, anchor]) => (own ? [{ step, anchor, ...inWords(own, language) }] : []))
}

function anchorOf(rule: MissingRule): string {
  return rule.rule === 'impute' ? `imputation-${rule.by.method}` : `missingRule-${rule.rule}`
}
