import type { RequestContext } from '../../policy/request-context'
import { type MetricCell, listMetricCells, listMetricPeriods, listMetrics } from '../../../db/queries/observations'
import type { EditionContext } from '../../access/edition-context.server'

/** What people may put right: a metric and period, with what is known of it now. */
export interface KnownValue extends Pick<MetricCell, 'metric' | 'periodFrom' | 'status' | 'value'> {
  titleFa: string
  titleEn: string
  unit: string
  periodTo: string
}

/**
 * Every period of the evaluated year for which a metric is known of some agency: where nothing is known of this one,
 * that is no data.
 */
export async function listKnownValues(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  metrics: readonly string[],
  agencyId: number,
): Promise<KnownValue[]> {
  const query = { festivalId: festival.id, metrics, from: edition.evaluatedFrom, to: edition.evaluatedTo, asOf: now }
  const [cells, periods, known] = await Promise.all([
    listMetricCells(db, { ...query, agencyId }),
    listMetricPeriods(db, query),
    listMetrics(db, festival.id),
  ])
  return periods.flatMap(({ metric, periodFrom, periodTo }) => {
    const titled = known.find((item) => item.code === metric)
    const cell = cells.find((cell) => cell.metric === metric && cell.periodFrom === periodFrom)
    return titled
      ? [
          {
            metric,
            titleFa: titled.titleFa,
            titleEn: titled.titleEn,
            unit: titled.unit,
            periodFrom,
            periodTo,
            status: cell?.status ?? 'no-data',
            value: cell?.value ?? 0,
          },
        ]
      : []
  })
}
