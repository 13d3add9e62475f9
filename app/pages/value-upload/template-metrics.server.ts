import { findModelVersionFor } from '../../../db/queries/models'
import { type Metric, listMetrics } from '../../../db/queries/observations'
import { listWanted } from '../../../scoring/metric-names'
import type { EditionContext } from '../../access/edition-context.server'
import { listOtherWays } from '../../flows/setup/values/compare-values.server'
import { storedModel } from '../../model/stored-model'
import type { RequestContext } from '../../policy/request-context'

export interface TemplateMetric {
  metric: Metric
  /** The model of the edition asks for it. */
  isWanted: boolean
}

/** The metrics that a spreadsheet can give: those of the model in its order, then the others. */
export async function listTemplateMetrics(
  { db }: Pick<RequestContext, 'db'>,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
): Promise<TemplateMetric[]> {
  const [metrics, otherWays, version] = await Promise.all([
    listMetrics(db, editionContext.festival.id),
    listOtherWays(db, editionContext),
    findModelVersionFor(db, editionContext.edition),
  ])
  const wanted = version ? [...listWanted(storedModel(version)).metrics.keys()] : []
  const open = metrics.filter(({ code }) => !otherWays.has(code))
  const first = wanted.flatMap((code) => open.filter((metric) => metric.code === code))
  return [
    ...first.map((metric) => ({ metric, isWanted: true })),
    ...open.filter((metric) => !first.includes(metric)).map((metric) => ({ metric, isWanted: false })),
  ]
}
