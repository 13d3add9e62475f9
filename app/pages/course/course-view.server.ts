import type { RequestContext } from '../../policy/request-context'
import { listDeadlines, listTransitions } from '../../../db/queries/course-changes'
import { stepsFrom } from '../../course/course-steps'
import { type EditionContext, isOpenedByClock } from '../../access/edition-context.server'
import { reachOf } from '../../policy/policy.server'
import { loadStep } from './next-steps.server'

/** Where an edition stands, what can come next, and what stands in the way: for the page of its course. */
export async function loadCourseView(context: RequestContext, editionContext: EditionContext) {
  const { festival, edition, course, stage, since } = editionContext
  const [deadlines, history, steps] = await Promise.all([
    listDeadlines(context.db, edition.id),
    listTransitions(context.db, edition.id),
    Promise.all(stepsFrom(stage).map((name) => loadStep(context, editionContext, name))),
  ])
  const where = { festivalId: festival.id, stage }
  const unwritten =
    isOpenedByClock(editionContext) && since
      ? [{ step: 'publish', from: course.state, to: stage, at: since, reason: null, name: null }]
      : []
  const seesNames = reachOf(context.viewer, 'officials.see', where) !== null
  return {
    edition,
    state: stage,
    since,
    version: course.version,
    embargoUntil: course.embargoUntil,
    deadlines,
    history: [...history, ...unwritten].map(({ name, ...step }) => ({
      ...step,
      by: takerOf(step.step, name, seesNames),
    })),
    steps,
    mayAdvance: reachOf(context.viewer, 'edition.advance', where) !== null,
    maySetDeadlines: reachOf(context.viewer, 'edition.deadlines', where) !== null,
  }
}

/** Who took a step: somebody by name, for who may know it, or what they are. */
function takerOf(
  step: string,
  name: string | null,
  seesNames: boolean,
): { name: string } | { role: 'byItself' | 'byOperator' | 'byOffice' } {
  if (name === null) return { role: step === 'publish' ? 'byItself' : 'byOperator' }
  return seesNames ? { name } : { role: 'byOffice' }
}

export type CourseStepTaken = Awaited<ReturnType<typeof loadCourseView>>['history'][number]
