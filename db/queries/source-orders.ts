import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { onlyRow } from '../only-row'
import { rows } from '../rows'
import { metric, sourceOrder } from '../schema'
import { type SourceName, listMetricOwners } from './sources'

/** The internal source by which values of spreadsheets come in. */
export const spreadsheets: SourceName = {
  code: 'spreadsheets',
  titleFa: 'صفحه‌گسترده‌ها',
  titleEn: 'Spreadsheets',
}

export interface SourceOrder {
  /** Code of the metric. */
  metric: string
  /** The one that stands over the others first. */
  sources: SourceName[]
  /** Somebody has stated it; else it is the order in which the sources were made, spreadsheets last. */
  isStated: boolean
}

/**
 * The order of all that can give a metric beside each other: the sources whose definition names it, and spreadsheets.
 * What one says of an agency and a period stands against whoever comes after it. Metrics that sources give by single
 * services are left out, since nobody gives them beside those.
 */
export async function listSourceOrders(db: Db, festivalId: number): Promise<SourceOrder[]> {
  const [owners, stated] = await Promise.all([listMetricOwners(db, festivalId), listStatedOrders(db, festivalId)])
  return owners
    .filter(({ isByService }) => !isByService)
    .map(({ metric, sources }) => {
      const codes = stated.get(metric) ?? []
      const all = [...sources, spreadsheets]
      const first = codes.flatMap((code) => all.filter((source) => source.code === code))
      return {
        metric,
        sources: [...first, ...all.filter((source) => !first.includes(source))],
        isStated: codes.length > 0,
      }
    })
}

async function listStatedOrders(db: Db, festivalId: number): Promise<Map<string, readonly string[]>> {
  const found = await db
    .select({ metric: metric.code, codes: sourceOrder.codes })
    .from(sourceOrder)
    .innerJoin(metric, eq(metric.id, sourceOrder.metricId))
    .where(eq(metric.festivalId, festivalId))
    .orderBy(asc(metric.code))
  return new Map(found.map((row) => [row.metric, row.codes]))
}

/** The sources that stand over one, by metric: those that come before it. */
export async function listHigherSources(
  db: Db,
  festivalId: number,
  source: string,
): Promise<Map<string, SourceName[]>> {
  const orders = await listSourceOrders(db, festivalId)
  return new Map(
    orders.map(({ metric, sources }) => [
      metric,
      sources.slice(
        0,
        Math.max(
          sources.findIndex(({ code }) => code === source),
          0,
        ),
      ),
    ]),
  )
}

export async function saveSourceOrder(tx: Db, metricId: number, codes: readonly string[]) {
  await tx
    .insert(sourceOrder)
    .values({ metricId, codes })
    .onConflictDoUpdate({ target: sourceOrder.metricId, set: { codes } })
}

/** Changes whenever an order of the festival is stated otherwise. */
export async function findSourceOrderMark(db: Db, festivalId: number): Promise<string> {
  const { mark } = onlyRow(
    await rows<{ mark: string }>(
      db,
      sql`select coalesce(md5(string_agg(o.metric_id || ' ' || o.codes::text, ' ' order by o.metric_id)), '') as mark
        from source_order o join metric m on m.id = o.metric_id where m.festival_id = ${festivalId}`,
    ),
  )
  return mark
}
