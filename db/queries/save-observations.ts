import { sql } from 'drizzle-orm'
import type { Db } from '../client.server'
import { rows } from '../rows'
import type { ObservationStatus } from './observations'

/** Columns of equal length, one entry an observation. A service of 0 is none. No key stands twice. */
export interface ObservationColumns {
  agencyId: number[]
  serviceId: number[]
  periodFrom: string[]
  periodTo: string[]
  status: ObservationStatus[]
  value: number[]
  page: number[]
  line: number[]
  records: number[]
}

/** How many observations one statement carries: more of them take memory and no less time. */
const batchSize = 50_000

/**
 * Writes what differs from the latest revision of each observation of one metric, as the next revision, and returns the
 * positions (from 0) that were written. Saving the same columns twice changes nothing.
 */
export async function saveObservations(db: Db, at: { metricId: number; pullId: number; recordedAt: Date }, c: ObservationColumns): Promise<number[]> {
  const written: number[] = []
  for (let start = 0; start < c.value.length; start += batchSize) {
    for (const place of await saveBatch(db, at, sliceColumns(c, start, start + batchSize))) written.push(start + place)
  }
  return written
}

function sliceColumns(c: ObservationColumns, start: number, end: number): ObservationColumns {
  return {
    agencyId: c.agencyId.slice(start, end),
    serviceId: c.serviceId.slice(start, end),
    periodFrom: c.periodFrom.slice(start, end),
    periodTo: c.periodTo.slice(start, end),
    status: c.status.slice(start, end),
    value: c.value.slice(start, end),
    page: c.page.slice(start, end),
    line: c.line.slice(start, end),
    records: c.records.slice(start, end),
  }
}

/** The status travels as text: the embedded database does not always know how an array of an enum is written. */
async function saveBatch(db: Db, at: { metricId: number; pullId: number; recordedAt: Date }, c: ObservationColumns): Promise<number[]> {
  const column = (values: readonly unknown[]) => sql.param(values)
  const written = await rows<{ places: number[] | null }>(
    db,
    sql`
    with changed as (
      select i.*, i.written_status::observation_status as status, coalesce(c.revision, 0) + 1 as next_revision
      from unnest(${column(c.agencyId)}::int[], ${column(c.serviceId)}::int[],
        ${column(c.periodFrom)}::date[], ${column(c.periodTo)}::date[], ${column(c.status)}::text[], ${column(c.value)}::float8[],
        ${column(c.page)}::int[], ${column(c.line)}::int[], ${column(c.records)}::int[])
        with ordinality as i(agency_id, service_id, period_from, period_to, written_status, value, page, line, records, place)
      left join lateral (
        select revision, status, value, period_to
        from observation o
        where o.metric_id = ${at.metricId} and o.agency_id = i.agency_id and o.period_from = i.period_from and coalesce(o.service_id, 0) = i.service_id
        order by o.revision desc
        limit 1
      ) c on true
      where c.revision is null or c.status <> i.written_status::observation_status or c.value <> i.value or c.period_to <> i.period_to
    ), inserted as (
      insert into observation (metric_id, agency_id, service_id, period_from, period_to, revision, status, value, pull_id, page, line, records, recorded_at)
      select ${at.metricId}, agency_id, nullif(service_id, 0), period_from, period_to, next_revision, status, value, ${at.pullId}, page, line, records,
        ${at.recordedAt.toISOString()}::timestamptz
      from changed
    )
    select array_agg((place - 1)::int) as places from changed`,
  )
  return written[0]?.places ?? []
}
