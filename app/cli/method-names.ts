import type { Aggregation, MissingRule, Normalisation, Treatment } from '../../scoring/model'
import type { MethodSet } from '../../scoring/robustness/method-variants'
import { UsageError } from './command'

/** Brings zeros up to where these means can take them: a hundredth of full points. */
const floor = 0.01

const normalisations: Record<string, Normalisation> = {
  'min-max': { method: 'min-max' },
  rank: { method: 'rank' },
  borda: { method: 'borda' },
  percentile: { method: 'percentile' },
  'distance-to-maximum': { method: 'distance-to-maximum' },
  'fraction-of-maximum': { method: 'fraction-of-maximum' },
  'target-ratio': { method: 'target-ratio' },
}

const aggregations: Record<string, Aggregation> = {
  arithmetic: { method: 'arithmetic' },
  geometric: { method: 'geometric', floor },
  harmonic: { method: 'harmonic', floor },
  minimum: { method: 'minimum' },
  copeland: { method: 'copeland' },
  topsis: { method: 'topsis' },
  vikor: { method: 'vikor' },
  'promethee-ii': { method: 'promethee-ii' },
}

const treatments: Record<string, Treatment> = {
  none: { method: 'none' },
  winsorise: { method: 'winsorise', thenLog: true },
  'log-ct': { method: 'log-ct' },
  'box-cox': { method: 'box-cox' },
  fences: { method: 'fences' },
}

const imputations: Record<string, MissingRule> = {
  exclude: { rule: 'exclude' },
  zero: { rule: 'zero' },
  mean: { rule: 'impute', by: { method: 'mean' } },
  median: { rule: 'impute', by: { method: 'median' } },
  'group-mean': { rule: 'impute', by: { method: 'group-mean' } },
  'group-median': { rule: 'impute', by: { method: 'group-median' } },
}

/** The names that `--methods` takes, step by step. */
export const methodNames = Object.entries({
  normalisation: normalisations,
  aggregation: aggregations,
  treatment: treatments,
  imputation: imputations,
})
  .map(([step, methods]) => `${step}: ${Object.keys(methods).join(', ')}`)
  .join('\n')

/** `aggregation:geometric,imputation:median`: alternatives that stand beside what the model says, each with its usual settings. */
export function parseMethods(text: string | undefined): MethodSet {
  const names = (text?.split(',') ?? []).map((name) => name.trim().split(':'))
  const pick = <Method>(step: string, methods: Record<string, Method>) =>
    names.flatMap(([own, name = '']) => (own === step ? [methods[name] ?? refuse(`${step}:${name}`)] : []))
  const stranger = names.find(
    ([step = '']) => !['normalisation', 'aggregation', 'treatment', 'imputation'].includes(step),
  )
  if (stranger) return refuse(stranger.join(':'))
  return {
    normalisations: pick('normalisation', normalisations),
    aggregations: pick('aggregation', aggregations),
    treatments: pick('treatment', treatments),
    imputations: pick('imputation', imputations),
  }
}

function refuse(name: string): never {
  throw new UsageError(`--methods takes STEP:METHOD, separated by commas; “${name}” is none of these:\n${methodNames}`)
}
