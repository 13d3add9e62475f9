import { type Fields, isFields } from './model-draft'

export const timings = ['sum', 'mean', 'last', 'max', 'growth-points', 'growth-relative'] as const
type Timing = (typeof timings)[number]

/** How an indicator is computed, as far as the form can say it: a metric, or one per another number. */
export interface DraftFormula {
  metric: string
  timing: Timing
  /** Empty: the metric alone. Else `metric:CODE`, or `attribute:NAME` for a number known of the agency itself. */
  per: string
  factor: number
}

const timingOf = (term: Fields): Timing => timings.find((timing) => timing === term['overTime']) ?? 'sum'
const factorOf = ({ factor }: Fields) => (typeof factor === 'number' ? factor : 1)

export function toFormula(measure: unknown): DraftFormula | null {
  if (!isFields(measure)) return null
  if (typeof measure['metric'] === 'string')
    return { metric: measure['metric'], timing: timingOf(measure), per: '', factor: factorOf(measure) }
  const { numerator, denominator } = measure
  if (!isFields(numerator) || !isFields(denominator) || typeof numerator['metric'] !== 'string') return null
  const per =
    typeof denominator['metric'] === 'string'
      ? `metric:${denominator['metric']}`
      : typeof denominator['attribute'] === 'string'
        ? `attribute:${denominator['attribute']}`
        : null
  return per === null
    ? null
    : { metric: numerator['metric'], timing: timingOf(numerator), per, factor: factorOf(measure) }
}

/** Both sides of a ratio are taken over the year in the same way; growth is of the upper side alone. */
export function toMeasure({ metric, timing, per, factor }: DraftFormula, before: unknown): object {
  const over = (own: Timing) => (own === 'sum' ? {} : { overTime: own })
  if (!per) return { metric, ...over(timing), ...(factor === 1 ? {} : { factor }) }
  const [kind, name] = [per.slice(0, per.indexOf(':')), per.slice(per.indexOf(':') + 1)]
  const least = isFields(before) && 'minDenominator' in before ? { minDenominator: before['minDenominator'] } : {}
  const below =
    kind === 'attribute' ? { attribute: name } : { metric: name, ...over(timing.startsWith('growth') ? 'sum' : timing) }
  return { numerator: { metric, ...over(timing) }, denominator: below, factor, ...least }
}
