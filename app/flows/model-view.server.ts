import type { Db } from '../../db/client.server'
import { listMetrics } from '../../db/queries/observations'
import { writeFormula } from '../format/formula'
import { en } from '../i18n/en'
import { fa } from '../i18n/fa'
import { type Language, inLanguage, titleOf } from '../i18n/language'
import { type MethodWords, modelWords } from '../views/model-words.server'
import type { Model, StepChoices } from '../../scoring/model'
import { flattenTree } from '../../scoring/tree'

/** A choice in words: the step's name is a text of the page. */
export interface ChoiceInWords {
  step: keyof StepChoices
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
  formula: string | null
  direction: 'more-is-better' | 'less-is-better' | null
  target: number | null
  unit: string | null
  /** What this node does otherwise than the branches above it. */
  own: ChoiceInWords[]
}

const sayOverTime = { fa: fa.indicator.overTime, en: en.indicator.overTime }

/** A model for people: its tree with weights beside their share, and each step in words. */
export async function describeModel(
  db: Db,
  festivalId: number,
  model: Model,
  language: Language,
): Promise<{ defaults: ChoiceInWords[]; nodes: NodeInWords[]; style: MethodInWords }> {
  const names = Object.fromEntries(
    (await listMetrics(db, festivalId)).map((metric) => [metric.code, titleOf(language, metric)]),
  )
  const flat = flattenTree(model)
  const nodes = flat.map(({ info, weight, choices, indicator }) => {
    const parent = flat[info.parent]
    return {
      code: info.code,
      title: inLanguage(language, info.title),
      depth: info.depth,
      kind: info.kind,
      weight,
      share: parent ? info.points / parent.info.points : 1,
      points: info.points,
      formula: indicator && writeFormula(indicator.measure, names, language, (how) => sayOverTime[language][how]),
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
  }
}

interface MethodInWords {
  name: string
  sentence: string
}

function inWords({ name, sentence }: MethodWords, language: Language): MethodInWords {
  return { name: inLanguage(language, name), sentence: inLanguage(language, sentence) }
}

function differing(own: StepChoices, above: StepChoices): Partial<StepChoices> {
  return Object.fromEntries(
    Object.entries(own).filter(([step, choice]) =>
      Object.entries(above).some(([other, was]) => other === step && was !== choice),
    ),
  )
}

function describeChoices(choices: Partial<StepChoices>, language: Language): ChoiceInWords[] {
  const { noData, notApplicable, treatment, normalisation, aggregation, weighting } = choices
  const said: [keyof StepChoices, MethodWords | undefined][] = [
    ['noData', noData && modelWords.missing[noData.rule]],
    ['notApplicable', notApplicable && modelWords.missing[notApplicable.rule]],
    ['treatment', treatment && modelWords.treatment[treatment.method]],
    ['normalisation', normalisation && modelWords.normalisation[normalisation.method]],
    ['weighting', weighting && modelWords.weighting[weighting.method]],
    ['aggregation', aggregation && modelWords.aggregation[aggregation.method]],
  ]
  return said.flatMap(([step, own]) => (own ? [{ step, ...inWords(own, language) }] : []))
}
