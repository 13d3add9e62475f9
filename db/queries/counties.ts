import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { county } from '../schema'
import { type Scope, withinScope } from './scope'

export type CountyRow = typeof county.$inferSelect

export async function listCounties(db: Db, festivalId: number): Promise<CountyRow[]> {
  return db.select().from(county).where(eq(county.festivalId, festivalId)).orderBy(asc(county.id))
}

/**
 * Of the ranked agencies of a county: how many there are, and the average of what a node adds to their totals (of the
 * totals, for the root).
 */
export interface CountyScore {
  countyId: number
  scored: number
  average: number
}

/** Counties in which no agency is ranked are not in the list: no data is not zero. */
export async function listCountyScores(db: Db, runId: number, scope: Scope, nodeCode: string): Promise<CountyScore[]> {
  return rows<CountyScore>(
    db,
    sql`
    select a.county_id as "countyId", count(*)::int as scored, avg(case when n.depth = 0 then r.total else s.contribution end) as average
    from score s
    join score_run run on run.id = s.run_id
    join model_node n on n.id = s.node_id and n.model_version_id = run.model_version_id and n.code = ${nodeCode}
    join result r on r.run_id = s.run_id and r.agency_id = s.agency_id and r.competes
    join agency a on a.id = s.agency_id
    where s.run_id = ${runId} and r.total is not null and a.county_id is not null and ${withinScope(scope)}
    group by a.county_id
    order by a.county_id`,
  )
}
