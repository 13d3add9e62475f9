import type { CourseFacts } from '../../db/queries/course-facts'
import { type GuardName, overridable } from './course-steps'
import type { Model } from '../../scoring/model'
import { listUneven } from '../model/uneven-points'

/** A guard that does not hold: how many things stand in the way, and whether a reason can override it. */
export interface Blocked {
  readonly guard: GuardName
  readonly n: number
  readonly isOverridable: boolean
}

export interface GuardView {
  readonly facts: CourseFacts
  /** Of the objections without a ruling those that nobody may rule on, as things stand. */
  readonly objectionsStuck: number
  readonly model: Model | null
  readonly now: Date
}

/** How many things stand in the way of each guard; none: it holds. */
const standing: Record<GuardName, (view: GuardView) => number> = {
  hasModel: ({ model }) => Number(model === null),
  hasParticipants: ({ facts }) => Number(facts.participants === 0),
  pointsAddUp: ({ model }) => (model ? listUneven(model.tree, model.scale).length : 0),
  sourcesPulled: ({ facts }) => facts.sourcesNeverPulled,
  noPullRunning: ({ facts }) => facts.pullsRunning,
  declarationsOver: ({ facts, now }) => Number(facts.declarationsUntil !== null && now < facts.declarationsUntil),
  declarationsJudged: ({ facts }) => facts.declarationsOpen,
  objectionsDeadlineSet: ({ facts }) => Number(facts.objectionsUntil === null),
  objectionsOver: ({ facts, now }) => Number(facts.objectionsUntil !== null && now < facts.objectionsUntil),
  objectionsAssigned: ({ objectionsStuck }) => objectionsStuck,
  objectionsRuled: ({ facts, objectionsStuck }) => facts.objectionsUnruled - objectionsStuck,
  reviewDecided: ({ facts }) => facts.reviewsOpen,
  rulingsApplied: ({ facts }) => facts.rulingsOpen,
  noObjections: ({ facts }) => facts.objections,
  hasCategories: ({ facts }) => Number(facts.categories === 0),
  noShortlist: ({ facts }) => facts.shortlists,
  shortlistClosed: ({ facts }) => Number(!facts.isShortlistClosed),
  minutesOpened: ({ facts }) => Number(!facts.isSealed && !facts.minutesSigning),
  minutesSealed: ({ facts }) => facts.minutesSigning,
}

export function listBlocked(guards: readonly GuardName[], view: GuardView): Blocked[] {
  return guards.flatMap((guard) => {
    const n = standing[guard](view)
    return n > 0 ? [{ guard, n, isOverridable: overridable.includes(guard) }] : []
  })
}
