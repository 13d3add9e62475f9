import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { onlyRow } from '../only-row'
import { rows } from '../rows'
import type { ObservationStatus } from './observations'
import type { SourceName } from './sources'
import type { ValueKind } from './value-kinds'

/** What is known now of one metric of one agency and period, its services added up. */
export interface StoredValue {
  metricId: number
  agencyId: number
  periodFrom: string
  periodTo: string
  status: ObservationStatus
  value: number
  /** Single services have reported: a status of the agency as a whole would stand against them. */
  hasServices: boolean
  /** People decided it, by ruling, evaluation or correction. */
  isDecided: boolean
  /** The source of the value of the agency as a whole; null where single services alone have reported. */
  source: SourceName | null
}

/** All that is known now of some metrics whose periods begin within a span, of every agency. */
export async function listStoredValues(
  db: Db,
  { metricIds, from, to }: { metricIds: readonly number[]; from: string; to: string },
): Promise<StoredValue[]> {
  return rows<StoredValue>(
    db,
    sql`
    with latest as (
      select distinct on (metric_id, agency_id, period_from, coalesce(service_id, 0))
        metric_id, agency_id, period_from, period_to, service_id, status, value, pull_id
      from observation
      where metric_id = any(${sql.param([...metricIds])}::int[]) and period_from >= ${from}::date and period_from < ${to}::date
      order by metric_id, agency_id, period_from, coalesce(service_id, 0), revision desc
    )
    select l.metric_id as "metricId", l.agency_id as "agencyId", l.period_from::text as "periodFrom", max(l.period_to)::text as "periodTo",
      case when bool_or(l.status = 'reported') then 'reported' when bool_or(l.status = 'no-data') then 'no-data' else 'not-applicable' end as status,
      coalesce(sum(l.value order by l.value) filter (where l.status = 'reported'), 0) as value,
      bool_or(l.service_id is not null and l.status = 'reported') as "hasServices",
      bool_or(l.service_id is null and s.is_decisive) as "isDecided",
      (jsonb_agg(jsonb_build_object('code', s.code, 'titleFa', s.title_fa, 'titleEn', s.title_en)) filter (where l.service_id is null))->0 as source
    from latest l
    join pull p on p.id = l.pull_id
    join source s on s.id = p.source_id
    group by l.metric_id, l.agency_id, l.period_from`,
  )
}

/** What a pull wrote of an agency as a whole, with what stood before and what came after. */
export interface WrittenValue {
  metricId: number
  agencyId: number
  periodFrom: string
  periodTo: string
  /** Null where nothing was known. */
  before: { status: ObservationStatus; value: number; periodTo: string; kind: ValueKind } | null
  /** The source of the newest revision since; null where there is none. */
  laterSource: { code: string; titleFa: string; titleEn: string } | null
  /** The newest revision since says the same again; false where there is none. */
  standsAgain: boolean
}

/** The values among some metrics, agencies and periods that a pull wrote. */
export async function listWrittenValues(
  db: Db,
  pullId: number,
  cells: readonly { metricId: number; agencyId: number; periodFrom: string }[],
): Promise<WrittenValue[]> {
  const sameCell = (of: string) =>
    sql.raw(
      `${of}.metric_id = o.metric_id and ${of}.agency_id = o.agency_id and ${of}.period_from = o.period_from and ${of}.service_id is null`,
    )
  return rows<WrittenValue>(
    db,
    sql`
    select o.metric_id as "metricId", o.agency_id as "agencyId", o.period_from::text as "periodFrom", o.period_to::text as "periodTo",
      case when b.id is not null
        then jsonb_build_object('status', b.status, 'value', b.value, 'periodTo', b.period_to::text, 'kind', bs.kind) end as before,
      later.source as "laterSource", coalesce(later.stands_again, false) as "standsAgain"
    from unnest(${sql.param(cells.map(({ metricId }) => metricId))}::int[], ${sql.param(cells.map(({ agencyId }) => agencyId))}::int[],
      ${sql.param(cells.map(({ periodFrom }) => periodFrom))}::date[]) as c(metric_id, agency_id, period_from)
    join observation o on o.metric_id = c.metric_id and o.agency_id = c.agency_id and o.period_from = c.period_from
      and o.service_id is null and o.pull_id = ${pullId}
    left join observation b on ${sameCell('b')} and b.revision = o.revision - 1
    left join pull bp on bp.id = b.pull_id
    left join source bs on bs.id = bp.source_id
    left join lateral (
      select jsonb_build_object('code', s.code, 'titleFa', s.title_fa, 'titleEn', s.title_en) as source,
        l.status = o.status and l.value = o.value and l.period_to = o.period_to as stands_again
      from observation l join pull p on p.id = l.pull_id join source s on s.id = p.source_id
      where ${sameCell('l')} and l.revision > o.revision
      order by l.revision desc limit 1
    ) later on true
    order by o.id`,
  )
}

/**
 * Changes whenever metrics of a festival, definitions of its sources, their order, or what an edition declares change.
 */
export async function fingerprintMetrics(db: Db, festivalId: number, editionId: number): Promise<string> {
  const found = onlyRow(
    await rows<{ fingerprint: string }>(
      db,
      sql`select md5(concat_ws(' ',
        (select md5(string_agg(m::text, ' ' order by m.id)) from metric m where m.festival_id = ${festivalId}),
        (select md5(string_agg(v.id || ' ' || v.hash, ' ' order by v.id)) from source_version v join source s on s.id = v.source_id where s.festival_id = ${festivalId}),
        (select md5(string_agg(d.metric_id::text, ' ' order by d.metric_id)) from declared_metric d where d.edition_id = ${editionId}),
        (select md5(string_agg(r.metric_id || ' ' || r.codes::text, ' ' order by r.metric_id)) from source_order r join metric m on m.id = r.metric_id where m.festival_id = ${festivalId}))) as fingerprint`,
    ),
  )
  return found.fingerprint
}
