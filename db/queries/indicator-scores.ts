import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import type { ObservationStatus } from './observations'
import type { NodeState } from './rankings'
import { type Scope, withinScope } from './scope'

export interface CompetingAgency {
  agencyId: number
  code: string
  titleFa: string
  titleEn: string
  group: string | null
  total: number | null
}

/** What became of one indicator: lists with one entry a competing agency, in the order of `agencies`. */
export interface IndicatorScores {
  code: string
  state: NodeState[]
  score: (number | null)[]
  actual: (number | null)[]
  /**
   * On the scale of its method. An indicator of weight 0 has a score of 0 everywhere, and this alone tells it apart.
   */
  normalised: (number | null)[]
  status: (ObservationStatus | null)[]
  denominator: (number | null)[]
  flags: (number | null)[]
}

/** The agencies of a scope that compete in a run, in the order of their ids. */
async function listCompeting(db: Db, runId: number, scope: Scope): Promise<CompetingAgency[]> {
  return rows<CompetingAgency>(
    db,
    sql`select a.id as "agencyId", a.code, a.title_fa as "titleFa", a.title_en as "titleEn", g.code as "group", r.total
      from result r join agency a on a.id = r.agency_id left join agency_group g on g.id = r.group_id
      where r.run_id = ${runId} and r.competes and ${withinScope(scope)} order by a.id`,
  )
}

/**
 * All indicators of a run over the competing agencies of a scope, in the order of the tree. One row an indicator, so
 * that many agencies stay cheap.
 */
export async function listIndicatorScores(
  db: Db,
  runId: number,
  scope: Scope,
): Promise<{ agencies: CompetingAgency[]; indicators: IndicatorScores[] }> {
  const agencies = await listCompeting(db, runId, scope)
  const indicators = await rows<IndicatorScores>(
    db,
    sql`select n.code, array_agg(s.state::text order by a.id) as state, array_agg(s.score order by a.id) as score,
        array_agg(s.actual order by a.id) as actual, array_agg(s.status::text order by a.id) as status,
        array_agg(s.denominator order by a.id) as denominator, array_agg(s.flags order by a.id) as flags,
        array_agg(s.normalised order by a.id) as normalised
      from score s
      join model_node n on n.id = s.node_id and n.kind = 'indicator'
      join agency a on a.id = s.agency_id
      join result r on r.run_id = s.run_id and r.agency_id = s.agency_id and r.competes
      where s.run_id = ${runId} and ${withinScope(scope)}
      group by n.id, n.code, n.position order by n.position`,
  )
  return { agencies, indicators }
}
