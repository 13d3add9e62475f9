import { type SQL, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { metric, sourceOrder } from '../schema'
import { onlyRow } from '../only-row'

/** A value in force of an agency, as a person is told of it. ISO days; `periodTo` is not included. */
export interface StoredValue {
  titleFa: string
  titleEn: string
  periodFrom: string
  periodTo: string
  value: number
}

/** The first of some values, and how many there are. */
export interface FoundValues {
  values: StoredValue[]
  count: number
}

const mostNamed = 3

/** Values in force of a metric that lie outside of bounds, of an agency as a whole or of a single service. */
export async function findBeyondBounds(
  db: Db,
  metricId: number,
  { lowest, highest }: { lowest: number | null; highest: number | null },
): Promise<FoundValues> {
  return findValues(
    db,
    metricId,
    sql`value < ${lowest ?? '-Infinity'}::float8 or value > ${highest ?? 'Infinity'}::float8`,
  )
}

/** Values in force of a metric that have more decimals than some. */
export async function findFinerThan(db: Db, metricId: number, decimals: number): Promise<FoundValues> {
  return findValues(db, metricId, sql`abs(value - round(value::numeric, ${decimals}::int)::float8) > 1e-9`)
}

async function findValues(db: Db, metricId: number, condition: SQL): Promise<FoundValues> {
  const found = await rows<StoredValue & { count: number }>(
    db,
    sql`
    with latest as (
      select distinct on (agency_id, period_from, coalesce(service_id, 0)) agency_id, period_from, period_to, service_id, status, value
      from observation
      where metric_id = ${metricId}
      order by agency_id, period_from, coalesce(service_id, 0), revision desc
    ),
    judged as (
      select agency_id, period_from, period_to, value from latest where status = 'reported' and service_id is not null
      union
      select agency_id, period_from, max(period_to), sum(value order by value) from latest where status = 'reported' group by agency_id, period_from
    )
    select a.title_fa as "titleFa", a.title_en as "titleEn", j.period_from::text as "periodFrom", j.period_to::text as "periodTo", j.value,
      count(*) over ()::int as count
    from judged j
    join agency a on a.id = j.agency_id
    where ${condition}
    order by a.code collate "C", j.period_from, j.value
    limit ${mostNamed}`,
  )
  return { values: found.map(({ count: _, ...value }) => value), count: found[0]?.count ?? 0 }
}

/** Agencies of which values of both metrics are known, in the order of their ids. */
export async function listAgenciesWithBoth(db: Db, one: number, other: number): Promise<number[]> {
  const found = await rows<{ id: number }>(
    db,
    sql`
    select a.id from agency a
    where exists (select from observation o where o.metric_id = ${one} and o.agency_id = a.id)
      and exists (select from observation o where o.metric_id = ${other} and o.agency_id = a.id)
    order by a.id`,
  )
  return found.map(({ id }) => id)
}

/** Whether people or sources have given any value of a metric: stored, declared or ruled. */
export async function hasValues(db: Db, metricId: number): Promise<boolean> {
  const found = onlyRow(
    await rows<{ has: boolean }>(
      db,
      sql`
      select exists (select from observation where metric_id = ${metricId})
        or exists (select from declaration where metric_id = ${metricId})
        or exists (select from adjustment where metric_id = ${metricId}) as has`,
    ),
  )
  return found.has
}

/** The documents of all versions of a festival's models by which something was scored, by the code of the model. */
export async function listScoredDocuments(
  db: Db,
  festivalId: number,
): Promise<{ document: unknown; version: string; modelCode: string }[]> {
  return rows(
    db,
    sql`
    select v.document, v.version, m.code as "modelCode"
    from model_version v
    join model m on m.id = v.model_id
    where m.festival_id = ${festivalId} and exists (select from score_run r where r.model_version_id = v.id)`,
  )
}

/** Editions of a festival in which agencies are asked to declare a metric. */
export async function listEditionsDeclaring(
  db: Db,
  metricId: number,
): Promise<{ id: number; titleFa: string; titleEn: string }[]> {
  return rows(
    db,
    sql`
    select e.id, e.title_fa as "titleFa", e.title_en as "titleEn"
    from declared_metric d
    join edition e on e.id = d.edition_id
    where d.metric_id = ${metricId}
    order by e.code collate "C"`,
  )
}

/** Takes a metric away; the database refuses it where a value or a declaration names it. */
export async function deleteMetric(tx: Db, metricId: number) {
  await tx.delete(sourceOrder).where(eq(sourceOrder.metricId, metricId))
  await tx.delete(metric).where(eq(metric.id, metricId))
}

/** Names of the numbers that are known of a festival's agencies. */
export async function listAttributeNames(db: Db, festivalId: number): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`
    select distinct key as name from agency a cross join lateral jsonb_object_keys(a.attributes) as key
    where a.festival_id = ${festivalId} order by key`,
  )
  return found.map(({ name }) => name)
}

/**
 * The first competing agency of an edition, by name, that has reported some of these metrics in the evaluated year;
 * null where none has.
 */
export async function findExampleAgency(
  db: Db,
  { id, evaluatedFrom, evaluatedTo }: { id: number; evaluatedFrom: string; evaluatedTo: string },
  metricIds: readonly number[],
): Promise<{ id: number; titleFa: string; titleEn: string; attributes: Record<string, number> } | null> {
  const [found] = await rows<{ id: number; titleFa: string; titleEn: string; attributes: Record<string, number> }>(
    db,
    sql`
    select a.id, a.title_fa as "titleFa", a.title_en as "titleEn", a.attributes
    from participant p join agency a on a.id = p.agency_id
    where p.edition_id = ${id} and p.competes and exists (
      select from unnest(${sql.param([...metricIds])}::int[]) as m(id)
      where exists (
        select from observation o where o.metric_id = m.id and o.agency_id = a.id and o.status = 'reported'
          and o.period_from >= ${evaluatedFrom}::date and o.period_to <= ${evaluatedTo}::date))
    order by a.sort_fa collate "C"
    limit 1`,
  )
  return found ?? null
}
