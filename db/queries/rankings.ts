import { type SQL, and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { rows } from '../rows'
import { modelNode, type score } from '../schema'
import { type AgencyFilter, matchesAgency } from './agency-filter'
import { type Scope, withinScope } from './scope'
import { type TieBreak, type TieBreaks, listTieBreaks } from './tie-breaks'
import { type Below, type Unknown, belowNode, toUnknown } from './unknown-scores'
import { nodeInRun } from './used-weights'

export type NodeState = (typeof score.$inferSelect)['state']
/**
 * A node as a run used it: with the points that its weight came to there, and the method that learnt the weight, if one
 * did.
 */
export type ModelNodeRow = typeof modelNode.$inferSelect & { learntBy: string | null }

export interface RankingQuery extends AgencyFilter {
  runId: number
  /** Rows outside of it are not there: in no count, on no page. */
  scope: Scope
  competes?: boolean
  /** A node's code, or one of the fixed columns. */
  sort: 'rank' | 'group-rank' | 'total' | 'name-fa' | 'name-en' | 'coverage' | { node: string }
  descending: boolean
  /** From 1. */
  page: number
  pageSize: number
}

/** `tied` counts those that share the rank, this agency included; `of` all that are ranked beside it. */
export interface RankCell {
  rank: number
  tied: number
  of: number
  /** Not null where another agency has the same published total and another rank. */
  tieBreak: TieBreak | null
}

export interface NodeCell {
  state: NodeState
  score: number | null
  /** What the node adds to the total: 0 without a score. */
  contribution: number
  coverage: number
  /**
   * Not null where nothing below the node is known and the model put something in its place: such a score is no
   * measurement.
   */
  unknown: Unknown | null
}

export interface RankingRow {
  agencyId: number
  code: string
  titleFa: string
  titleEn: string
  level: 'province' | 'county' | 'city'
  county: { code: string; titleFa: string; titleEn: string } | null
  group: { code: string; titleFa: string; titleEn: string } | null
  competes: boolean
  reasonFa: string | null
  reasonEn: string | null
  state: NodeState
  total: number | null
  coverage: number
  /** Index into the model's levels. */
  scoreLevel: number | null
  overall: RankCell | null
  inGroup: RankCell | null
  /** By node code: the root and its dimensions. */
  nodes: Record<string, NodeCell>
}

export interface RankingPage {
  rows: RankingRow[]
  /** All that match, on every page. */
  matches: number
  /** The columns: the dimensions of the model in the order of the tree. */
  dimensions: ModelNodeRow[]
}

type Flat = Omit<RankingRow, 'county' | 'group' | 'overall' | 'inGroup' | 'nodes'> & {
  countyCode: string | null
  countyFa: string
  countyEn: string
  groupCode: string | null
  groupFa: string
  groupEn: string
  overallRank: number | null
  overallTied: number
  overallOf: number
  groupRank: number | null
  groupTied: number
  groupOf: number
  matches: number
}

export async function listRanking(db: Db, query: RankingQuery): Promise<RankingPage> {
  const dimensions = await listDimensions(db, query.runId)
  const flat = await rows<Flat>(db, rankingStatement(query))
  const cells = await listCells(
    db,
    query.runId,
    flat.map((row) => row.agencyId),
    dimensions.map((node) => node.id),
  )
  const ties = await listTieBreaks(
    db,
    query.runId,
    query.scope,
    flat.flatMap((row) => (row.overallRank === null && row.groupRank === null ? [] : [row.agencyId])),
  )
  const matches = flat[0]?.matches ?? (await countMatches(db, query))
  return {
    rows: flat.map((row) => toRankingRow(row, cells.get(row.agencyId) ?? {}, ties.get(row.agencyId))),
    matches,
    dimensions,
  }
}

/** A page behind the last one has no row that could say how many there are. */
async function countMatches(db: Db, query: RankingQuery): Promise<number> {
  if (query.page === 1) return 0
  const [first] = await rows<Flat>(db, rankingStatement({ ...query, page: 1, pageSize: 1 }))
  return first?.matches ?? 0
}

/** The root's children, in the order of the tree, with the points that they had in the run. */
export async function listDimensions(db: Db, runId: number): Promise<ModelNodeRow[]> {
  return db
    .select(nodeInRun(runId))
    .from(modelNode)
    .where(
      and(
        sql`${modelNode.modelVersionId} = (select model_version_id from score_run where id = ${runId})`,
        eq(modelNode.depth, 1),
      ),
    )
    .orderBy(asc(modelNode.position))
}

/** The names of all that took part in a run, by code. */
export async function listAgencyNames(
  db: Db,
  runId: number,
  scope: Scope,
): Promise<Record<string, { titleFa: string; titleEn: string }>> {
  const found = await rows<{ code: string; titleFa: string; titleEn: string }>(
    db,
    sql`select a.code, a.title_fa as "titleFa", a.title_en as "titleEn" from result r join agency a on a.id = r.agency_id
      where r.run_id = ${runId} and ${withinScope(scope)} order by a.sort_fa collate "C"`,
  )
  return Object.fromEntries(found.map(({ code, ...names }) => [code, names]))
}

/** The names of a model's nodes, by code. */
export async function listRunNodes(
  db: Db,
  runId: number,
): Promise<Record<string, { titleFa: string; titleEn: string }>> {
  const found = await db
    .select({ code: modelNode.code, titleFa: modelNode.titleFa, titleEn: modelNode.titleEn })
    .from(modelNode)
    .where(sql`${modelNode.modelVersionId} = (select model_version_id from score_run where id = ${runId})`)
    .orderBy(asc(modelNode.position))
  return Object.fromEntries(found.map(({ code, ...names }) => [code, names]))
}

/** Ranks of these agencies in a run, by code, and how many were ranked; who was not ranked is not there. */
export async function listOverallRanks(
  db: Db,
  runId: number,
  scope: Scope,
  codes: readonly string[],
): Promise<{ code: string; rank: number; of: number }[]> {
  if (!codes.length) return []
  const wanted = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )
  return rows(
    db,
    sql`select a.code, o.rank, o.ranked as "of" from rank o join agency a on a.id = o.agency_id
      where o.run_id = ${runId} and o.scope = 'overall' and ${withinScope(scope)} and a.code in (${wanted})`,
  )
}

/**
 * Chooses the page over as few columns as that takes, and only then brings in what its rows show: of 12,000 agencies,
 * the names of 50.
 */
function rankingStatement(query: RankingQuery): SQL {
  return sql`
    with page as (${pageStatement(query)})
    select a.id as "agencyId", a.code, a.title_fa as "titleFa", a.title_en as "titleEn", a.level,
      c.code as "countyCode", c.title_fa as "countyFa", c.title_en as "countyEn",
      g.code as "groupCode", g.title_fa as "groupFa", g.title_en as "groupEn",
      r.competes, p.reason_fa as "reasonFa", p.reason_en as "reasonEn", r.state, r.total, r.coverage, r.level as "scoreLevel",
      o.rank as "overallRank", o.tied as "overallTied", o.ranked as "overallOf",
      i.rank as "groupRank", i.tied as "groupTied", i.ranked as "groupOf",
      page.matches
    from page
    join agency a on a.id = page.id
    join result r on r.run_id = ${query.runId} and r.agency_id = a.id
    join score_run run on run.id = r.run_id
    join participant p on p.agency_id = a.id and p.edition_id = run.edition_id
    left join county c on c.id = a.county_id
    left join agency_group g on g.id = r.group_id
    left join rank o on o.run_id = r.run_id and o.agency_id = a.id and o.scope = 'overall'
    left join rank i on i.run_id = r.run_id and i.agency_id = a.id and i.scope = 'group'
    order by page.place`
}

/** The agencies of a page, each with its place in the order and how many match in all. */
function pageStatement(query: RankingQuery): SQL {
  const direction = query.descending ? sql`desc nulls last` : sql`asc nulls last`
  const order = sql`${sortColumn(query)} ${direction}, o.rank nulls last, a.sort_fa collate "C", a.id`
  return sql`
    select a.id, row_number() over (order by ${order}) as place, (count(*) over ())::int as matches
    from result r
    join score_run run on run.id = r.run_id
    join agency a on a.id = r.agency_id
    join participant p on p.agency_id = a.id and p.edition_id = run.edition_id
    left join county c on c.id = a.county_id
    left join agency_group g on g.id = r.group_id
    left join rank o on o.run_id = r.run_id and o.agency_id = a.id and o.scope = 'overall'
    left join rank i on i.run_id = r.run_id and i.agency_id = a.id and i.scope = 'group'
    left join score s on s.run_id = r.run_id and s.agency_id = a.id and s.node_id = ${nodeOf(query)}
    where r.run_id = ${query.runId} and ${withinScope(query.scope)} ${matchesAgency(query)}
      ${query.competes === undefined ? sql`` : sql`and r.competes = ${query.competes}`}
    order by place
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`
}

/** The node that the page is sorted by; none where it is sorted by something else. */
function nodeOf({ sort, runId }: RankingQuery): SQL {
  if (typeof sort !== 'object') return sql`null`
  return sql`(select n.id from model_node n join score_run of_run on of_run.model_version_id = n.model_version_id where of_run.id = ${runId} and n.code = ${sort.node})`
}

function sortColumn({ sort }: RankingQuery): SQL {
  if (typeof sort === 'object') return sql`s.score`
  const columns = {
    rank: sql`o.rank`,
    'group-rank': sql`i.rank`,
    total: sql`r.total`,
    'name-fa': sql`a.sort_fa collate "C"`,
    'name-en': sql`lower(a.title_en)`,
    coverage: sql`r.coverage`,
  }
  return columns[sort]
}

async function listCells(
  db: Db,
  runId: number,
  agencyIds: number[],
  nodeIds: number[],
): Promise<Map<number, Record<string, NodeCell>>> {
  if (!agencyIds.length || !nodeIds.length) return new Map()
  const found = await rows<CellRow>(
    db,
    sql`
    select s.agency_id as "agencyId", n.code, s.state, s.score, s.contribution, s.coverage, below."isKnown", below.applies, below.imputed
    from score s
    join model_node n on n.id = s.node_id
    left join lateral (${belowNode}) below on true
    where s.run_id = ${runId} and s.agency_id in (${sql.join(
      agencyIds.map((id) => sql`${id}`),
      sql`, `,
    )}) and s.node_id in (${sql.join(
      nodeIds.map((id) => sql`${id}`),
      sql`, `,
    )})`,
  )
  const cells = new Map<number, Record<string, NodeCell>>()
  for (const { agencyId, code, state, score, contribution, coverage, ...below } of found)
    cells.set(agencyId, {
      ...cells.get(agencyId),
      [code]: { state, score, contribution, coverage, unknown: toUnknown(below) },
    })
  return cells
}

interface CellRow extends Omit<NodeCell, 'unknown'>, Below {
  agencyId: number
  code: string
}

function toRankingRow(flat: Flat, nodes: Record<string, NodeCell>, ties: TieBreaks | undefined): RankingRow {
  const { countyCode, countyFa, countyEn, groupCode, groupFa, groupEn, matches: _, ...row } = flat
  const { overallRank, overallTied, overallOf, groupRank, groupTied, groupOf, ...own } = row
  return {
    ...own,
    county: countyCode === null ? null : { code: countyCode, titleFa: countyFa, titleEn: countyEn },
    group: groupCode === null ? null : { code: groupCode, titleFa: groupFa, titleEn: groupEn },
    overall:
      overallRank === null
        ? null
        : { rank: overallRank, tied: overallTied, of: overallOf, tieBreak: ties?.overall ?? null },
    inGroup:
      groupRank === null ? null : { rank: groupRank, tied: groupTied, of: groupOf, tieBreak: ties?.inGroup ?? null },
    nodes,
  }
}
