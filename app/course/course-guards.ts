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

/**
 * Places whose parts do not come to their own points. Asked only of models whose weights are points: where the root's
 * parts come to the whole, or where all below them add up and the root alone misses the whole. Other weights are
 * shares, and shares always add up.
 */
function countUneven({ tree, scale }: Model): number {
  const branches = tree.children.filter((child): child is Branch => 'children' in child)
  const uneven = branches.filter((branch) => !isEven(branch)).length
  if (Math.abs(sumOf(tree) - scale) < 1e-9) return uneven
  return Number(!uneven && branches.some(({ children }) => children.length > 1) && isAbout(sumOf(tree), scale))
}

/** Weights that add up to something else altogether, such as 1 or 100 of a scale of 1000, are shares of that. */
function isAbout(sum: number, scale: number): boolean {
  return sum > scale / 2 && sum < scale * 2
}

function isEven(branch: Branch): boolean {
  return (
    Math.abs(sumOf(branch) - branch.weight) < 1e-9 &&
    branch.children.every((child) => !('children' in child) || isEven(child))
  )
}

function sumOf({ children }: Branch): number {
  return children.reduce((sum, child) => sum + child.weight, 0)
}
