import type { Metric } from '../../../../db/queries/observations'
import type { NamedMetric } from '../../../../sources/sheets/recognise-columns'

/** Units of what is not counted one by one: a fraction of them is a value like any other. */
const fractional: ReadonlySet<string> = new Set([
  'percent',
  'percentage_point',
  'share',
  'minute',
  'hour',
  'day',
  'mark',
  'per_1000',
  'per_staff',
])

/** The metric counts things one by one: a fraction is no value of it. */
export const countsWhole = ({ unit, decimals }: Pick<Metric, 'unit' | 'decimals'>) =>
  decimals === 0 && !fractional.has(unit)

/** Metrics of a festival as the reader of spreadsheets recognises them. */
export function toNamedMetrics(metrics: readonly Pick<Metric, 'code' | 'titleFa' | 'titleEn' | 'unit' | 'decimals'>[]) {
  return metrics.map(({ code, titleFa, titleEn, unit, decimals }): NamedMetric => ({
    code,
    names: [titleFa, titleEn],
    isWhole: countsWhole({ unit, decimals }),
    isPercent: unit === 'percent',
  }))
}
