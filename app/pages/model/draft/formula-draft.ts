import { numberOf } from './facts-draft'
import { type Fields, fieldsOf, isFields } from './model-draft'

export const timings = ['sum', 'mean', 'last', 'max', 'growth-points', 'growth-relative'] as const
type Timing = (typeof timings)[number]
/** A denominator cannot be a growth. */
export const levelTimings = ['sum', 'mean', 'last', 'max'] as const
type LevelTiming = (typeof levelTimings)[number]

/** A metric, or one per another number. */
export interface DraftSide {
  metric: string
  timing: Timing
  /** Empty: the metric alone. Else `metric:CODE`, or `attribute:NAME` for a number known of the agency itself. */
  per: string
  /** Of the metric that is divided by. */
  perTiming: LevelTiming
  factor: number
  /** A smaller denominator gives no value; null: any will do. */
  minDenominator: number | null
}

/** How an indicator is computed: one side, or the difference of two, not below a floor where there is one. */
export type DraftFormula =
  | { kind: 'single'; side: DraftSide }
  | { kind: 'difference'; minuend: DraftSide; subtrahend: DraftSide; floor: number | null }

/** A measure of the document; null where it is none that can be read. */
export function toFormula(measure: unknown): DraftFormula | null {
  if (!isFields(measure)) return null
  if (!('minuend' in measure)) {
    const side = toSide(measure)
    return side && { kind: 'single', side }
  }
  const [minuend, subtrahend] = [toSide(measure['minuend']), toSide(measure['subtrahend'])]
  return minuend && subtrahend ? { kind: 'difference', minuend, subtrahend, floor: numberOf(measure['floor']) } : null
}

export function toMeasure(formula: DraftFormula): Fields {
  if (formula.kind === 'single') return fromSide(formula.side)
  const { minuend, subtrahend, floor } = formula
  return { minuend: fromSide(minuend), subtrahend: fromSide(subtrahend), floor: floor ?? undefined }
}

/** The formula as one side alone, or as a difference that begins with the same on both sides. */
export function asKind(formula: DraftFormula, kind: DraftFormula['kind']): DraftFormula {
  if (formula.kind === kind) return formula
  return formula.kind === 'single'
    ? { kind: 'difference', minuend: formula.side, subtrahend: formula.side, floor: null }
    : { kind: 'single', side: formula.minuend }
}

function toSide(measure: unknown): DraftSide | null {
  const { metric, numerator, denominator, factor, minDenominator } = fieldsOf(measure)
  const single = { perTiming: 'sum', factor: numberOf(factor) ?? 1, minDenominator: numberOf(minDenominator) } as const
  if (typeof metric === 'string') return { metric, timing: timingOf(measure), per: '', ...single }
  const above = fieldsOf(numerator)['metric']
  const per = perOf(fieldsOf(denominator))
  if (typeof above !== 'string' || per === null) return null
  const perTiming = levelTimings.find((timing) => timing === fieldsOf(denominator)['overTime']) ?? 'sum'
  return { metric: above, timing: timingOf(numerator), per, ...single, perTiming }
}

const timingOf = (term: unknown) => timings.find((timing) => timing === fieldsOf(term)['overTime']) ?? 'sum'

function perOf({ metric, attribute }: Fields): string | null {
  if (typeof metric === 'string') return `metric:${metric}`
  return typeof attribute === 'string' ? `attribute:${attribute}` : null
}

function fromSide({ metric, timing, per, perTiming, factor, minDenominator }: DraftSide): Fields {
  const over = (how: Timing) => (how === 'sum' ? {} : { overTime: how })
  if (!per) return { metric, ...over(timing), ...(factor === 1 ? {} : { factor }) }
  const name = per.slice(per.indexOf(':') + 1)
  const denominator = isMetric(per) ? { metric: name, ...over(perTiming) } : { attribute: name }
  const least = minDenominator === null ? {} : { minDenominator }
  return { numerator: { metric, ...over(timing) }, denominator, factor, ...least }
}

const isMetric = (per: string) => per.startsWith('metric:')

/** The code of the metric that is divided by; null where it is none. */
export const perMetricOf = ({ per }: DraftSide) => (isMetric(per) ? per.slice('metric:'.length) : null)

export interface FormulaMetric {
  code: string
  unit: string
  /** How its values of several periods go together; null: each stands alone, as a stock does. */
  overPeriods: 'adds-up' | 'grows' | null
}

/** How a metric is usually taken over the year. */
export function usualTiming({ overPeriods }: Pick<FormulaMetric, 'overPeriods'>): LevelTiming {
  if (overPeriods === 'adds-up') return 'sum'
  return overPeriods === 'grows' ? 'max' : 'last'
}

/** The side with another metric, taken over the year as that metric usually is. */
export function withMetric(side: DraftSide, code: string, metrics: readonly FormulaMetric[]): DraftSide {
  const metric = metrics.find((item) => item.code === code)
  return { ...side, metric: code, timing: metric ? usualTiming(metric) : side.timing }
}

/**
 * The side divided by something else. The factor and the smallest sample are of what was divided by before, so they
 * stay only from one metric to another.
 */
export function withPer(side: DraftSide, per: string, metrics: readonly FormulaMetric[]): DraftSide {
  const below = metrics.find(({ code }) => per === `metric:${code}`)
  const perTiming = below ? usualTiming(below) : 'sum'
  if (isMetric(per) && isMetric(side.per)) return { ...side, per, perTiming }
  const isShare = below !== undefined && below.unit === unitOf(side.metric, metrics)
  return { ...side, per, perTiming, factor: isShare ? 100 : 1, minDenominator: null }
}

/** The unit that a formula gives by itself; null where only a person can say it. */
export function unitOfFormula(formula: DraftFormula, metrics: readonly FormulaMetric[]): string | null {
  if (formula.kind === 'difference') return null
  const { per, metric, factor } = formula.side
  if (!per) return factor === 1 ? unitOf(metric, metrics) : null
  const below = perMetricOf(formula.side)
  return factor === 100 && below !== null && unitOf(below, metrics) === unitOf(metric, metrics) ? 'percent' : null
}

const unitOf = (code: string, metrics: readonly FormulaMetric[]) =>
  metrics.find((metric) => metric.code === code)?.unit ?? null
