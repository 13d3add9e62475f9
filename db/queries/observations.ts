import { type SQL, and, asc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { metric, observation, pull, service, source } from '../schema'
import { type ValueKind, kindsInForce } from './value-kinds'

export type ObservationStatus = (typeof observation.$inferSelect)['status']
export type Metric = typeof metric.$inferSelect

/**
 * The newest moment at which something of a festival was recorded or asked "as of", so that the next recording can be
 * put after it: what a run has seen must not change afterwards.
 */
export async function findLatestRecording(db: Db, festivalId: number): Promise<Date | null> {
  const [found] = await rows<{ latest: string | null }>(
    db,
    sql`
    select greatest(
      (select max(p.finished_at) from pull p join source s on s.id = p.source_id where s.festival_id = ${festivalId}),
      (select max(h.recorded_at) from agency_attributes h where h.festival_id = ${festivalId} and h.recorded_at > 'epoch'),
      (select max(r.as_of) from score_run r join edition e on e.id = r.edition_id where e.festival_id = ${festivalId}),
      (select max(j.as_of) from score_job j where j.festival_id = ${festivalId})
    ) as latest`,
  )
  return found?.latest ? new Date(found.latest) : null
}

/**
 * Now, or just after the last recording where the clock stands still or goes back: "as of" needs an order. Under the
 * festival's lock.
 */
export async function chooseNextMoment(db: Db, festivalId: number, now: Date): Promise<Date> {
  const latest = await findLatestRecording(db, festivalId)
  return latest && latest >= now ? new Date(latest.getTime() + 1) : now
}

/** One metric of one agency over one period, its services added up, as of a moment. */
export interface MetricCell {
  metric: string
  /** Of its value; more than one where services of several kinds add up. Where there is no value, of who says so. */
  kinds: ValueKind[]
  agencyId: number
  periodFrom: string
  status: ObservationStatus
  value: number
}

export interface AsOfQuery {
  festivalId: number
  metrics: readonly string[]
  /** ISO days; `to` is not included. */
  from: string
  to: string
  asOf: Date
  agencyId?: number
}

/**
 * What was known at a moment. Services add up: reported where any of them is (the sum is of those), else no data where
 * that was said of any, else not applicable.
 */
export async function listMetricCells(db: Db, query: AsOfQuery): Promise<MetricCell[]> {
  return rows<MetricCell>(
    db,
    sql`
    with latest as (
      select m.id as metric_id, known.*
      from metric m
      cross join lateral (
        select distinct on (o.agency_id, o.period_from, coalesce(o.service_id, 0)) o.agency_id, o.period_from, o.status, o.value, o.pull_id
        from observation o
        where o.metric_id = m.id
          and o.period_from >= ${query.from}::date and o.period_from < ${query.to}::date
          and o.recorded_at <= ${query.asOf.toISOString()}::timestamptz
          ${query.agencyId === undefined ? sql`` : sql`and o.agency_id = ${query.agencyId}`}
        order by o.agency_id, o.period_from, coalesce(o.service_id, 0), o.revision desc
      ) known
      where m.festival_id = ${query.festivalId} and m.code = any(${sql.param([...query.metrics])}::text[])
    )
    select m.code as metric, ${kindsInForce(sql`l.status`, sql`s.kind`)} as kinds, l.agency_id as "agencyId", l.period_from::text as "periodFrom",
      case when bool_or(l.status = 'reported') then 'reported' when bool_or(l.status = 'no-data') then 'no-data' else 'not-applicable' end as status,
      coalesce(sum(l.value order by l.value) filter (where l.status = 'reported'), 0) as value
    from latest l
    join metric m on m.id = l.metric_id
    join pull p on p.id = l.pull_id
    join source s on s.id = p.source_id
    group by m.code, l.agency_id, l.period_from
    order by m.code collate "C", l.period_from, l.agency_id`,
  )
}

/**
 * The periods for which anything is known of a metric, of whichever agency: one of them can be missing for an agency.
 */
export async function listMetricPeriods(
  db: Db,
  query: Omit<AsOfQuery, 'agencyId'>,
): Promise<{ metric: string; periodFrom: string; periodTo: string }[]> {
  return db
    .selectDistinct({ metric: metric.code, periodFrom: observation.periodFrom, periodTo: observation.periodTo })
    .from(observation)
    .innerJoin(metric, eq(metric.id, observation.metricId))
    .where(
      and(
        eq(metric.festivalId, query.festivalId),
        inArray(metric.code, [...query.metrics]),
        gte(observation.periodFrom, query.from),
        lt(observation.periodFrom, query.to),
        lte(observation.recordedAt, query.asOf),
      ),
    )
    .orderBy(asc(metric.code), asc(observation.periodFrom), asc(observation.periodTo))
}

export interface ObservationTrace {
  observation: typeof observation.$inferSelect
  metric: Metric
  service: typeof service.$inferSelect | null
  pull: typeof pull.$inferSelect
  source: typeof source.$inferSelect
}

/** Observations with all that leads back to their records. */
function selectTraces(db: Db) {
  return db
    .select({ observation, metric, service, pull, source })
    .from(observation)
    .innerJoin(metric, eq(metric.id, observation.metricId))
    .innerJoin(pull, eq(pull.id, observation.pullId))
    .innerJoin(source, eq(source.id, pull.sourceId))
    .leftJoin(service, eq(service.id, observation.serviceId))
}

/**
 * Every revision, known at a moment, of some metrics of one agency: metric, period, service, then newest revision
 * first.
 */
export async function listObservations(
  db: Db,
  query: AsOfQuery & { agencyId: number },
  limit = 5000,
): Promise<ObservationTrace[]> {
  return selectTraces(db)
    .where(
      and(
        eq(metric.festivalId, query.festivalId),
        inArray(metric.code, [...query.metrics]),
        eq(observation.agencyId, query.agencyId),
        gte(observation.periodFrom, query.from),
        lt(observation.periodFrom, query.to),
        lte(observation.recordedAt, query.asOf),
      ),
    )
    .orderBy(
      asc(metric.code),
      asc(observation.periodFrom),
      asc(sql`coalesce(${observation.serviceId}, 0)`),
      sql`${observation.revision} desc`,
    )
    .limit(limit)
}

export async function findObservation(
  db: Db,
  festivalId: number,
  observationId: number,
): Promise<ObservationTrace | null> {
  const [found] = await selectTraces(db).where(
    and(eq(observation.id, observationId), eq(metric.festivalId, festivalId)),
  )
  return found ?? null
}

/** The newest revision of each service (and of the agency as a whole) for one metric and period. */
export async function listLatestRows(
  db: Db,
  { metricId, agencyId, periodFrom }: { metricId: number; agencyId: number; periodFrom: string },
): Promise<{ serviceId: number | null; status: ObservationStatus; value: number }[]> {
  return db
    .selectDistinctOn([sql`coalesce(${observation.serviceId}, 0)`], {
      serviceId: observation.serviceId,
      status: observation.status,
      value: observation.value,
    })
    .from(observation)
    .where(
      and(
        eq(observation.metricId, metricId),
        eq(observation.agencyId, agencyId),
        eq(observation.periodFrom, periodFrom),
      ),
    )
    .orderBy(sql`coalesce(${observation.serviceId}, 0)`, sql`${observation.revision} desc`)
}

/** What single services have reported together, for each of some metrics, agencies and periods, in their order. */
export async function listSumsOfServices(
  db: Db,
  cells: readonly { metricId: number; agencyId: number; periodFrom: string }[],
): Promise<number[]> {
  const found = await rows<{ sum: number }>(
    db,
    sql`
    select coalesce(sum(l.value order by l.service_id), 0) as sum
    from unnest(${sql.param(cells.map(({ metricId }) => metricId))}::int[], ${sql.param(cells.map(({ agencyId }) => agencyId))}::int[],
      ${sql.param(cells.map(({ periodFrom }) => periodFrom))}::date[]) with ordinality as c(metric_id, agency_id, period_from, place)
    left join lateral (
      select distinct on (o.service_id) o.service_id, o.status, o.value
      from observation o
      where o.metric_id = c.metric_id and o.agency_id = c.agency_id and o.period_from = c.period_from and o.service_id is not null
      order by o.service_id, o.revision desc
    ) l on l.status = 'reported'
    group by c.place
    order by c.place`,
  )
  return found.map(({ sum }) => sum)
}

/** What agencies have reported of some metrics, by period, their services added up. */
export async function listTotals(
  db: Db,
  { metricIds, agencyIds }: { metricIds: readonly number[]; agencyIds: readonly number[] },
): Promise<{ metricId: number; agencyId: number; periodFrom: string; periodTo: string; value: number }[]> {
  return rows(
    db,
    sql`
    select metric_id as "metricId", agency_id as "agencyId", period_from::text as "periodFrom", period_to::text as "periodTo",
      sum(value order by value) as value
    from (
      select distinct on (metric_id, agency_id, period_from, coalesce(service_id, 0)) metric_id, agency_id, period_from, period_to, status, value
      from observation
      where metric_id = any(${sql.param([...metricIds])}::int[]) and agency_id = any(${sql.param([...agencyIds])}::int[])
      order by metric_id, agency_id, period_from, coalesce(service_id, 0), revision desc
    ) latest
    where status = 'reported'
    group by metric_id, agency_id, period_from, period_to
    order by metric_id, agency_id, period_from, period_to`,
  )
}

/**
 * The kind that a decision about a value is written as: that of the value in force, so that what was declared or
 * surveyed is not measured by its being decided about. Of a sum of several kinds the last in the order of the enum:
 * what was not measured in part is not measured. Where nothing is in force there is no kind yet: then the one that most
 * values in force of this metric have, the agency's own before everybody's.
 */
export async function findKindToDecide(
  db: Db,
  { metricId, agencyId, periodFrom }: { metricId: number; agencyId: number; periodFrom: string },
): Promise<ValueKind> {
  const mostOf = (where: SQL) => sql`(
    select kinds[cardinality(kinds)] from (
      select ${kindsInForce(sql`l.status`, sql`s.kind`)} as kinds
      from (
        select distinct on (agency_id, period_from, coalesce(service_id, 0)) agency_id, period_from, status, pull_id
        from observation where metric_id = ${metricId} ${where}
        order by agency_id, period_from, coalesce(service_id, 0), revision desc
      ) l
      join pull p on p.id = l.pull_id
      join source s on s.id = p.source_id
      group by l.agency_id, l.period_from
    ) cell
    group by 1 order by count(*) desc, 1 limit 1
  )`
  const [found] = await rows<{ kind: ValueKind }>(
    db,
    sql`select coalesce(
      ${mostOf(sql`and agency_id = ${agencyId} and period_from = ${periodFrom}::date`)},
      ${mostOf(sql`and agency_id = ${agencyId}`)},
      ${mostOf(sql``)},
      'measured') as kind`,
  )
  return found?.kind ?? 'measured'
}

/** The observation that holds what is known now of an agency as a whole for one metric and period. */
export async function findLatestId(
  db: Db,
  { metricId, agencyId, periodFrom }: { metricId: number; agencyId: number; periodFrom: string },
): Promise<number | null> {
  const [found] = await db
    .select({ id: observation.id })
    .from(observation)
    .where(
      and(
        eq(observation.metricId, metricId),
        eq(observation.agencyId, agencyId),
        eq(observation.periodFrom, periodFrom),
        isNull(observation.serviceId),
      ),
    )
    .orderBy(sql`${observation.revision} desc`)
    .limit(1)
  return found?.id ?? null
}

export async function listMetrics(db: Db, festivalId: number): Promise<Metric[]> {
  return db.select().from(metric).where(eq(metric.festivalId, festivalId)).orderBy(asc(metric.code))
}

/**
 * Codes of the metrics of a festival of which anything is known; with days, anything of a period that begins within
 * them.
 */
export async function listMetricsWithValues(
  db: Db,
  festivalId: number,
  days?: { evaluatedFrom: string; evaluatedTo: string },
): Promise<string[]> {
  const within = days ? sql`and o.period_from >= ${days.evaluatedFrom} and o.period_from < ${days.evaluatedTo}` : sql``
  const found = await rows<{ code: string }>(
    db,
    sql`
    select m.code from metric m
    where m.festival_id = ${festivalId} and exists (select from observation o where o.metric_id = m.id ${within})`,
  )
  return found.map(({ code }) => code)
}

export async function createMetrics(db: Db, rowsToCreate: readonly (typeof metric.$inferInsert)[]) {
  if (rowsToCreate.length) await db.insert(metric).values([...rowsToCreate])
}

/**
 * Tells the planner what the table looks like now. PostgreSQL does so by itself after a while, the embedded database
 * never.
 */
export async function refreshStatistics(db: Db) {
  await db.execute(sql`analyze observation`)
}
