import type { RequestContext } from '../../policy/request-context'
import { findDeadline } from '../../../db/queries/course-changes'
import { countUnjudged } from '../../../db/queries/declarations'
import { listAssigned } from '../../../db/queries/grants'
import { hasJudged, listObjections } from '../../../db/queries/objections'
import { findRun } from '../../../db/queries/runs'
import { type EditionContext, reachAt } from '../../access/edition-context.server'
import { findIndicator, metricsOf } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { listAssignedMetrics } from '../../access/assigned-metrics.server'
import { type Task, taskOf } from './task'

/** What waits for an evaluator: of the indicators that they answer for, and never of their own agency. */
export async function listEvaluatorTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  return [...(await listJudgingTasks(context, editionContext)), ...(await listRulingTasks(context, editionContext))]
}

async function listJudgingTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  const { edition } = editionContext
  const scope = reachAt(context, editionContext, 'declaration.judge')
  if (scope?.of !== 'assigned') return []
  const n = await countUnjudged(
    context.db,
    edition.id,
    scope,
    await listAssignedMetrics(context.db, edition, scope.userId),
  )
  return n ? [taskOf(edition, 'judgeDeclarations', 'declarations', { n })] : []
}

async function listRulingTasks(context: RequestContext, editionContext: EditionContext): Promise<Task[]> {
  const { db } = context
  const { edition } = editionContext
  const scope = reachAt(context, editionContext, 'objection.rule')
  if (scope?.of !== 'assigned') return []
  const unruled = (
    await listObjections(db, edition.id, scope, await listAssigned(db, edition.id, scope.userId))
  ).filter(({ ruling }) => !ruling)
  const isBarred = await Promise.all(
    unruled.map(({ objection }) => hasJudgedIt(context, edition.id, scope.userId, objection)),
  )
  const n = isBarred.filter((barred) => !barred).length
  return n ? [taskOf(edition, 'rule', 'objections', { n, until: await findDeadline(db, edition.id, 'rulings') })] : []
}

type Objection = Awaited<ReturnType<typeof listObjections>>[number]['objection']

/** Who has judged a value that an objection is about leaves the ruling to somebody else. */
async function hasJudgedIt(
  { db }: RequestContext,
  editionId: number,
  userId: string,
  { runId, indicatorCode, agencyId }: Objection,
): Promise<boolean> {
  const run = await findRun(db, editionId, runId)
  const indicator = run && findIndicator(storedModel(run.modelVersion), indicatorCode)
  return hasJudged(db, { editionId, userId, agencyId, metrics: indicator ? metricsOf(indicator.measure) : [] })
}
