import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { QuarantineRow } from './pulls'

/**
 * The pull that a source ended last, as known at a moment: what was quarantined before may have been set right since.
 */
function lastPulls(festivalId: number, asOf: Date): SQL {
  return sql`
    select distinct on (p.source_id) p.id, p.source_id from pull p join source s on s.id = p.source_id
    where s.festival_id = ${festivalId} and p.state = 'finished' and p.finished_at <= ${asOf.toISOString()}::timestamptz
    order by p.source_id, p.id desc`
}

export interface QuarantineWhere {
  festivalId: number
  /** ISO days; `to` is not included. Records whose time could not be read may be of it. */
  from: string
  to: string
  asOf: Date
}

/** How many records of each agency and source could not be read. */
export async function countQuarantined(
  db: Db,
  where: QuarantineWhere,
  agencyIds: readonly number[],
): Promise<{ sourceId: number; agencyId: number; records: number }[]> {
  return rows(
    db,
    sql`with last as (${lastPulls(where.festivalId, where.asOf)})
    select l.source_id as "sourceId", q.agency_id as "agencyId", count(*)::int as records
    from quarantine q join last l on l.id = q.pull_id
    where q.agency_id = any(${sql.param([...agencyIds])}::int[]) and ${withinSpan(where)}
    group by l.source_id, q.agency_id order by q.agency_id, l.source_id`,
  )
}

type Quarantined = Pick<QuarantineRow, 'id' | 'pullId' | 'page' | 'line' | 'reason' | 'detail' | 'periodFrom'>

/** The records themselves, of one agency and some sources. */
export async function listQuarantinedOf(
  db: Db,
  where: QuarantineWhere,
  agencyId: number,
  sourceIds: readonly number[],
  limit: number,
): Promise<Quarantined[]> {
  return rows(
    db,
    sql`with last as (${lastPulls(where.festivalId, where.asOf)})
    select q.id, q.pull_id as "pullId", q.page, q.line, q.reason, q.detail, q.period_from::text as "periodFrom"
    from quarantine q join last l on l.id = q.pull_id
    where q.agency_id = ${agencyId} and l.source_id = any(${sql.param([...sourceIds])}::int[]) and ${withinSpan(where)}
    order by q.period_from nulls last, q.page, q.line limit ${limit}`,
  )
}

function withinSpan({ from, to }: QuarantineWhere): SQL {
  return sql`(q.period_from is null or (q.period_from >= ${from}::date and q.period_from < ${to}::date))`
}

export interface QuarantineReasons {
  sourceCode: string
  titleFa: string
  titleEn: string
  reason: string
  /** The last pull that has such records. */
  pullId: number
  /** In that pull. */
  records: number
  /** Whether that pull is the last one that the source ended. */
  isLast: boolean
  allRecords: number
}

/** Records that could not be read, by source and reason, most of the last pulls first. */
export async function listQuarantineReasons(db: Db, festivalId: number, asOf: Date): Promise<QuarantineReasons[]> {
  return rows(
    db,
    sql`with last as (${lastPulls(festivalId, asOf)}),
    counted as (
      select p.source_id, q.reason, q.pull_id, count(*)::int as records
      from quarantine q join pull p on p.id = q.pull_id join source s on s.id = p.source_id
      where s.festival_id = ${festivalId} group by p.source_id, q.reason, q.pull_id
    ),
    newest as (
      select distinct on (source_id, reason) *, (sum(records) over (partition by source_id, reason))::int as all_records
      from counted order by source_id, reason, pull_id desc
    )
    select s.code as "sourceCode", s.title_fa as "titleFa", s.title_en as "titleEn", n.reason, n.pull_id as "pullId", n.records,
      n.pull_id = coalesce(l.id, 0) as "isLast", n.all_records as "allRecords"
    from newest n join source s on s.id = n.source_id left join last l on l.source_id = n.source_id
    order by (n.pull_id = coalesce(l.id, 0)) desc, n.records desc, s.code collate "C", n.reason collate "C"`,
  )
}
