import type { EditionState } from '../../db/queries/courses'

/** What must hold before a step; each has its test in course-guards.ts and its sentence in the texts. */
export type GuardName =
  | 'hasModel'
  | 'hasParticipants'
  | 'pointsAddUp'
  | 'sourcesPulled'
  | 'noPullRunning'
  | 'declarationsOver'
  | 'declarationsJudged'
  | 'objectionsDeadlineSet'
  | 'objectionsOver'
  | 'objectionsAssigned'
  | 'objectionsRuled'
  | 'reviewDecided'
  | 'rulingsApplied'
  | 'noObjections'
  | 'hasCategories'
  | 'noShortlist'
  | 'shortlistClosed'
  | 'minutesOpened'
  | 'minutesSealed'

/** What a step does beside moving the edition. */
export type EffectName =
  | 'lockModel'
  | 'unlockModel'
  | 'freezePreliminary'
  | 'dropPreliminary'
  | 'showApplied'
  | 'freezeFinal'
  | 'dropFinal'
  | 'seal'

export interface Step {
  readonly from: EditionState
  readonly to: EditionState
  readonly guards: readonly GuardName[]
  readonly effect?: EffectName
  /** A step back needs a reason. */
  readonly isBack?: true
}

/**
 * The course of an edition. Nothing moves an edition but these steps; each is taken by who may `edition.advance`, and
 * is an event. From approved to published it goes by itself, when the embargo ends.
 */
export const courseSteps = {
  announce: {
    from: 'draft',
    to: 'announced',
    guards: ['hasModel', 'hasParticipants', 'pointsAddUp'],
    effect: 'lockModel',
  },
  collect: { from: 'announced', to: 'collecting', guards: [] },
  evaluate: { from: 'collecting', to: 'evaluating', guards: ['declarationsOver'] },
  showPreliminary: {
    from: 'evaluating',
    to: 'preliminary',
    guards: ['sourcesPulled', 'noPullRunning', 'declarationsJudged'],
    effect: 'freezePreliminary',
  },
  hearObjections: { from: 'preliminary', to: 'objections', guards: [] },
  review: { from: 'objections', to: 'review', guards: ['objectionsDeadlineSet', 'objectionsOver'] },
  finalise: {
    from: 'review',
    to: 'final',
    guards: ['objectionsAssigned', 'objectionsRuled', 'reviewDecided', 'rulingsApplied'],
    effect: 'freezeFinal',
  },
  shortlist: { from: 'final', to: 'shortlisting', guards: ['hasCategories'] },
  approve: {
    from: 'shortlisting',
    to: 'approved',
    guards: ['shortlistClosed', 'minutesOpened', 'minutesSealed'],
    effect: 'seal',
  },
  archive: { from: 'published', to: 'archived', guards: ['shortlistClosed', 'minutesOpened', 'minutesSealed'] },

  withdraw: { from: 'announced', to: 'draft', guards: [], effect: 'unlockModel', isBack: true },
  collectAgain: { from: 'evaluating', to: 'collecting', guards: [], isBack: true },
  evaluateAgain: {
    from: 'preliminary',
    to: 'evaluating',
    guards: ['noObjections'],
    effect: 'dropPreliminary',
    isBack: true,
  },
  hearAgain: { from: 'review', to: 'objections', guards: ['reviewDecided'], effect: 'showApplied', isBack: true },
  reviewAgain: { from: 'final', to: 'review', guards: ['noShortlist'], effect: 'dropFinal', isBack: true },
} satisfies Record<string, Step>

export type StepName = keyof typeof courseSteps

export const stepNames = Object.keys(courseSteps).filter((name): name is StepName => name in courseSteps)

export function stepOf(name: StepName): Step {
  return courseSteps[name]
}

/** The steps out of a state: forward ones first. */
export function stepsFrom(state: EditionState): StepName[] {
  return stepNames.filter((name) => courseSteps[name].from === state)
}

/** A guard that time opens can be overridden: with a reason, which is written down. */
export const overridable: readonly GuardName[] = [
  'declarationsOver',
  'objectionsDeadlineSet',
  'objectionsOver',
  'sourcesPulled',
  'declarationsJudged',
]

/** What these count is other people's: shown only to who sees all of it. */
export const discreet: readonly GuardName[] = [
  'declarationsJudged',
  'objectionsAssigned',
  'objectionsRuled',
  'reviewDecided',
  'rulingsApplied',
  'noObjections',
]

/** Who must act before a guard opens. */
export const guardActor = {
  hasModel: 'administrator',
  hasParticipants: 'administrator',
  pointsAddUp: 'administrator',
  sourcesPulled: 'administrator',
  noPullRunning: 'nobody',
  declarationsOver: 'agency',
  declarationsJudged: 'evaluator',
  objectionsDeadlineSet: 'administrator',
  objectionsOver: 'agency',
  objectionsAssigned: 'administrator',
  objectionsRuled: 'evaluator',
  reviewDecided: 'administrator',
  rulingsApplied: 'administrator',
  noObjections: 'nobody',
  hasCategories: 'administrator',
  noShortlist: 'nobody',
  shortlistClosed: 'administrator',
  minutesOpened: 'administrator',
  minutesSealed: 'signer',
} as const satisfies Record<GuardName, 'administrator' | 'agency' | 'evaluator' | 'signer' | 'nobody'>
