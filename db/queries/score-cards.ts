import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../client.server'
import { rows } from '../rows'
import { modelNode, score } from '../schema'
import { type ModelNodeRow, type RankingRow, listRanking } from './rankings'
import { type Scope, withinScope } from './scope'

export type ScoreRow = typeof score.$inferSelect

/** A node of the model with what the agency reached on it, and the median and the best of its group's competing agencies. */
export interface CardNode {
  node: ModelNodeRow
  score: ScoreRow
  groupMedian: number | null
  groupBest: number | null
}

export interface ScoreCard {
  agency: RankingRow
  /** In the order of the tree: the root first, parents before children. */
  nodes: CardNode[]
  /** Whether the viewer may know the group's statistics of everything that the agency was scored on. */
  tellsGroup: boolean
}

/** Of how many agencies that a viewer may not see statistics must be at least: over fewer they say what a single one reached. */
const fewestHidden = 3

/** How an agency is called, and nothing of what it reached: for who answers for single indicators. */
export function toAgencyName({ code, titleFa, titleEn, group }: RankingRow) {
  return { code, titleFa, titleEn, group }
}

export async function findScoreCard(
  db: Db,
  runId: number,
  scope: Scope,
  agencyCode: string,
): Promise<ScoreCard | null> {
  const agency = await findRankingRow(db, runId, scope, agencyCode)
  if (!agency) return null
  const found = await db
    .select({ node: modelNode, score })
    .from(score)
    .innerJoin(modelNode, eq(modelNode.id, score.nodeId))
    .where(and(eq(score.runId, runId), eq(score.agencyId, agency.agencyId)))
    .orderBy(asc(modelNode.position))
  const standings = await listGroupStandings(db, runId, scope, agency.agencyId)
  const nodes = found.map((row) => ({ ...row, ...(standings.get(row.node.id) ?? noStanding) }))
  return {
    agency,
    nodes,
    tellsGroup: nodes.every(
      ({ score: { state }, groupMedian }) => state !== 'scored' || groupMedian !== null || scope.of === 'all',
    ),
  }
}

async function findRankingRow(db: Db, runId: number, scope: Scope, agencyCode: string): Promise<RankingRow | null> {
  const page = await listRanking(db, {
    runId,
    scope,
    agency: agencyCode,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 1,
  })
  return page.rows[0] ?? null
}

const noStanding = { groupMedian: null, groupBest: null }

/** The competing agencies of an agency's group (of all, where there are no groups) in a table `peers`, each with whether it is hidden from a viewer. */
const peersOf = (runId: number, scope: Scope, agencyId: number) => sql`
  peers as (
    select r.agency_id, r.total, not (${withinScope(scope)}) as is_hidden from result r
    join agency a on a.id = r.agency_id
    join result mine on mine.run_id = r.run_id and mine.agency_id = ${agencyId}
    where r.run_id = ${runId} and r.competes and r.group_id is not distinct from mine.group_id
  )`

/** Statistics are told where no peer is hidden, or enough of those that they are of. */
const hidesEnough = sql`(not exists (select 1 from peers where is_hidden) or count(*) filter (where p.is_hidden) >= ${fewestHidden})`

/** Median and best score of each node among the scored, competing agencies of the same group (of all, where there are no groups), naming none. */
async function listGroupStandings(db: Db, runId: number, scope: Scope, agencyId: number) {
  const found = await rows<{ nodeId: number; groupMedian: number; groupBest: number }>(
    db,
    sql`
    with ${peersOf(runId, scope, agencyId)}
    select s.node_id as "nodeId", percentile_cont(0.5) within group (order by s.score) as "groupMedian", max(s.score) as "groupBest"
    from score s join peers p on p.agency_id = s.agency_id
    where s.run_id = ${runId} and s.state = 'scored'
    group by s.node_id
    having ${hidesEnough}`,
  )
  return new Map(found.map(({ nodeId, ...standing }) => [nodeId, standing]))
}

/** Totals of the scored, competing agencies of an agency's group (of all, where there are no groups), the lowest first, naming none; empty where they are too few for the viewer. */
export async function listGroupTotals(db: Db, runId: number, scope: Scope, agencyId: number): Promise<number[]> {
  const [found] = await rows<{ totals: number[] }>(
    db,
    sql`
    with ${peersOf(runId, scope, agencyId)}
    select array_agg(p.total order by p.total) as totals from peers p where p.total is not null
    having ${hidesEnough}`,
  )
  return found?.totals ?? []
}

/** How the values of each metric came to be known: by metric code, the kinds of the sources that wrote it. */
export async function listIndicatorKinds(
  db: Db,
  festivalId: number,
): Promise<Record<string, ('measured' | 'self-declared' | 'surveyed')[]>> {
  const found = await rows<{ metric: string; kind: 'measured' | 'self-declared' | 'surveyed' }>(
    db,
    sql`
    select distinct m.code as metric, s.kind
    from source s
    join lateral (select document from source_version v where v.source_id = s.id order by v.version desc limit 1) v on true
    cross join lateral jsonb_array_elements(v.document -> 'mapping' -> 'metrics') as mapped
    join metric m on m.festival_id = s.festival_id and m.code = mapped ->> 'metric'
    where s.festival_id = ${festivalId}`,
  )
  const kinds: Record<string, ('measured' | 'self-declared' | 'surveyed')[]> = {}
  for (const { metric, kind } of found) kinds[metric] = [...(kinds[metric] ?? []), kind]
  return kinds
}
