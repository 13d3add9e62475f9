import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database'
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
 * The same for a pull, which does not overwrite what people decided: where the latest value of an agency and period
 * came by one of `decisivePulls`, what the source said before is nothing new, and anything else is held back.
 */
async function savePulled(
  db: Db,
  at: Writing & { decisivePulls: readonly number[] },
  c: ObservationColumns,
): Promise<{ written: number[]; held: number[] }> {
  const { changed, held } = await findChanges(db, at, c)
  await insertRevisions(db, at, pickChanged(c, changed))
  return { written: changed.indexes, held }
}

/** Positions (from 0) of columns that differ from what is known, with the number that each revision gets. */
export interface ChangedRows {
  indexes: number[]
  revisions: number[]
}

/** Compares the columns of a pull with what is known, and writes nothing: to be asked before the festival is locked. */
export async function findChanges(
  db: Db,
  at: Omit<Writing, 'recordedAt'> & { decisivePulls: readonly number[] },
  c: ObservationColumns,
): Promise<{ changed: ChangedRows; held: number[] }> {
  const changed: ChangedRows = { indexes: [], revisions: [] }
  const held: number[] = []
  for (let start = 0; start < c.value.length; start += batchSize) {
    const found = await compareBatch(db, at, sliceColumns(c, start, start + batchSize))
    for (const index of found.indexes) changed.indexes.push(start + index)
    for (const revision of found.revisions) changed.revisions.push(revision)
    for (const index of found.held) held.push(start + index)
  }
  return { changed, held }
}

/** A position of columns where another source stands. */
export interface Outranked {
  /** From 0. */
  index: number
  /** The source says what it had said, or what stands: nothing is new. */
  isUnchanged: boolean
  /** The one that stands. */
  source: { code: string; titleFa: string; titleEn: string }
}

/**
 * Where the value of an agency and a period came by a source that stands higher than the one of this pull: the pull
 * does not change it. Of agencies as a whole, since sources that speak of single services share no metric.
 */
export async function listOutranked(
  db: Db,
  at: { metricId: number; pullId: number; higher: readonly string[] },
  c: ObservationColumns,
): Promise<Outranked[]> {
  const found: Outranked[] = []
  for (let start = 0; start < c.value.length; start += batchSize) {
    const batch = await listOutrankedOfBatch(db, at, sliceColumns(c, start, start + batchSize))
    for (const outranked of batch) found.push({ ...outranked, index: start + outranked.index })
  }
  return found
}

async function listOutrankedOfBatch(
  db: Db,
  { metricId, pullId, higher }: { metricId: number; pullId: number; higher: readonly string[] },
  c: ObservationColumns,
): Promise<Outranked[]> {
  const column = (values: readonly unknown[]) => sql.param(values)
  return rows<Outranked>(
    db,
    sql`
    select (i.position - 1)::int as index,
      (l.status = i.written_status::observation_status and l.value = i.value and l.period_to = i.period_to)
        or coalesce(said.is_same, false) as "isUnchanged",
      jsonb_build_object('code', s.code, 'titleFa', s.title_fa, 'titleEn', s.title_en) as source
    from unnest(${column(c.agencyId)}::int[], ${column(c.periodFrom)}::date[], ${column(c.periodTo)}::date[], ${column(c.status)}::text[],
      ${column(c.value)}::float8[]) with ordinality as i(agency_id, period_from, period_to, written_status, value, position)
    join lateral (
      select o.pull_id, o.status, o.value, o.period_to from observation o
      where o.metric_id = ${metricId} and o.agency_id = i.agency_id and o.period_from = i.period_from and o.service_id is null
      order by o.revision desc limit 1
    ) l on true
    join pull p on p.id = l.pull_id
    join source s on s.id = p.source_id and s.code = any(${column([...higher])}::text[])
    left join lateral (
      select o.status = i.written_status::observation_status and o.value = i.value and o.period_to = i.period_to as is_same
      from observation o join pull own on own.id = o.pull_id
      where o.metric_id = ${metricId} and o.agency_id = i.agency_id and o.period_from = i.period_from and o.service_id is null
        and own.source_id = (select source_id from pull where id = ${pullId})
      order by o.revision desc limit 1
    ) said on true
    order by i.position`,
  )
}

/** What changed, with the number of each revision. */
export interface ChangedColumns extends ObservationColumns {
  revision: number[]
}

export function pickChanged(c: ObservationColumns, { indexes, revisions }: ChangedRows): ChangedColumns {
  if (indexes.length === c.value.length) return { ...c, revision: revisions }
  const pick = <Value>(column: readonly Value[]): Value[] => indexes.flatMap((index) => column.slice(index, index + 1))
  return {
    agencyId: pick(c.agencyId),
    serviceId: pick(c.serviceId),
    periodFrom: pick(c.periodFrom),
    periodTo: pick(c.periodTo),
    revision: revisions,
    status: pick(c.status),
    value: pick(c.value),
    page: pick(c.page),
    line: pick(c.line),
    records: pick(c.records),
  }
}

/** Writes what changed as revisions. One that somebody else wrote meanwhile breaks the transaction. */
export async function insertRevisions(db: Db, at: Writing, c: ChangedColumns) {
  for (let start = 0; start < c.revision.length; start += batchSize) {
    const column = (values: readonly unknown[]) => sql.param(values.slice(start, start + batchSize))
    await db.execute(sql`
      insert into observation (metric_id, agency_id, service_id, period_from, period_to, revision, status, value, pull_id, page, line, records, recorded_at)
      select ${at.metricId}, agency_id, nullif(service_id, 0), period_from, period_to, revision, written_status::observation_status, value, ${at.pullId}, page, line, records,
        ${at.recordedAt.toISOString()}::timestamptz
      from unnest(${column(c.agencyId)}::int[], ${column(c.serviceId)}::int[], ${column(c.periodFrom)}::date[], ${column(c.periodTo)}::date[],
        ${column(c.revision)}::int[], ${column(c.status)}::text[], ${column(c.value)}::float8[], ${column(c.page)}::int[], ${column(c.line)}::int[], ${column(c.records)}::int[])
        as i(agency_id, service_id, period_from, period_to, revision, written_status, value, page, line, records)`)
  }
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
async function compareBatch(
  db: Db,
  at: Omit<Writing, 'recordedAt'> & { decisivePulls: readonly number[] },
  c: ObservationColumns,
): Promise<ChangedRows & { held: number[] }> {
  const column = (values: readonly unknown[]) => sql.param(values)
  const [found] = await rows<{ indexes: number[] | null; revisions: number[] | null; held: number[] | null }>(
    db,
    sql`
    with changed as (
      select i.*, i.written_status::observation_status as status, coalesce(c.revision, 0) + 1 as next_revision
      from unnest(${column(c.agencyId)}::int[], ${column(c.serviceId)}::int[],
        ${column(c.periodFrom)}::date[], ${column(c.periodTo)}::date[], ${column(c.status)}::text[], ${column(c.value)}::float8[])
        with ordinality as i(agency_id, service_id, period_from, period_to, written_status, value, position)
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
    )
    select array_agg((position - 1)::int order by position) filter (where fate = 'written') as indexes,
      array_agg(next_revision order by position) filter (where fate = 'written') as revisions,
      array_agg((position - 1)::int order by position) filter (where fate = 'held') as held
    from judged`,
  )
  return { indexes: found?.indexes ?? [], revisions: found?.revisions ?? [], held: found?.held ?? [] }
}

/** A decision is about an agency as a whole: it stands over values of single services too. */
function fateOf({
  metricId,
  pullId,
  decisivePulls,
}: Omit<Writing, 'recordedAt'> & { decisivePulls: readonly number[] }): SQL {
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
