import { listMetrics } from '../../../db/queries/observations'
import { listSourceOrders } from '../../../db/queries/source-orders'
import type { SourceName } from '../../../db/queries/sources'
import type { EditionContext } from '../../access/edition-context.server'
import { type RaisedSource, basisOfOrder, raiseSource } from '../../flows/setup/values/source-order.server'
import { type RefusedForm, firstTexts } from '../../forms/form-fault'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'

export interface ShownOrder {
  metric: string
  titleFa: string
  titleEn: string
  sources: SourceName[]
  basis: string
  mayChange: boolean
}

/** The orders of sources of a festival, by the title of the metric. */
export async function loadSourceOrders(
  { db, viewer }: Pick<RequestContext, 'db' | 'viewer'>,
  { festival }: Pick<EditionContext, 'festival'>,
): Promise<ShownOrder[]> {
  const [orders, metrics] = await Promise.all([listSourceOrders(db, festival.id), listMetrics(db, festival.id)])
  const mayChange = reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }) !== null
  const known = new Map(metrics.map((metric) => [metric.code, metric]))
  return orders
    .flatMap(({ metric, sources }) => {
      const { titleFa, titleEn } = known.get(metric) ?? {}
      if (titleFa === undefined || titleEn === undefined) return []
      return [{ metric, titleFa, titleEn, sources, basis: basisOfOrder(sources), mayChange }]
    })
    .toSorted((one, other) => new Intl.Collator('fa').compare(one.titleFa, other.titleFa))
}

export interface OrderAnswer {
  why: Extract<RaisedSource, { ok: false }>['why'] | null
}

/** Lets a source stand one place higher. */
export async function takeOrderForm(
  context: RequestContext,
  editionContext: Pick<EditionContext, 'festival' | 'edition'>,
  sent: Pick<RefusedForm, 'typed'>,
): Promise<OrderAnswer> {
  const texts = firstTexts(sent.typed)
  const raised = await raiseSource(context, editionContext, {
    metric: texts['metric'] ?? '',
    source: texts['source'] ?? '',
    basis: texts['basis'] ?? '',
  })
  return { why: raised.ok ? null : raised.why }
}
