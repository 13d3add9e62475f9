import type { Asking, EditionPlace } from '../access/edition-place.server'
import type { Blocked } from '../course/course-guards'
import { type StepName, stepOf, stepsFrom } from '../course/course-steps'
import { listBlockedSteps } from '../flows/advance-edition.server'

export interface NextStep {
  name: StepName
  blocked: Blocked[]
}

/** The steps forward from where an edition stands, with what stands in the way of each. */
export async function listNextSteps({ db, now }: Asking, place: EditionPlace): Promise<NextStep[]> {
  const forward = stepsFrom(place.stage).filter((name) => !stepOf(name).isBack)
  return Promise.all(forward.map(async (name) => ({ name, blocked: await listBlockedSteps(db, place, name, now) })))
}
