import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { type AgencyFilter, matchesAgency } from './agency-filter'
import type { CoverageSpan } from './coverages'
import type { ObservationStatus } from './observations'
import { type Scope, withinScope } from './scope'
import type { Source } from './sources'

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

/** A value that took the place of another. */
export interface Revision {
  observationId: number
  revision: number
  agency: Titled
  metric: Titled & { decimals: number }
  service: Titled | null
  periodFrom: string
  periodTo: string
  before: { status: ObservationStatus; value: number }
  after: { status: ObservationStatus; value: number }
  /** ISO. */
  recordedAt: string
  pullId: number
  source: Titled & { kind: Source['kind'] }
}

export interface RevisionQuery extends AgencyFilter {
  editionId: number
  /** Nothing of agencies outside of it is in here. */
  scope: Scope
  metricIds: readonly number[]
  span: Pick<CoverageSpan, 'from' | 'to' | 'asOf'>
  /** A source's code. */
  source?: string
  /** Older than this observation. */
  before?: number
  limit: number
}

/** What changed, newest first. A first value is no change. */
export async function listRevisions(db: Db, query: RevisionQuery): Promise<Revision[]> {
  const { from, to, asOf } = query.span
  const titled = (of: string) =>
    sql.raw(`jsonb_build_object('code', ${of}.code, 'titleFa', ${of}.title_fa, 'titleEn', ${of}.title_en)`)
  return rows<Revision>(
    db,
    sql`select o.id::int as "observationId", o.revision, ${titled('a')} as agency,
      ${titled('m')} || jsonb_build_object('decimals', m.decimals) as metric, case when sv.id is not null then ${titled('sv')} end as service,
      o.period_from::text as "periodFrom", o.period_to::text as "periodTo",
      jsonb_build_object('status', b.status, 'value', b.value) as before, jsonb_build_object('status', o.status, 'value', o.value) as after,
      to_char(o.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", o.pull_id as "pullId",
      ${titled('s')} || jsonb_build_object('kind', s.kind) as source
    from observation o
    join observation b on b.metric_id = o.metric_id and b.agency_id = o.agency_id and b.period_from = o.period_from
      and coalesce(b.service_id, 0) = coalesce(o.service_id, 0) and b.revision = o.revision - 1
    join metric m on m.id = o.metric_id
    join agency a on a.id = o.agency_id
    join participant p on p.agency_id = a.id and p.edition_id = ${query.editionId}
    left join county c on c.id = a.county_id
    left join agency_group g on g.id = p.group_id
    left join service sv on sv.id = o.service_id
    join pull on pull.id = o.pull_id
    join source s on s.id = pull.source_id
    where o.revision > 1 and o.metric_id = any(${sql.param([...query.metricIds])}::int[])
      and o.period_from >= ${from}::date and o.period_from < ${to}::date and o.recorded_at <= ${asOf.toISOString()}::timestamptz
      and ${withinScope(query.scope)} ${matchesAgency(query)}
      ${query.source ? sql`and s.code = ${query.source}` : sql``}
      ${query.before === undefined ? sql`` : sql`and o.id < ${query.before}`}
    order by o.id desc limit ${query.limit}`,
  )
}
