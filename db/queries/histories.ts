import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { ObservationStatus } from './observations'
import { type Scope, withinScope } from './scope'

/** A span of days with a name; `to` is not included. */
export interface Bucket {
  key: string
  from: string
  to: string
}

/** How the periods of one agency inside a bucket become one value. */
export type WithinBucket = 'sum' | 'mean' | 'last' | 'max'

export interface HistoryQuery {
  editionId: number
  /**
   * Of more than one, an agency's period counts where all of them are reported: parts and wholes are of the same
   * agencies.
   */
  metrics: readonly string[]
  buckets: readonly Bucket[]
  within: WithinBucket
  /** How agencies become one value: counts add up, shares don't. */
  across: 'sum' | 'mean'
  asOf: Date
  /** Agencies outside of it are in no sum and no count. */
  scope: Scope
  agency?: string
}

/** One metric over one bucket. Without a reported value there is none: a gap is no zero. */
export interface HistoryCell {
  key: string
  metric: string
  status: ObservationStatus
  value: number | null
  /** How many agencies reported. */
  agencies: number
  /** How many periods the agency with the most of them reported. */
  periods: number
}

/**
 * What participants of an edition reported, as known at a moment, by bucket: services added up within a period, periods
 * within a bucket, agencies last. A period counts where all of it lies in the bucket; a yearly value is in no month.
 * Every bucket is there.
 */
export async function listHistory(db: Db, query: HistoryQuery): Promise<HistoryCell[]> {
  const { buckets } = query
  const array = (values: readonly string[]) => sql.param([...values])
  return rows<HistoryCell>(
    db,
    sql`
    with bucket as (
      select * from unnest(${array(buckets.map(({ key }) => key))}::text[], ${array(buckets.map(({ from }) => from))}::date[], ${array(buckets.map(({ to }) => to))}::date[]) as b(key, starts, ends)
    ),
    wanted as (
      select m.id, m.code from metric m join edition e on e.festival_id = m.festival_id
      where e.id = ${query.editionId} and m.code = any(${array(query.metrics)}::text[])
    ),
    latest as (
      select distinct on (o.metric_id, o.agency_id, o.period_from, coalesce(o.service_id, 0)) o.metric_id, o.agency_id, o.period_from, o.period_to, o.status, o.value
      from observation o
      join wanted w on w.id = o.metric_id
      join participant p on p.agency_id = o.agency_id and p.edition_id = ${query.editionId}
      join agency a on a.id = o.agency_id
      where o.period_from >= (select min(starts) from bucket) and o.period_from < (select max(ends) from bucket)
        and o.recorded_at <= ${query.asOf.toISOString()}::timestamptz
        and ${withinScope(query.scope)} ${query.agency === undefined ? sql`` : sql`and a.code = ${query.agency}`}
      order by o.metric_id, o.agency_id, o.period_from, coalesce(o.service_id, 0), o.revision desc
    ),
    summed as (
      select metric_id, agency_id, period_from, max(period_to) as period_to,
        bool_or(status = 'reported') as is_reported, bool_or(status = 'no-data') as is_missing,
        coalesce(sum(value order by value) filter (where status = 'reported'), 0) as value
      from latest group by metric_id, agency_id, period_from
    ),
    cell as (
      select s.*, count(*) filter (where s.is_reported) over (partition by s.agency_id, s.period_from) = (select count(*) from wanted) as is_whole from summed s
    ),
    own as (
      select b.key, c.metric_id, c.agency_id, ${withinColumn(query.within)} as value,
        (count(*) filter (where c.is_whole))::int as periods, bool_or(c.is_missing or (c.is_reported and not c.is_whole)) as is_missing
      from bucket b join cell c on c.period_from >= b.starts and c.period_to <= b.ends
      group by b.key, c.metric_id, c.agency_id
    )
    select b.key, w.code as metric,
      case when count(o.value) > 0 then 'reported' when bool_or(o.is_missing) or count(o.agency_id) = 0 then 'no-data' else 'not-applicable' end as status,
      ${query.across === 'sum' ? sql`sum(o.value order by o.value)` : sql`avg(o.value order by o.value)`} as value,
      count(o.value)::int as agencies, coalesce(max(o.periods), 0)::int as periods
    from bucket b cross join wanted w left join own o on o.key = b.key and o.metric_id = w.id
    group by b.key, b.starts, w.code
    order by b.starts, w.code collate "C"`,
  )
}

function withinColumn(within: WithinBucket) {
  const whole = sql`filter (where c.is_whole)`
  if (within === 'sum') return sql`sum(c.value order by c.period_from) ${whole}`
  if (within === 'mean') return sql`avg(c.value order by c.period_from) ${whole}`
  if (within === 'max') return sql`max(c.value) ${whole}`
  return sql`(array_agg(c.value order by c.period_from desc) ${whole})[1]`
}
