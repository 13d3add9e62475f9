import type { WithinBucket } from '../../../db/queries/histories'
import type { Metric } from '../../../db/queries/observations'
import type { Model, OverTime } from '../../../scoring/model'
import { listIndicators } from '../../model/model-parts'

/** What a history can be of: a metric, or the share that one metric has in another. */
export interface HistorySubject {
  /** `metric:CODE` or `share:CODE`, as in the address. */
  code: string
  titleFa: string
  titleEn: string
  unit: string
  /** The metric; of a share the whole, then the part. */
  metrics: Pick<Metric, 'code' | 'titleFa' | 'titleEn'>[]
  within: WithinBucket
  across: 'sum' | 'mean'
}

/**
 * Shares that a model scores, then every metric of the festival. How a metric goes over time, the model says; where it
 * doesn't, it adds up.
 */
export function listSubjects(model: Model | null, metrics: readonly Metric[]): HistorySubject[] {
  const row = new Map(metrics.map((metric) => [metric.code, metric]))
  const overTime = model ? overTimesOf(model) : new Map<string, WithinBucket>()
  const ofMetric = (metric: Metric) => ({
    code: `metric:${metric.code}`,
    titleFa: metric.titleFa,
    titleEn: metric.titleEn,
    unit: metric.unit,
    metrics: [metric],
    within: overTime.get(metric.code) ?? (metric.unit === 'percent' ? ('mean' as const) : ('sum' as const)),
    across: metric.unit === 'percent' ? ('mean' as const) : ('sum' as const),
  })
  return [...(model ? listShares(model, row, overTime) : []), ...metrics.map(ofMetric)]
}

function listShares(
  model: Model,
  item: ReadonlyMap<string, Metric>,
  overTime: ReadonlyMap<string, WithinBucket>,
): HistorySubject[] {
  return listIndicators(model).flatMap(({ code, title, measure }) => {
    if (!('numerator' in measure) || !('metric' in measure.denominator)) return []
    const [whole, part] = [item.get(measure.denominator.metric), item.get(measure.numerator.metric)]
    if (measure.factor !== 100 || !whole || !part || whole.unit !== part.unit) return []
    const within = overTime.get(whole.code) ?? 'sum'
    return [
      {
        code: `share:${code}`,
        titleFa: title.fa,
        titleEn: title.en,
        unit: whole.unit,
        metrics: [whole, part],
        within,
        across: 'sum' as const,
      },
    ]
  })
}

/**
 * By metric, what a model says of it. A stock is what it takes the last value or the growth of anywhere, and a part of
 * a stock.
 */
function overTimesOf(model: Model): Map<string, WithinBucket> {
  const measures = listIndicators(model).flatMap(({ measure }) =>
    'minuend' in measure ? [measure.minuend, measure.subtrahend] : [measure],
  )
  const terms = measures.flatMap((measure) =>
    'metric' in measure
      ? [measure]
      : 'metric' in measure.denominator
        ? [measure.numerator, measure.denominator]
        : [measure.numerator],
  )
  const stocks = new Set(
    terms
      .filter(({ overTime = 'sum' }) => overTime === 'last' || overTime.startsWith('growth'))
      .map(({ metric }) => metric),
  )
  for (const measure of measures) {
    if ('numerator' in measure && 'metric' in measure.denominator && stocks.has(measure.denominator.metric))
      stocks.add(measure.numerator.metric)
  }
  return new Map(
    terms.map(({ metric, overTime = 'sum' }) => [metric, stocks.has(metric) ? 'last' : toWithin(overTime)]),
  )
}

function toWithin(overTime: OverTime): WithinBucket {
  return overTime === 'mean' || overTime === 'max' || overTime === 'last' ? overTime : 'sum'
}
