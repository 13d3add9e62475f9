import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { agency, agencyGroup, modelNode, modelVersion, result, score, scoreRun } from '../schema'
import { nodeInRun } from './used-weights'

export interface AwardResultRow {
  agencyId: number
  agency: string
  titleFa: string
  titleEn: string
  level: typeof agency.$inferSelect.level
  groupId: number | null
  group: string | null
  competes: boolean
  total: number | null
  coverage: number
  unmetGates: string[]
}

/** What awards are picked from: the results of a run, in the order of codes. */
export async function listAwardResults(db: Db, runId: number): Promise<AwardResultRow[]> {
  return db
    .select({
      agencyId: agency.id,
      agency: agency.code,
      titleFa: agency.titleFa,
      titleEn: agency.titleEn,
      level: agency.level,
      groupId: result.groupId,
      group: agencyGroup.code,
      competes: result.competes,
      total: result.total,
      coverage: result.coverage,
      unmetGates: result.unmetGates,
    })
    .from(result)
    .innerJoin(agency, eq(agency.id, result.agencyId))
    .leftJoin(agencyGroup, eq(agencyGroup.id, result.groupId))
    .where(eq(result.runId, runId))
    .orderBy(sql`${agency.code} collate "C"`)
}

/**
 * By agency of a run: the share of the model's points whose indicators concern it. What does not apply is told by the
 * values that were scored, whatever the rule of the model for it.
 */
export async function listApplicableShares(db: Db, runId: number): Promise<Map<number, number>> {
  const { id, points } = nodeInRun(runId)
  // In an order, so that the database works the points out once for each node, and not for each score.
  const node = db
    .select({ id, points })
    .from(modelNode)
    .innerJoin(scoreRun, eq(scoreRun.modelVersionId, modelNode.modelVersionId))
    .where(eq(scoreRun.id, runId))
    .orderBy(id)
    .as('node')
  const found = await db
    .select({
      agencyId: score.agencyId,
      share: sql<number>`sum(${node.points}) filter (where ${score.status} <> 'not-applicable') / nullif(sum(${node.points}), 0)`,
    })
    .from(score)
    .innerJoin(node, eq(node.id, score.nodeId))
    .where(and(eq(score.runId, runId), sql`${score.status} is not null`))
    .groupBy(score.agencyId)
  return new Map(found.map((row) => [row.agencyId, row.share ?? 0]))
}

/** The names of some agencies of a festival. */
export async function listTitlesByCode(
  db: Db,
  festivalId: number,
  codes: readonly string[],
): Promise<{ code: string; titleFa: string; titleEn: string }[]> {
  if (!codes.length) return []
  return db
    .select({ code: agency.code, titleFa: agency.titleFa, titleEn: agency.titleEn })
    .from(agency)
    .where(and(eq(agency.festivalId, festivalId), inArray(agency.code, [...codes])))
}

export interface NodeScoreRow {
  agencyId: number
  node: string
  kind: typeof modelNode.$inferSelect.kind
  points: number
  state: typeof score.$inferSelect.state
  score: number | null
  value: number | null
}

/** Scores on some nodes, with the value of those that are indicators. */
export async function listNodeScores(db: Db, runId: number, nodes: readonly string[]): Promise<NodeScoreRow[]> {
  if (!nodes.length) return []
  return db
    .select({
      agencyId: score.agencyId,
      node: modelNode.code,
      kind: modelNode.kind,
      points: nodeInRun(runId).points,
      state: score.state,
      score: sql<number | null>`case when ${score.state} = 'scored' then ${score.score} end`,
      value: sql<number | null>`case when ${score.status} = 'reported' then ${score.actual} end`,
    })
    .from(score)
    .innerJoin(modelNode, eq(modelNode.id, score.nodeId))
    .where(and(eq(score.runId, runId), inArray(modelNode.code, [...nodes])))
}

/** The totals of a run by agency, with the document of the model that they were given by. */
export async function findTotals(
  db: Db,
  runId: number,
): Promise<{ document: unknown; totals: Map<number, number> } | null> {
  const [run] = await db
    .select({ document: modelVersion.document })
    .from(scoreRun)
    .innerJoin(modelVersion, eq(modelVersion.id, scoreRun.modelVersionId))
    .where(eq(scoreRun.id, runId))
  if (!run) return null
  const rows = await db
    .select({ agencyId: result.agencyId, total: result.total })
    .from(result)
    .where(eq(result.runId, runId))
  return {
    document: run.document,
    totals: new Map(rows.flatMap(({ agencyId, total }) => (total === null ? [] : [[agencyId, total]]))),
  }
}
