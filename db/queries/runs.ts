import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database'
import { allowLongStatements } from '../long-statements'
import { rows } from '../rows'
import { modelNode, modelVersion, rank, result, scoreRun } from '../schema'
import { nodeInRun } from './used-weights'

export type ScoreRun = typeof scoreRun.$inferSelect
export type ModelVersion = typeof modelVersion.$inferSelect

export interface RunWithModel {
  run: ScoreRun
  modelVersion: ModelVersion
}

/** The newest run of an edition, candidates left out. */
export async function findLatestRun(db: Db, editionId: number): Promise<RunWithModel | null> {
  const [found] = await listRuns(db, editionId, 1)
  return found ?? null
}

/** A run of an edition, regular or candidate. */
export async function findRun(db: Db, editionId: number, runId: number): Promise<RunWithModel | null> {
  const [found] = await db
    .select({ run: scoreRun, modelVersion })
    .from(scoreRun)
    .innerJoin(modelVersion, eq(modelVersion.id, scoreRun.modelVersionId))
    .where(and(eq(scoreRun.editionId, editionId), eq(scoreRun.id, runId)))
  return found ?? null
}

/** Newest first; candidates are left out. */
export async function listRuns(db: Db, editionId: number, limit = 20): Promise<RunWithModel[]> {
  return db
    .select({ run: scoreRun, modelVersion })
    .from(scoreRun)
    .innerJoin(modelVersion, eq(modelVersion.id, scoreRun.modelVersionId))
    .where(and(eq(scoreRun.editionId, editionId), eq(scoreRun.purpose, 'regular')))
    .orderBy(desc(scoreRun.createdAt), desc(scoreRun.id))
    .limit(limit)
}

/** The nodes of a run's model, the root first, with the points that they had in the run. */
export async function listNodesOfRun(db: Db, { id, modelVersionId }: Pick<ScoreRun, 'id' | 'modelVersionId'>) {
  return db
    .select(nodeInRun(id))
    .from(modelNode)
    .where(eq(modelNode.modelVersionId, modelVersionId))
    .orderBy(asc(modelNode.position))
}

export async function listNodes(db: Db, modelVersionId: number): Promise<(typeof modelNode.$inferSelect)[]> {
  return db
    .select()
    .from(modelNode)
    .where(eq(modelNode.modelVersionId, modelVersionId))
    .orderBy(asc(modelNode.position))
}

/** Columns of equal length, one entry an agency and node. */
export interface ScoreColumns {
  agencyId: number[]
  nodeId: number[]
  state: string[]
  score: (number | null)[]
  coverage: number[]
  contribution: number[]
  status: (string | null)[]
  actual: (number | null)[]
  numerator: (number | null)[]
  denominator: (number | null)[]
  target: (number | null)[]
  treated: (number | null)[]
  normalised: (number | null)[]
  flags: (number | null)[]
  periodsUsed: (number | null)[]
  periodsExpected: (number | null)[]
}

export interface NewRun {
  run: typeof scoreRun.$inferInsert
  results: Omit<typeof result.$inferInsert, 'runId'>[]
  ranks: Omit<typeof rank.$inferInsert, 'runId'>[]
  scores: ScoreColumns
}

/** An id that no run has yet, for what must name a run before it is stored. */
export async function reserveRunId(db: Db): Promise<number> {
  const [next] = await rows<{ id: number }>(
    db,
    sql`select nextval(pg_get_serial_sequence('score_run', 'id'))::int as id`,
  )
  if (!next) throw new Error('The database gave no id for a run')
  return next.id
}

/**
 * A run with all that it says, in one transaction: readers see the whole of it or nothing. `id`: one that was reserved.
 */
export async function saveRun(db: Db, { run, results, ranks, scores }: NewRun, id?: number): Promise<number> {
  return db.transaction(async (tx) => {
    await allowLongStatements(tx)
    const [created] =
      id === undefined
        ? await tx.insert(scoreRun).values(run).returning({ id: scoreRun.id })
        : await tx
            .insert(scoreRun)
            .overridingSystemValue()
            .values({ ...run, id })
            .returning({ id: scoreRun.id })
    if (!created) throw new Error('The score run could not be stored')
    const runId = created.id
    for (const part of slices(results)) await tx.insert(result).values(part.map((row) => ({ ...row, runId })))
    for (const part of slices(ranks)) await tx.insert(rank).values(part.map((row) => ({ ...row, runId })))
    await insertScores(tx, runId, scores)
    if (scores.agencyId.length >= manyScores)
      await tx.execute(sql`analyze score, result, rank, participant, agency, county`)
    return runId
  })
}

/**
 * From so many on, the planner must know of them: it would go through a ranking of thousands one agency at a time. The
 * embedded database never looks by itself.
 */
const manyScores = 10_000

async function insertScores(db: Db, runId: number, c: ScoreColumns) {
  const column = (values: readonly unknown[]) => sql.param(values)
  await db.execute(sql`
    insert into score (run_id, agency_id, node_id, state, score, coverage, contribution, status, actual, numerator,
      denominator, target, treated, normalised, flags, periods_used, periods_expected)
    select ${runId}::int, agency_id, node_id, state::node_state, score, coverage, contribution, status::observation_status, actual, numerator,
      denominator, target, treated, normalised, flags, periods_used, periods_expected
    from unnest(${column(c.agencyId)}::int[], ${column(c.nodeId)}::int[], ${column(c.state)}::text[], ${column(c.score)}::float8[],
      ${column(c.coverage)}::float8[], ${column(c.contribution)}::float8[], ${column(c.status)}::text[], ${column(c.actual)}::float8[],
      ${column(c.numerator)}::float8[], ${column(c.denominator)}::float8[], ${column(c.target)}::float8[], ${column(c.treated)}::float8[],
      ${column(c.normalised)}::float8[], ${column(c.flags)}::int[], ${column(c.periodsUsed)}::int[], ${column(c.periodsExpected)}::int[])
      as row(agency_id, node_id, state, score, coverage, contribution, status, actual, numerator, denominator, target, treated,
        normalised, flags, periods_used, periods_expected)`)
}

function* slices<Row>(all: readonly Row[], size = 2000): Generator<readonly Row[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size)
}
