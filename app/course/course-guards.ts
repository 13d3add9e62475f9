import type { CourseFacts } from '../../db/queries/course-facts'
import { type GuardName, overridable } from './course-steps'
import type { Branch, Model } from '../../scoring/model'

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
  pointsAddUp: ({ model }) => (model ? countUneven(model) : 0),
  sourcesPulled: ({ facts }) => facts.sourcesNeverPulled,
  noPullRunning: ({ facts }) => facts.pullsRunning,
  declarationsOver: ({ facts, now }) => Number(facts.declarationsUntil !== null && now < facts.declarationsUntil),
  declarationsJudged: ({ facts }) => facts.declarationsOpen,
  objectionsOver: ({ facts, now }) => Number(facts.objectionsUntil === null || now < facts.objectionsUntil),
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

/**
 * Branches whose parts do not come to their own points. Asked only of models whose weights are points, which is where the root's
 * parts come to the whole; other weights are shares, and shares always add up.
 */
function countUneven({ tree, scale }: Model): number {
  return Math.abs(sumOf(tree) - scale) < 1e-9 ? tree.children.filter((child) => 'children' in child && !isEven(child)).length : 0
}

function isEven(branch: Branch): boolean {
  return Math.abs(sumOf(branch) - branch.weight) < 1e-9 && branch.children.every((child) => !('children' in child) || isEven(child))
}

function sumOf({ children }: Branch): number {
  return children.reduce((sum, child) => sum + child.weight, 0)
}
