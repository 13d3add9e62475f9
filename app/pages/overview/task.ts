import type { StoredFailure } from '../../../db/schema'
import type { GuardName, StepName } from '../../course/course-steps'

/** What can wait for somebody; each has its sentence in the texts, and a page where it is done. */
const taskKinds = [
  'setDeadline',
  'pullFailed',
  'pullStale',
  'quarantined',
  'proposeShortlist',
  'holdVotes',
  'writeMinutes',
  'finishMinutes',
  'unsealedMinutes',
  'signMinutes',
  'declare',
  'returned',
  'submit',
  'readPreliminary',
  'object',
  'judgeDeclarations',
  'rule',
  'vote',
  'decideTie',
  'second',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** Something that waits for a person, with the page where it is done. */
export interface Task {
  /** A step that can be taken, a guard that is theirs to open, or one of the kinds. */
  what: { kind: TaskKind } | { step: StepName } | { guard: GuardName }
  /** How many things wait; null where it is one. */
  n: number | null
  /** Below the address of the festival; with a stroke before it, below that of the language. */
  path: string
  /** The first moment that is too late. */
  until: Date | null
  /** Sources whose pulls failed, and why. */
  failures?: readonly { titleFa: string; titleEn: string; failure: StoredFailure | null }[]
}

/** One of the kinds, in the edition with a code. */
export function taskOf(
  edition: { code: string },
  kind: TaskKind,
  path: string,
  { n = null, until = null }: Partial<Pick<Task, 'n' | 'until'>> = {},
): Task {
  return { what: { kind }, n, path: `${edition.code}/${path}`, until }
}
