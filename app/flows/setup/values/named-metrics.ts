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

/** Metrics of a festival as the reader of spreadsheets recognises them. */
export function toNamedMetrics(metrics: readonly Pick<Metric, 'code' | 'titleFa' | 'titleEn' | 'unit' | 'decimals'>[]) {
  return metrics.map(({ code, titleFa, titleEn, unit, decimals }): NamedMetric => ({
    code,
    names: [titleFa, titleEn],
    isWhole: decimals === 0 && !fractional.has(unit),
    isPercent: unit === 'percent',
  }))
}
