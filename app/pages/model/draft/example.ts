import { type DraftFormula, type DraftSide, perMetricOf } from './formula-draft'

/** What is known of one agency in the evaluated year, by which a formula is shown at work. */
export interface ExampleAgency {
  titleFa: string
  titleEn: string
  /** By code of the metric: values by the first day of their period, in order. */
  metrics: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Numbers known of the agency itself, by name. */
  attributes: Readonly<Record<string, number>>
}

/** One side of a formula with the numbers of an agency. */
export interface WorkedSide {
  above: number
  /** What is divided by; null: nothing is. */
  below: number | null
  factor: number
  value: number
}

/** A formula with the numbers of an agency: one side, or two with what they come to. */
export interface WorkedFormula {
  sides: WorkedSide[]
  value: number
}

/** The formula at work; null where the agency has not all that it takes, or it looks into the year before. */
export function workOut(formula: DraftFormula, agency: ExampleAgency): WorkedFormula | null {
  if (formula.kind === 'single') {
    const side = workSide(formula.side, agency)
    return side && { sides: [side], value: side.value }
  }
  const [minuend, subtrahend] = [workSide(formula.minuend, agency), workSide(formula.subtrahend, agency)]
  if (!minuend || !subtrahend) return null
  return {
    sides: [minuend, subtrahend],
    value: Math.max(minuend.value - subtrahend.value, formula.floor ?? -Infinity),
  }
}

/** Both metrics count where both are reported, as the engine takes them. */
function workSide(side: DraftSide, { metrics, attributes }: ExampleAgency): WorkedSide | null {
  const { factor, minDenominator, per, perTiming, timing } = side
  const above = metrics[side.metric] ?? {}
  const perMetric = perMetricOf(side)
  const beside = perMetric === null ? null : (metrics[perMetric] ?? {})
  const periods = Object.keys(above).filter((period) => !beside || period in beside)
  const numerator = over(
    timing,
    periods.map((period) => above[period] ?? 0),
  )
  if (numerator === null) return null
  if (!per) return { above: numerator, below: null, factor, value: numerator * factor }
  const denominator = beside
    ? over(
        perTiming,
        periods.map((period) => beside[period] ?? 0),
      )
    : (attributes[per.slice(per.indexOf(':') + 1)] ?? null)
  if (denominator === null || denominator <= 0 || denominator < (minDenominator ?? 0)) return null
  return { above: numerator, below: denominator, factor, value: (numerator / denominator) * factor }
}

/** Values of one year taken together; null where there are none, or it takes another year. */
function over(timing: DraftSide['timing'], values: readonly number[]): number | null {
  const last = values.at(-1)
  if (last === undefined) return null
  const sum = values.reduce((total, value) => total + value, 0)
  if (timing === 'sum') return sum
  if (timing === 'mean') return sum / values.length
  if (timing === 'last') return last
  return timing === 'max' ? Math.max(...values) : null
}
