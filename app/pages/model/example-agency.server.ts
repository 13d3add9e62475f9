import type { Edition } from '../../../db/queries/festivals'
import { findExampleAgency } from '../../../db/queries/metric-use'
import { listMetrics, listTotals } from '../../../db/queries/observations'
import type { RequestContext } from '../../policy/request-context'
import type { ExampleAgency } from './draft/example'

/** What one agency of an edition has reported in the evaluated year; null where nobody has reported anything. */
export async function loadExampleAgency(
  { db }: Pick<RequestContext, 'db'>,
  edition: Pick<Edition, 'id' | 'festivalId' | 'evaluatedFrom' | 'evaluatedTo'>,
): Promise<ExampleAgency | null> {
  const metrics = await listMetrics(db, edition.festivalId)
  const codeOf = new Map(metrics.map(({ id, code }) => [id, code]))
  const found = await findExampleAgency(db, edition, [...codeOf.keys()])
  if (!found) return null
  const { id, ...agency } = found
  const totals = await listTotals(db, { metricIds: [...codeOf.keys()], agencyIds: [id] })
  const values: Record<string, Record<string, number>> = {}
  for (const { metricId, periodFrom, periodTo, value } of totals) {
    const code = codeOf.get(metricId)
    if (code === undefined || periodFrom < edition.evaluatedFrom || periodTo > edition.evaluatedTo) continue
    values[code] = { ...values[code], [periodFrom]: value }
  }
  return { ...agency, metrics: values }
}
