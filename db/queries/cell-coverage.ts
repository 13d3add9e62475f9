import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { type Scope, withinScope } from './scope'

/**
 * How much is known of a group: the coverage of its agencies, and of every cell, an indicator of an agency, one status.
 */
export interface CellCoverage {
  /** Code; null: in no group. */
  group: string | null
  /** Competing agencies that something applies to, and the average of their coverage; null where there are none. */
  agencies: number
  coverage: number | null
  reported: number
  noData: number
  notApplicable: number
}

/** What a run knew of the competing agencies of a scope, by group in their order. A zero is reported. */
export async function listCellCoverage(db: Db, runId: number, scope: Scope): Promise<CellCoverage[]> {
  const counted = (status: string) =>
    sql`(count(*) filter (where coalesce(s.status, 'no-data') = ${status}::observation_status))::int`
  return rows<CellCoverage>(
    db,
    sql`
    select g.code as "group", count(distinct r.agency_id) filter (where r.state <> 'not-applicable')::int as agencies,
      (select avg(o.coverage) from result o join agency a on a.id = o.agency_id
        where o.run_id = ${runId} and o.competes and o.group_id is not distinct from g.id and o.state <> 'not-applicable' and ${withinScope(scope)}) as coverage,
      ${counted('reported')} as reported, ${counted('no-data')} as "noData", ${counted('not-applicable')} as "notApplicable"
    from score s
    join model_node n on n.id = s.node_id and n.kind = 'indicator'
    join result r on r.run_id = s.run_id and r.agency_id = s.agency_id and r.competes
    join agency a on a.id = s.agency_id
    left join agency_group g on g.id = r.group_id
    where s.run_id = ${runId} and ${withinScope(scope)}
    group by g.id, g.code, g.position order by g.position nulls last`,
  )
}
