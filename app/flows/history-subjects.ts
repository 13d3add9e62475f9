import type { WithinBucket } from '../../db/queries/histories'
import type { Metric } from '../../db/queries/observations'
import type { Model, OverTime } from '../../scoring/model'
import { listIndicators } from './model-parts'

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

/** Shares that a model scores, then every metric of the festival. How a metric goes over time, the model says; where it doesn't, it adds up. */
export function listSubjects(model: Model | null, metrics: readonly Metric[]): HistorySubject[] {
  const own = new Map(metrics.map((metric) => [metric.code, metric]))
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
  return [...(model ? listShares(model, own, overTime) : []), ...metrics.map(ofMetric)]
}

function listShares(
  model: Model,
  own: ReadonlyMap<string, Metric>,
  overTime: ReadonlyMap<string, WithinBucket>,
): HistorySubject[] {
  return listIndicators(model).flatMap(({ code, title, measure }) => {
    if (!('numerator' in measure) || !('metric' in measure.denominator)) return []
    const [whole, part] = [own.get(measure.denominator.metric), own.get(measure.numerator.metric)]
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

/** By metric, what a model says of it. A stock is what it takes the last value or the growth of anywhere, and a part of a stock. */
function overTimesOf(model: Model): Map<string, WithinBucket> {
  const measures = listIndicators(model).flatMap(({ measure }) =>
    'minuend' in measure ? [measure.minuend, measure.subtrahend] : [measure],
  )
  const terms = measures.flatMap((own) =>
    'metric' in own ? [own] : 'metric' in own.denominator ? [own.numerator, own.denominator] : [own.numerator],
  )
  const stocks = new Set(
    terms
      .filter(({ overTime = 'sum' }) => overTime === 'last' || overTime.startsWith('growth'))
      .map(({ metric }) => metric),
  )
  for (const own of measures) {
    if ('numerator' in own && 'metric' in own.denominator && stocks.has(own.denominator.metric))
      stocks.add(own.numerator.metric)
  }
  return new Map(
    terms.map(({ metric, overTime = 'sum' }) => [metric, stocks.has(metric) ? 'last' : toWithin(overTime)]),
  )
}

function toWithin(overTime: OverTime): WithinBucket {
  return overTime === 'mean' || overTime === 'max' || overTime === 'last' ? overTime : 'sum'
}
