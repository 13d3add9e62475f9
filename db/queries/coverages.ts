import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { type AgencyFilter, matchesAgency } from './agency-filter'
import { type Scope, withinScope } from './scope'
import { onlyRow } from '../only-row'
import { type ValueKind, kindsOfValue } from './value-kinds'

/** What is looked at: the months that count, and what was known at a moment. */
export interface CoverageSpan {
  /** ISO days; `to` is not included. Observations that begin outside of it are not looked at. */
  from: string
  to: string
  months: readonly { from: string; to: string }[]
  asOf: Date
}

export interface CoverageAgency {
  agencyId: number
  code: string
  titleFa: string
  titleEn: string
}

export interface CoverageAgencyQuery extends AgencyFilter {
  editionId: number
  /** Agencies outside of it are on no page and in no count. */
  scope: Scope
  sort: 'name-fa' | 'name-en'
  /** From 1. */
  page: number
  pageSize: number
}

/** The participants of an edition, competing or not, by name. */
export async function listCoverageAgencies(
  db: Db,
  query: CoverageAgencyQuery,
): Promise<{ agencies: CoverageAgency[]; matches: number }> {
  const order = query.sort === 'name-en' ? sql`lower(a.title_en)` : sql`a.sort_fa collate "C"`
  const found = await rows<CoverageAgency>(
    db,
    sql`select a.id as "agencyId", a.code, a.title_fa as "titleFa", a.title_en as "titleEn" ${fromParticipants(query)}
      order by ${order}, a.id limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
  )
  const counted = onlyRow(await rows<{ n: number }>(db, sql`select count(*)::int as n ${fromParticipants(query)}`))
  return { agencies: found, matches: counted.n }
}

function fromParticipants(query: Pick<CoverageAgencyQuery, 'editionId' | 'scope'> & AgencyFilter): SQL {
  return sql`
    from participant p
    join agency a on a.id = p.agency_id
    left join county c on c.id = a.county_id
    left join agency_group g on g.id = p.group_id
    where p.edition_id = ${query.editionId} and ${withinScope(query.scope)} ${matchesAgency(query)}`
}

/** A metric with the number of periods that it could be told of. */
export interface CoveredMetric {
  metricId: number
  periods: number
}

/** One metric of one agency, in months that were told of. Where nothing was ever said of it there is no cell. */
export interface CoverageCell {
  agencyId: number
  metricId: number
  reported: number
  notApplicable: number
  /** Declared, and given back by an evaluator: no data until it is declared again. */
  refused: number
  /** Of the values in force of the reported months. */
  kinds: ValueKind[]
}

export async function listCoverageCells(
  db: Db,
  span: CoverageSpan,
  agencyIds: readonly number[],
  metricIds: readonly number[],
): Promise<CoverageCell[]> {
  if (!agencyIds.length || !metricIds.length) return []
  const row = sql`select unnest(${sql.param([...agencyIds])}::int[]) as agency_id`
  return rows<CoverageCell>(
    db,
    sql`with ${cellsOf(row, metricIds, span, latestOfPairs)}
    select agency_id as "agencyId", metric_id as "metricId", reported, not_applicable as "notApplicable", refused, kinds from cell order by agency_id, metric_id`,
  )
}

/** Months and cells of some agencies: of one group and metric, or of one of the agencies that miss most. */
export interface CoverageSum {
  groupId: number | null
  metricId: number | null
  agencyId: number | null
  reported: number
  /** Periods in which there could be data: those that are not applicable are not in here. */
  expected: number
  cells: number
  complete: number
  partial: number
  notApplicable: number
}

/**
 * By group and metric, without an agency; and the agencies of which the least is known, without a group and a metric.
 */
export async function listCoverageSums(
  db: Db,
  where: { editionId: number; scope: Scope },
  metrics: readonly CoveredMetric[],
  span: CoverageSpan,
  agencies: number,
): Promise<CoverageSum[]> {
  const column = (name: keyof CoveredMetric) => metrics.map((metric) => metric[name])
  const row = sql`select a.id as agency_id, p.group_id ${fromParticipants(where)}`
  const sums = sql`
    sum(reported)::int as reported, sum(expected)::int as expected, count(*)::int as cells,
    (count(*) filter (where reported > 0 and reported = expected))::int as complete,
    (count(*) filter (where reported > 0 and reported < expected))::int as partial,
    (count(*) filter (where expected = 0))::int as "notApplicable"`
  return rows<CoverageSum>(
    db,
    sql`with ${cellsOf(row, column('metricId'), span, latestOfAll)},
    covered as (select * from unnest(${sql.param(column('metricId'))}::int[], ${sql.param(column('periods'))}::int[]) as m(metric_id, periods)),
    whole as (
      select o.agency_id, o.group_id, m.metric_id, coalesce(c.reported, 0) as reported, greatest(m.periods - coalesce(c.not_applicable, 0), coalesce(c.reported, 0)) as expected
      from own o cross join covered m left join cell c on c.agency_id = o.agency_id and c.metric_id = m.metric_id
    )
    select group_id as "groupId", metric_id as "metricId", null::int as "agencyId", ${sums} from whole group by group_id, metric_id
    union all
    (select null, null, agency_id, ${sums} from whole group by agency_id having sum(expected) > 0
      order by sum(reported)::float8 / sum(expected), agency_id limit ${agencies})`,
  )
}

/**
 * What counts of the agencies in `own` and the metrics in `wanted`, a look into the index for each pair: best for some
 * agencies.
 */
function latestOfPairs({ from, to, asOf }: CoverageSpan): SQL {
  return sql`
    select o.agency_id, w.metric_id, known.*
    from own o cross join wanted w
    cross join lateral (
      select distinct on (v.period_from, coalesce(v.service_id, 0)) v.period_from, v.period_to, v.status, v.pull_id
      from observation v
      where v.metric_id = w.metric_id and v.agency_id = o.agency_id and ${isKnown(from, to, asOf)}
      order by v.period_from, coalesce(v.service_id, 0), v.revision desc
    ) known`
}

/** The same in one pass over everything: best for all agencies. */
function latestOfAll({ from, to, asOf }: CoverageSpan): SQL {
  return sql`
    select distinct on (v.metric_id, v.agency_id, v.period_from, coalesce(v.service_id, 0)) v.agency_id, v.metric_id, v.period_from, v.period_to, v.status, v.pull_id
    from observation v
    where v.metric_id in (select metric_id from wanted) and v.agency_id in (select agency_id from own) and ${isKnown(from, to, asOf)}
    order by v.metric_id, v.agency_id, v.period_from, coalesce(v.service_id, 0), v.revision desc`
}

function isKnown(from: string, to: string, asOf: Date): SQL {
  return sql`v.period_from >= ${from}::date and v.period_from < ${to}::date and v.recorded_at <= ${asOf.toISOString()}::timestamptz`
}

/**
 * Common tables, up to `cell`, for the agencies that `own` selects. A value counts in each month that it touches: one
 * of a whole year in all of them. Services make one: reported where any of them is, else no data where that was said of
 * any, else not applicable. Months are bits of one number, so that a value is one row whatever it touches.
 */
function cellsOf(
  item: SQL,
  metricIds: readonly number[],
  span: CoverageSpan,
  latestOf: (span: CoverageSpan) => SQL,
): SQL {
  const days = (side: 'from' | 'to') => sql.param(span.months.map((month) => month[side]))
  const monthsWhere = (condition: SQL) => sql`coalesce(bit_or(t.months) filter (where ${condition}), 0)`
  return sql`
    own as (${item}),
    wanted as (select unnest(${sql.param([...metricIds])}::int[]) as metric_id),
    month as (select * from unnest(${days('from')}::date[], ${days('to')}::date[]) with ordinality as m(starts, ends, place)),
    latest as materialized (${latestOf(span)}),
    touched as (
      select p.period_from, p.period_to, bit_or(1::bigint << (m.place - 1)::int) as months
      from (select distinct period_from, period_to from latest) p
      join month m on p.period_from < m.ends and p.period_to > m.starts
      group by p.period_from, p.period_to
    ),
    told as (
      select l.agency_id, l.metric_id,
        ${monthsWhere(sql`l.status = 'reported'`)} as reported,
        ${monthsWhere(sql`l.status = 'not-applicable'`)} as idle,
        ${monthsWhere(sql`l.status <> 'not-applicable'`)} as applicable,
        ${monthsWhere(sql`e.id is not null`)} as refused,
        coalesce(${kindsOfValue(sql`l.status`, sql`s.kind`)}, '{}') as kinds
      from latest l
      join touched t on t.period_from = l.period_from and t.period_to = l.period_to
      left join pull p on p.id = l.pull_id
      left join source s on s.id = p.source_id
      left join evaluation e on e.pull_id = l.pull_id and e.verdict = 'refused' and l.status = 'no-data'
      group by l.metric_id, l.agency_id
    ),
    cell as (
      select agency_id, metric_id,
        bit_count(reported::bit(64))::int as reported,
        bit_count((idle & ~applicable)::bit(64))::int as not_applicable,
        bit_count((refused & ~reported)::bit(64))::int as refused,
        kinds
      from told
    )`
}
