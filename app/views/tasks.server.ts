import type { Asking, EditionPlace } from '../access/edition-place.server'
import { listAgencyTasks } from './agency-tasks.server'
import { listEvaluatorTasks } from './evaluator-tasks.server'
import { listJudgeTasks } from './judge-tasks.server'
import type { StepView } from './next-steps.server'
import { listSecretariatTasks } from './secretariat-tasks.server'
import type { Task } from './task'

/** What waits for a viewer in an edition, whatever they are in it: the policy says which acts are theirs. What has a deadline comes first. */
export async function listTasks(asking: Asking, place: EditionPlace, steps: readonly StepView[]): Promise<Task[]> {
  const tasks = await Promise.all([
    listSecretariatTasks(asking, place, steps),
    listAgencyTasks(asking, place),
    listEvaluatorTasks(asking, place),
    listJudgeTasks(asking, place),
  ])
  return tasks.flat().toSorted((a, b) => (a.until?.getTime() ?? Infinity) - (b.until?.getTime() ?? Infinity) || 0)
}
