import type { RequestContext } from '../../policy/request-context'
import type { EditionContext } from '../../access/edition-context.server'
import { listAgencyTasks } from './agency-tasks.server'
import { listEvaluatorTasks } from './evaluator-tasks.server'
import { listJudgeTasks } from './judge-tasks.server'
import type { StepView } from '../course/next-steps.server'
import { listSecretariatTasks } from './secretariat-tasks.server'
import type { Task } from './task'

/**
 * What waits for a viewer in an edition, whatever they are in it: the policy says which acts are theirs. What has a
 * deadline comes first.
 */
export async function listTasks(
  context: RequestContext,
  editionContext: EditionContext,
  steps: readonly StepView[],
): Promise<Task[]> {
  const tasks = await Promise.all([
    listSecretariatTasks(context, editionContext, steps),
    listAgencyTasks(context, editionContext),
    listEvaluatorTasks(context, editionContext),
    listJudgeTasks(context, editionContext),
  ])
  return tasks.flat().toSorted((a, b) => (a.until?.getTime() ?? Infinity) - (b.until?.getTime() ?? Infinity) || 0)
}
