import { sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { type Scope, withinScope } from './scope'

/**
 * Of how many agencies that a viewer may not see statistics must be at least. Over fewer, who knows the own value could
 * work out what single others reached.
 */
export const fewestOthers = 8

/**
 * The group of an agency, or a group by its code; a code of null, and an agency in no group, stand for all ranked
 * agencies.
 */
export type WhichGroup = { readonly ofAgency: number } | { readonly code: string | null }

export interface NodeFigures {
  /** Of what the node adds to the totals of all ranked agencies of the group: 0 for those to whom it does not apply. */
  average: number
  /** The best score on the node; null for a viewer who may not see whose it is. */
  best: number | null
}

/**
 * Totals of the ranked agencies of a group, the lowest first, naming none: for the server to work out statistics of,
 * never for a page. Empty where too few stand behind them for the viewer to be told.
 */
export async function listGroupTotals(db: Db, runId: number, scope: Scope, which: WhichGroup): Promise<number[]> {
  const [found] = await rows<{ totals: number[] | null; hidden: number }>(
    db,
    sql`with ${peersOf(runId, scope, which)} select array_agg(total order by total) as totals, ${hiddenCount} as hidden from peers p`,
  )
  return found?.totals && isTold(found.hidden) ? found.totals : []
}

export interface GroupTotals {
  /** Code of the group; null: of the agencies in none. */
  group: string | null
  /** As `listGroupTotals`. */
  totals: number[]
  /**
   * Agencies that the viewer may see, with a score and competing without one; and how many with a score they may not
   * see.
   */
  seen: number
  unscored: number
  hidden: number
  /** Whether an agency is of the group, and its total. */
  hasOwn: boolean
  ownTotal: number | null
}

/** The same of every group that has competing agencies, in their order. */
export async function listTotalsByGroup(
  db: Db,
  runId: number,
  scope: Scope,
  ownAgencyId: number | null,
): Promise<GroupTotals[]> {
  const isOwn = sql`r.agency_id = ${ownAgencyId}::int`
  const isSeen = sql`(${withinScope(scope)}) is true`
  const found = await rows<Omit<GroupTotals, 'totals'> & { totals: number[] | null }>(
    db,
    sql`
    select g.code as "group", array_agg(r.total order by r.total) filter (where r.total is not null) as totals, (count(*) filter (where r.total is not null and ${isSeen}))::int as seen,
      (count(*) filter (where r.total is null and ${isSeen}))::int as unscored,
      coalesce(bool_or(${isOwn}), false) as "hasOwn", max(r.total) filter (where ${isOwn}) as "ownTotal", (count(*) filter (where r.total is not null and not ${isSeen}))::int as hidden
    from result r
    join agency a on a.id = r.agency_id
    left join agency_group g on g.id = r.group_id
    where r.run_id = ${runId} and r.competes
    group by g.id, g.code, g.position order by g.position nulls last`,
  )
  return found.map(({ totals, ...own }) => ({ ...own, totals: totals && isTold(own.hidden) ? totals : [] }))
}

/** How a group stands on each node, by id of the node; what too few stand behind is not in it. */
export async function findNodeFigures(
  db: Db,
  runId: number,
  scope: Scope,
  which: WhichGroup,
): Promise<ReadonlyMap<number, NodeFigures>> {
  const nodes = await rows<NodeRow>(
    db,
    sql`
    with ${peersOf(runId, scope, which)}
    select n.id as "nodeId", n.code, n.parent_code as "parentCode", avg(s.contribution) as average, max(s.score) filter (where s.state = 'scored') as best,
      ${hiddenCount} as "hiddenPeers", (count(*) filter (where s.state = 'scored'))::int as scored, (count(*) filter (where s.state = 'scored' and p.is_hidden))::int as hidden
    from score s join peers p on p.agency_id = s.agency_id join model_node n on n.id = s.node_id
    where s.run_id = ${runId}
    group by n.id, n.code, n.parent_code, n.position order by n.position`,
  )
  const hidden = nodes[0]?.hiddenPeers ?? 0
  return isTold(hidden) ? toldOf(nodes, hidden === 0) : new Map()
}

const hiddenCount = sql`(count(*) filter (where p.is_hidden))::int`

interface NodeRow {
  nodeId: number
  code: string
  parentCode: string | null
  average: number
  best: number | null
  /** Ranked agencies of the group that the viewer may not see. */
  hiddenPeers: number
  /** Of all and of those, how many have a score on the node. */
  scored: number
  hidden: number
}

function isTold(hidden: number): boolean {
  return hidden === 0 || hidden >= fewestOthers
}

/**
 * Averages of siblings add up to that of their parent, so one that is withheld could be worked out from the others:
 * siblings are told together or not at all, and only below a node that is told.
 */
function toldOf(nodes: readonly NodeRow[], seesAll: boolean): Map<number, NodeFigures> {
  const told = new Map<string, NodeRow>()
  for (const node of nodes) {
    const siblings = nodes.filter(({ parentCode }) => parentCode === node.parentCode)
    // A node that nobody has a score on is 0 for everybody, and gives nobody away.
    const isFamilyTold = seesAll || siblings.every(({ scored, hidden }) => scored === 0 || hidden >= fewestOthers)
    if (isFamilyTold && (node.parentCode === null || told.has(node.parentCode))) told.set(node.code, node)
  }
  return new Map(
    [...told.values()].map(({ nodeId, average, best }) => [nodeId, { average, best: seesAll ? best : null }]),
  )
}

/** The ranked agencies of a group in a table `peers`, each with whether it is hidden from the viewer. */
function peersOf(runId: number, scope: Scope, which: WhichGroup) {
  const group =
    'code' in which
      ? sql`(select g.id from agency_group g join score_run run on run.edition_id = g.edition_id where run.id = ${runId} and g.code = ${which.code})`
      : sql`(select mine.group_id from result mine where mine.run_id = ${runId} and mine.agency_id = ${which.ofAgency})`
  return sql`
  peers as (
    select r.agency_id, r.total, (${withinScope(scope)}) is not true as is_hidden
    from result r
    join agency a on a.id = r.agency_id
    cross join (select ${group} as id) own_group
    where r.run_id = ${runId} and r.competes and r.total is not null and (own_group.id is null or r.group_id = own_group.id)
  )`
}
