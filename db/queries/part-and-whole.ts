import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { ObservationStatus } from './observations'
import type { ObservationColumns } from './save-observations'

/** Sums of decimals may differ in their last bits: a part counts as more than its whole beyond one in a billion. */
export const tolerance = 1e-9

/**
 * A metric and one that it can't exceed, with what a pull is about to say of each; null: the pull does not speak of it.
 */
export interface PartAndWhole {
  part: { metricId: number; columns: ObservationColumns | null }
  whole: { metricId: number; columns: ObservationColumns | null }
  times: number
  /**
   * Pulls by which people decided: where the latest value came by one of them, the pull changes nothing, and the
   * decision is compared.
   */
  decisivePulls: readonly number[]
}

/**
 * Where a part would be more than its whole over the same period, over all services of an agency (`serviceId` 0) or for
 * one service.
 */
interface Exceeding {
  agencyId: number
  serviceId: number
  periodFrom: string
  part: number
  whole: number
}

/** What would be in force of one metric after a pull. */
export interface CellInForce {
  metricId: number
  agencyId: number
  serviceId: number
  periodFrom: string
  periodTo: string
  value: number
}

/** How many incoming cells one statement compares. Agencies are never divided among statements. */
const batchSize = 50_000

/**
 * Compares what would be in force after a pull: its own values over those that are known. Only agencies and periods of
 * which the pull speaks are looked at, and only where both metrics have reported values over the same period.
 */
export async function listExceeding(db: Db, pair: PartAndWhole): Promise<Exceeding[]> {
  const found: Exceeding[] = []
  for (const agencies of batchesOf(pair)) found.push(...(await compareBatch(db, pair, agencies)))
  return found
}

/**
 * What would be in force of both metrics after a pull, where their periods overlap without being equal: a year beside
 * months. Nothing where all periods are alike, which takes little time to find out.
 */
export async function listAcrossPeriods(db: Db, pair: PartAndWhole): Promise<CellInForce[]> {
  const found: CellInForce[] = []
  for (const agencies of batchesOf(pair)) {
    const span = await findUnequalSpan(db, pair, agencies)
    if (span) found.push(...(await listInSpan(db, pair, agencies, span)))
  }
  return found
}

function batchesOf({ part, whole }: PartAndWhole): Set<number>[] {
  const cells = new Map<number, number>()
  for (const { columns } of [part, whole])
    for (const agencyId of columns?.agencyId ?? []) cells.set(agencyId, (cells.get(agencyId) ?? 0) + 1)
  const batches: Set<number>[] = []
  let size = batchSize
  for (const [agencyId, count] of cells) {
    if (size + count > batchSize) {
      batches.push(new Set())
      size = 0
    }
    batches.at(-1)?.add(agencyId)
    size += count
  }
  return batches
}

async function compareBatch(db: Db, pair: PartAndWhole, agencies: ReadonlySet<number>): Promise<Exceeding[]> {
  const { part, whole, times } = pair
  const touched = sql`
    (select distinct agency_id, period_from from incoming) t
    join observation o on o.metric_id in (${part.metricId}, ${whole.metricId}) and o.agency_id = t.agency_id and o.period_from = t.period_from`
  return rows<Exceeding>(
    db,
    sql`
    with ${comparedCells(pair, agencies, touched)},
    -- Both sides in one row by grouping: joined with itself, the planner goes through all pairs of cells.
    paired as (
      select agency_id, service_id, period_from, max(value) filter (where metric_id = ${part.metricId}) as part, max(value) filter (where metric_id = ${whole.metricId}) as whole
      from compared
      group by agency_id, service_id, period_from, period_to
    )
    select agency_id as "agencyId", service_id as "serviceId", period_from::text as "periodFrom", part, whole
    from paired
    where part > whole * ${times}::float8 + abs(whole * ${times}::float8) * ${tolerance}::float8
    order by agency_id, period_from, service_id`,
  )
}

interface Span {
  first: string
  last: string
}

/**
 * From where to where periods of the part overlap other periods of the whole, of those that touch the pull; null:
 * nowhere.
 */
async function findUnequalSpan(db: Db, pair: PartAndWhole, agencies: ReadonlySet<number>): Promise<Span | null> {
  const { part, whole } = pair
  const [found] = await rows<{ first: string | null; last: string | null }>(
    db,
    sql`
    with ${incomingCells(pair, agencies)},
    pulled as (select distinct metric_id, period_from, period_to from incoming),
    reach as (select min(period_from) as first, max(period_to) as last from pulled),
    periods as (
      select * from pulled
      union
      select distinct o.metric_id, o.period_from, o.period_to
      from (select distinct agency_id from incoming) t
      cross join reach r
      join observation o on o.metric_id in (${part.metricId}, ${whole.metricId}) and o.agency_id = t.agency_id
        and o.period_from < r.last and o.period_to > r.first
    )
    select min(least(p.period_from, w.period_from))::text as first, max(greatest(p.period_to, w.period_to))::text as last
    from periods p
    join periods w on w.metric_id = ${whole.metricId} and p.period_from < w.period_to and w.period_from < p.period_to
      and (p.period_from, p.period_to) <> (w.period_from, w.period_to)
    where p.metric_id = ${part.metricId}`,
  )
  return found?.first && found.last ? { first: found.first, last: found.last } : null
}

async function listInSpan(
  db: Db,
  pair: PartAndWhole,
  agencies: ReadonlySet<number>,
  { first, last }: Span,
): Promise<CellInForce[]> {
  const { part, whole } = pair
  const touched = sql`
    (select distinct agency_id from incoming) t
    join observation o on o.metric_id in (${part.metricId}, ${whole.metricId}) and o.agency_id = t.agency_id and o.period_from < ${last}::date`
  return rows<CellInForce>(
    db,
    sql`
    with ${comparedCells(pair, agencies, touched)}
    select metric_id as "metricId", agency_id as "agencyId", service_id as "serviceId", period_from::text as "periodFrom", period_to::text as "periodTo", value
    from compared
    where period_from < ${last}::date and period_to > ${first}::date
    order by agency_id, service_id, period_from, metric_id`,
  )
}

function incomingCells({ part, whole }: PartAndWhole, agencies: ReadonlySet<number>): SQL {
  const incoming = [incomingOf(part, agencies), incomingOf(whole, agencies)].filter((statement) => statement !== null)
  return sql`incoming as (${sql.join(incoming, sql` union all `)})`
}

/**
 * `compared`: what would be in force of the rows of `touched` and of what comes in, by service and in all (service 0).
 */
function comparedCells(pair: PartAndWhole, agencies: ReadonlySet<number>, touched: SQL): SQL {
  return sql`
    ${incomingCells(pair, agencies)},
    known as (
      select o.metric_id, o.agency_id, o.period_from, o.period_to, coalesce(o.service_id, 0) as service_id, o.status, o.value, o.revision, o.pull_id
      from ${touched}
    ),
    latest as (
      select distinct on (metric_id, agency_id, period_from, service_id) metric_id, agency_id, period_from, period_to, service_id, status, value
      from (
        select metric_id, agency_id, period_from, period_to, service_id, status, value, revision from known
        union all
        select metric_id, agency_id, period_from, period_to, service_id, status, value, 2147483647 from incoming ${pair.decisivePulls.length ? undecided(pair.decisivePulls) : sql``}
      ) every
      order by metric_id, agency_id, period_from, service_id, revision desc
    ),
    compared as (
      select metric_id, agency_id, period_from, period_to, service_id, value from latest where status = 'reported' and service_id <> 0
      union all
      select metric_id, agency_id, period_from, max(period_to), 0, sum(value order by value) from latest where status = 'reported' group by metric_id, agency_id, period_from
    )`
}

/** What a pull says where people decided otherwise is not going to be in force. */
function undecided(decisivePulls: readonly number[]): SQL {
  return sql`
    where (metric_id, agency_id, period_from) not in (
      select metric_id, agency_id, period_from from (
        select distinct on (metric_id, agency_id, period_from) metric_id, agency_id, period_from, pull_id from known where service_id = 0
        order by metric_id, agency_id, period_from, revision desc
      ) newest
      where pull_id = any(${sql.param([...decisivePulls])}::int[])
    )`
}

function incomingOf({ metricId, columns }: PartAndWhole['part'], agencies: ReadonlySet<number>): SQL | null {
  if (!columns) return null
  const entries = columns.agencyId.flatMap((agencyId, entry) => (agencies.has(agencyId) ? [entry] : []))
  const column = <Value>(values: readonly Value[]) => sql.param(entries.map((entry) => values[entry]))
  return sql`
    select ${metricId}::int as metric_id, i.agency_id, i.service_id, i.period_from, i.period_to, i.status::observation_status as status, i.value
    from unnest(${column(columns.agencyId)}::int[], ${column(columns.serviceId)}::int[], ${column(columns.periodFrom)}::date[], ${column(columns.periodTo)}::date[],
      ${column<ObservationStatus>(columns.status)}::text[], ${column(columns.value)}::float8[]) as i(agency_id, service_id, period_from, period_to, status, value)`
}
