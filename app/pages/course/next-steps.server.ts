import type { RequestContext } from '../../policy/request-context'
import type { EditionContext } from '../../access/edition-context.server'
import { type StepName, discreet, guardActor, stepOf, stepsFrom } from '../../course/course-steps'
import { listBlockedSteps } from '../../flows/course/advance-edition.server'
import { reachOf } from '../../policy/policy.server'

/**
 * A step that can come next, with what stands in its way. `waitsFor`: who must act on what the viewer is told no more
 * of.
 */
export async function loadStep({ db, viewer, now }: RequestContext, editionContext: EditionContext, name: StepName) {
  const { to, isBack = false } = stepOf(name)
  const blocked = await listBlockedSteps(db, editionContext, name, now)
  const seesAll =
    reachOf(viewer, 'objections.see', { festivalId: editionContext.festival.id, stage: editionContext.stage })?.of ===
    'all'
  const [shown, hidden] = [
    blocked.filter(({ guard }) => seesAll || !discreet.includes(guard)),
    blocked.filter(({ guard }) => !seesAll && discreet.includes(guard)),
  ]
  return { name, to, isBack, blocked: shown, waitsFor: [...new Set(hidden.map(({ guard }) => guardActor[guard]))] }
}

export type StepView = Awaited<ReturnType<typeof loadStep>>

/** The steps forward from where an edition stands. */
export async function listNextSteps(context: RequestContext, editionContext: EditionContext): Promise<StepView[]> {
  const forward = stepsFrom(editionContext.stage).filter((name) => !stepOf(name).isBack)
  return Promise.all(forward.map((name) => loadStep(context, editionContext, name)))
}
