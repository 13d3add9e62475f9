import { sql } from 'drizzle-orm'
import type { Db } from '../client.server'
import { rows } from '../rows'
import { type Scope, withinScope } from './scope'

/** How many indicators of how many agencies are known: of every cell one status. */
export interface CellCoverage {
  /** Code; null: in no group. */
  group: string | null
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
    select g.code as "group", ${counted('reported')} as reported, ${counted('no-data')} as "noData", ${counted('not-applicable')} as "notApplicable"
    from score s
    join model_node n on n.id = s.node_id and n.kind = 'indicator'
    join result r on r.run_id = s.run_id and r.agency_id = s.agency_id and r.competes
    join agency a on a.id = s.agency_id
    left join agency_group g on g.id = r.group_id
    where s.run_id = ${runId} and ${withinScope(scope)}
    group by g.id, g.code, g.position order by g.position nulls last`,
  )
}
