import { type SQL, sql } from 'drizzle-orm'
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

interface Writing {
  metricId: number
  pullId: number
  recordedAt: Date
  /** What people decided is written down where it changes nothing too, so that it stands. */
  isDecisive?: boolean
}

/**
 * Writes what differs from the latest revision of each observation of one metric, as the next revision, and returns the
 * positions (from 0) that were written. Saving the same columns twice changes nothing.
 */
export async function saveObservations(db: Db, at: Writing, c: ObservationColumns): Promise<number[]> {
  return (await savePulled(db, { ...at, decisivePulls: [] }, c)).written
}

/**
 * The same for a pull, which does not overwrite what people decided: where the latest value of an agency and period came by one of
 * `decisivePulls`, what the source said before is nothing new, and anything else is held back.
 */
export async function savePulled(
  db: Db,
  at: Writing & { decisivePulls: readonly number[] },
  c: ObservationColumns,
): Promise<{ written: number[]; held: number[] }> {
  const written: number[] = []
  const held: number[] = []
  for (let start = 0; start < c.value.length; start += batchSize) {
    const saved = await saveBatch(db, at, sliceColumns(c, start, start + batchSize))
    for (const place of saved.written) written.push(start + place)
    for (const place of saved.held) held.push(start + place)
  }
  return { written, held }
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
async function saveBatch(
  db: Db,
  at: Writing & { decisivePulls: readonly number[] },
  c: ObservationColumns,
): Promise<{ written: number[]; held: number[] }> {
  const column = (values: readonly unknown[]) => sql.param(values)
  const [saved] = await rows<{ written: number[] | null; held: number[] | null }>(
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
      where ${at.isDecisive === true} or c.revision is null or c.status <> i.written_status::observation_status or c.value <> i.value or c.period_to <> i.period_to
    ), judged as materialized (
      select changed.*, ${at.decisivePulls.length ? fateOf(at) : sql`'written'`} as fate from changed
    ), inserted as (
      insert into observation (metric_id, agency_id, service_id, period_from, period_to, revision, status, value, pull_id, page, line, records, recorded_at)
      select ${at.metricId}, agency_id, nullif(service_id, 0), period_from, period_to, next_revision, status, value, ${at.pullId}, page, line, records,
        ${at.recordedAt.toISOString()}::timestamptz
      from judged where fate = 'written'
    )
    select array_agg((place - 1)::int) filter (where fate = 'written') as written, array_agg((place - 1)::int) filter (where fate = 'held') as held from judged`,
  )
  return { written: saved?.written ?? [], held: saved?.held ?? [] }
}

/** A decision is about an agency as a whole: it stands over values of single services too. */
function fateOf({ metricId, pullId, decisivePulls }: Writing & { decisivePulls: readonly number[] }): SQL {
  const isDecided = sql`(
    select o.pull_id = any(${sql.param([...decisivePulls])}::int[]) from observation o
    where o.metric_id = ${metricId} and o.agency_id = changed.agency_id and o.period_from = changed.period_from and coalesce(o.service_id, 0) = 0
    order by o.revision desc limit 1)`
  const wasSaid = sql`(
    select o.status = changed.status and o.value = changed.value and o.period_to = changed.period_to from observation o join pull p on p.id = o.pull_id
    where o.metric_id = ${metricId} and o.agency_id = changed.agency_id and o.period_from = changed.period_from and coalesce(o.service_id, 0) = changed.service_id
      and p.source_id = (select source_id from pull where id = ${pullId})
    order by o.revision desc limit 1)`
  return sql`case when ${isDecided} is not true then 'written' when ${wasSaid} then 'unchanged' else 'held' end`
}
