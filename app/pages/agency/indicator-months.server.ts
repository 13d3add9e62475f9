import type { Db } from '../../../db/database'
import { listMetricCells } from '../../../db/queries/observations'
import type { ValueKind } from '../../../db/queries/value-kinds'
import type { ScoredEdition } from '../../access/edition-run.server'
import { listIndicators, metricsOf, metricsOfModel } from '../../model/model-parts'
import { toMonthlySeries } from './monthly-series'

export interface IndicatorYear {
  /** What it would have been in each period alone, oldest first; null where there is no value. */
  months: (number | null)[]
  /** Of all values that it is made of. */
  kinds: ValueKind[]
}

/** By indicator, the evaluated year of an agency as the run knew it. */
export async function loadIndicatorYears(
  db: Db,
  { run, edition, festival, model }: ScoredEdition,
  agencyId: number,
): Promise<Record<string, IndicatorYear>> {
  const year = { from: edition.evaluatedFrom, to: edition.evaluatedTo }
  const cells = await listMetricCells(db, {
    festivalId: festival.id,
    metrics: metricsOfModel(model),
    asOf: run.asOf,
    agencyId,
    ...year,
  })
  const entries = listIndicators(model).map(({ code, measure }): [string, IndicatorYear] => {
    const metrics = metricsOf(measure)
    const row = cells.filter(({ metric }) => metrics.includes(metric))
    const reported = row.filter(({ status }) => status === 'reported')
    const kinds = [...new Set(reported.flatMap(({ kinds }) => kinds))].toSorted()
    return [code, { months: toMonthlySeries(measure, row).map(({ value }) => value), kinds }]
  })
  return Object.fromEntries(entries)
}
