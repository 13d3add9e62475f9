import { aggregations } from '../../scoring/aggregate/methods'
import { alternativesOf } from '../../scoring/method'
import type { Aggregation, Imputation, MissingRule, Normalisation, Treatment } from '../../scoring/model'
import { normalisations } from '../../scoring/normalise/methods'
import type { MethodSet } from '../../scoring/robustness/method-variants'
import { imputations } from '../../scoring/steps/imputations'
import { treatments } from '../../scoring/steps/treatments'
import { UsageError } from './command'

/** What `--methods` takes, step by step. */
const choices = {
  normalisation: alternativesOf<Normalisation>(normalisations),
  aggregation: alternativesOf<Aggregation>(aggregations),
  treatment: alternativesOf<Treatment>(treatments),
  imputation: {
    exclude: { rule: 'exclude' },
    zero: { rule: 'zero' },
    ...imputing(alternativesOf<Imputation>(imputations)),
  } satisfies Record<string, MissingRule>,
}

function imputing(methods: Readonly<Record<string, Imputation>>): Record<string, MissingRule> {
  return Object.fromEntries(Object.entries(methods).map(([name, by]) => [name, { rule: 'impute', by }]))
}

/** The names that `--methods` takes, step by step. */
const methodNames = Object.entries(choices)
  .map(([step, methods]) => `${step}: ${Object.keys(methods).join(', ')}`)
  .join('\n')

/**
 * `aggregation:geometric,imputation:median`: alternatives that stand beside what the model says, each with its usual
 * settings.
 */
export function parseMethods(text: string | undefined): MethodSet {
  const names = (text?.split(',') ?? []).map((name) => name.trim().split(':'))
  const pick = <Method>(step: string, methods: Record<string, Method>) =>
    names.flatMap(([own, name = '']) => (own === step ? [methods[name] ?? refuse(`${step}:${name}`)] : []))
  const stranger = names.find(([step = '']) => !Object.hasOwn(choices, step))
  if (stranger) return refuse(stranger.join(':'))
  return {
    normalisations: pick('normalisation', choices.normalisation),
    aggregations: pick('aggregation', choices.aggregation),
    treatments: pick('treatment', choices.treatment),
    imputations: pick('imputation', choices.imputation),
  }
}

function refuse(name: string): never {
  throw new UsageError(`--methods takes STEP:METHOD, separated by commas; “${name}” is none of these:\n${methodNames}`)
}
