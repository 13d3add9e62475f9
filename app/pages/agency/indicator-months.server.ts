import type { Db } from '../../../db/database'
import { listMetricCells } from '../../../db/queries/observations'
import type { ScoredEdition } from '../../access/edition-run.server'
import { listIndicators, metricsOf, metricsOfModel } from '../../model/model-parts'
import { toMonthlySeries } from './monthly-series'

/**
 * By indicator: what it would have been in each period of the evaluated year alone, oldest first; null where there is
 * no value.
 */
export async function loadIndicatorMonths(
  db: Db,
  { run, edition, festival, model }: ScoredEdition,
  agencyId: number,
): Promise<Record<string, (number | null)[]>> {
  const year = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const cells = await listMetricCells(db, {
    festivalId: festival.id,
    metrics: metricsOfModel(model),
    asOf: run.asOf,
    agencyId,
    ...year,
  })
  const entries = listIndicators(model).map(({ code, measure }): [string, (number | null)[]] => {
    const metrics = metricsOf(measure)
    const row = cells.filter(({ metric }) => metrics.includes(metric))
    return [code, toMonthlySeries(measure, row).map(({ value }) => value)]
  })
  return Object.fromEntries(entries)
}
