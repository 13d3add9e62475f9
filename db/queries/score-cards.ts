import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../database'
import { modelNode, score } from '../schema'
import { type ModelNodeRow, type RankingRow, listRanking } from './rankings'
import { findNodeFigures } from './group-figures'
import type { Scope } from './scope'
import { nodeInRun } from './used-weights'

/** A score with its working, without the steps that other agencies' values went into. */
export type ScoreRow = Omit<typeof score.$inferSelect, 'treated' | 'normalised'>

/** A node of the model with what the agency reached on it, and how its group stands there. */
export interface CardNode {
  node: ModelNodeRow
  score: ScoreRow
  /** Of what the node adds to the totals of the group; null where the viewer may not be told. */
  groupAverage: number | null
  groupBest: number | null
}

export interface ScoreCard {
  agency: RankingRow
  /** In the order of the tree: the root first, parents before children. */
  nodes: CardNode[]
}

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
  const { treated: _, normalised: __, ...shown } = getTableColumns(score)
  const found = await db
    .select({ node: nodeInRun(runId), score: shown })
    .from(score)
    .innerJoin(modelNode, eq(modelNode.id, score.nodeId))
    .where(and(eq(score.runId, runId), eq(score.agencyId, agency.agencyId)))
    .orderBy(asc(modelNode.position))
  const figures = await findNodeFigures(db, runId, scope, { ofAgency: agency.agencyId })
  const nodes = found.map((row) => {
    const group = figures.get(row.node.id)
    return { ...row, groupAverage: group?.average ?? null, groupBest: group?.best ?? null }
  })
  return { agency, nodes }
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
