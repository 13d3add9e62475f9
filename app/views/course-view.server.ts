import { listDeadlines, listTransitions } from '../../db/queries/course-changes'
import { type StepName, discreet, guardActor, stepOf, stepsFrom } from '../course/course-steps'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { listBlockedSteps } from '../flows/advance-edition.server'
import { reachOf } from '../policy.server'

/** Where an edition stands, what can come next, and what stands in the way: for the page of its course. */
export async function loadCourseView(asking: Asking, place: EditionPlace) {
  const { festival, edition, course, stage } = place
  const [deadlines, history, steps] = await Promise.all([
    listDeadlines(asking.db, edition.id),
    listTransitions(asking.db, edition.id),
    Promise.all(stepsFrom(stage).map((name) => viewStep(asking, place, name))),
  ])
  const where = { festivalId: festival.id, stage }
  const seesNames = reachOf(asking.viewer, 'officials.see', where) !== null
  return {
    edition,
    state: stage,
    since: course.version ? course.since : null,
    version: course.version,
    embargoUntil: course.embargoUntil,
    deadlines,
    history: history.map(({ name, ...step }) => ({ ...step, by: takerOf(step.step, name, seesNames) })),
    steps,
    mayAdvance: reachOf(asking.viewer, 'edition.advance', where) !== null,
    maySetDeadlines: reachOf(asking.viewer, 'edition.deadlines', where) !== null,
  }
}

/** Who took a step: somebody by name, for who may know it, or what they are. */
function takerOf(step: string, name: string | null, seesNames: boolean): { name: string } | { role: 'byItself' | 'byOperator' | 'byOffice' } {
  if (name === null) return { role: step === 'publish' ? 'byItself' : 'byOperator' }
  return seesNames ? { name } : { role: 'byOffice' }
}

/** `waitsFor`: who must act on what the viewer is told no more of. */
async function viewStep({ db, viewer, now }: Asking, place: EditionPlace, name: StepName) {
  const { to, isBack = false } = stepOf(name)
  const blocked = await listBlockedSteps(db, place, name, now)
  const seesAll = reachOf(viewer, 'objections.see', { festivalId: place.festival.id, stage: place.stage })?.of === 'all'
  const [shown, hidden] = [blocked.filter(({ guard }) => seesAll || !discreet.includes(guard)), blocked.filter(({ guard }) => !seesAll && discreet.includes(guard))]
  return { name, to, isBack, blocked: shown, waitsFor: [...new Set(hidden.map(({ guard }) => guardActor[guard]))] }
}

export type StepView = Awaited<ReturnType<typeof viewStep>>
export type CourseStepTaken = Awaited<ReturnType<typeof loadCourseView>>['history'][number]
