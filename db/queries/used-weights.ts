import { getTableColumns, sql } from 'drizzle-orm'
import { modelNode } from '../schema'

const usedBy = (runId: number) =>
  sql`(select r.used_weights -> ${modelNode.code} from score_run r where r.id = ${runId})`

/** The columns of a node with the points that it had in a run, and the method that learnt its weight there. */
export const nodeInRun = (runId: number) => ({
  ...getTableColumns(modelNode),
  points: sql<number>`coalesce((${usedBy(runId)} ->> 'points')::float8, ${modelNode.points})`.as('used_points'),
  learntBy: sql<string | null>`${usedBy(runId)} ->> 'learntBy'`.as('learnt_by'),
})
