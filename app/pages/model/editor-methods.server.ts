import { aggregations } from '../../../scoring/aggregate/methods'
import type { AnyMethod } from '../../../scoring/method'
import { normalisations } from '../../../scoring/normalise/methods'
import { imputations } from '../../../scoring/steps/imputations'
import { treatments } from '../../../scoring/steps/treatments'
import { weightings } from '../../../scoring/weigh/methods'
import { type Language, inLanguage } from '../../i18n/language'
import { type MethodWords, missingChoices, modelWords } from '../../model/model-words.server'
import { listOptions } from './method-options.server'
import type { RankStyle } from './draft/ranking-draft'
import type { ChosenStep, EditorMethod, PresetMethod } from './draft/steps-draft'

/**
 * The methods that the form beside the JSON offers, by step; what has no data among them, where a rule or a method of
 * imputation is chosen.
 */
export function listEditorMethods(language: Language): Record<ChosenStep, EditorMethod[]> {
  const list = (words: Readonly<Record<string, MethodWords>>, methods: readonly AnyMethod[]) =>
    Object.entries(words).map(([method, { name, sentence }]): EditorMethod => {
      const definition = methods.find((item) => item.name === method)
      return {
        ...presetOf(methods, method),
        name: inLanguage(language, name),
        sentence: inLanguage(language, sentence),
        options: definition ? listOptions(definition, language) : [],
      }
    })
  return {
    noData: list(missingChoices, imputations),
    notApplicable: list(missingChoices, imputations),
    treatment: list(modelWords.treatment, treatments),
    normalisation: list(modelWords.normalisation, normalisations),
    aggregation: list(modelWords.aggregation, aggregations),
    weighting: list(modelWords.weighting, weightings),
  }
}

/** The styles of ranks in words. */
export function listRankStyles(language: Language): Record<RankStyle, { name: string; sentence: string }> {
  const inWords = ({ name, sentence }: MethodWords) => ({
    name: inLanguage(language, name),
    sentence: inLanguage(language, sentence),
  })
  const { competition, dense, fractional } = modelWords.ranking
  return { competition: inWords(competition), dense: inWords(dense), fractional: inWords(fractional) }
}

/** What is no method is a rule for what has no data, and has no options. */
export function presetOf(methods: readonly AnyMethod[], method: string): PresetMethod {
  const definition = methods.find(({ name }) => name === method)
  if (!definition) return { method, preset: {}, learns: false }
  return { method, preset: definition.preset, learns: 'over' in definition.optional }
}
