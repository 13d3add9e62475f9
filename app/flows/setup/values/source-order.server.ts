import { listMetrics } from '../../../../db/queries/observations'
import { listSourceOrders, saveSourceOrder } from '../../../../db/queries/source-orders'
import { lockFestival } from '../../../../db/queries/sources'
import type { EditionContext } from '../../../access/edition-context.server'
import { recordEvent } from '../../../audit/audit.server'
import { reachOf } from '../../../policy/policy.server'
import type { RequestContext } from '../../../policy/request-context'

export type RaisedSource = { ok: true } | { ok: false; why: 'not-allowed' | 'changed' | 'unknown-code' }

/** Names the order that a person was shown. */
export const basisOfOrder = (sources: readonly { code: string }[]) => sources.map(({ code }) => code).join(' ')

/**
 * Lets a source stand one place higher for a metric. What is stored stays until one of the sources speaks again. With
 * another `basis` than what is stored, somebody else has changed the order, and nothing is done.
 */
export async function raiseSource(
  { db, viewer, now }: RequestContext,
  { festival, edition }: Pick<EditionContext, 'festival' | 'edition'>,
  { metric, source, basis }: { metric: string; source: string; basis: string },
): Promise<RaisedSource> {
  if (!reachOf(viewer, 'organisation.edit', { festivalId: festival.id, stage: null }))
    return { ok: false, why: 'not-allowed' }
  return db.transaction(async (tx): Promise<RaisedSource> => {
    await lockFestival(tx, festival.id)
    const order = (await listSourceOrders(tx, festival.id)).find((one) => one.metric === metric)
    const known = (await listMetrics(tx, festival.id)).find(({ code }) => code === metric)
    const before = order?.sources.map(({ code }) => code) ?? []
    const at = before.indexOf(source)
    if (!order || !known || at < 0) return { ok: false, why: 'unknown-code' }
    if (basisOfOrder(order.sources) !== basis) return { ok: false, why: 'changed' }
    if (at === 0) return { ok: true }
    const after = [...before.slice(0, at - 1), source, ...before.slice(at - 1, at), ...before.slice(at + 1)]
    await saveSourceOrder(tx, known.id, after)
    await recordEvent(tx, viewer, {
      action: 'source.order',
      at: now,
      festivalId: festival.id,
      editionId: edition.id,
      subject: `metric:${metric}`,
      before: { sources: before },
      after: { sources: after },
    })
    return { ok: true }
  })
}
