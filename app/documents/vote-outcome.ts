import type { FrozenMinutes } from './minutes-document'

type Vote = Pick<FrozenMinutes['votes'][number], 'outcome' | 'tie' | 'entitled' | 'hasQuorum' | 'isCarried'>

/** The key of the words for what a vote came to. */
export type OutcomeWord =
  | 'carried'
  | 'notCarried'
  | 'noQuorum'
  | 'tooFew'
  | 'nobodyEntitled'
  | 'proposalStands'
  | 'tied'
  | 'chairFor'
  | 'chairAgainst'
  | 'modelFor'
  | 'modelAgainst'

const words = {
  carried: 'carried',
  'not-carried': 'notCarried',
  'no-quorum': 'noQuorum',
  'too-few': 'tooFew',
  'proposal-stands': 'proposalStands',
} as const
const tieWords = {
  chair: { for: 'chairFor', against: 'chairAgainst' },
  model: { for: 'modelFor', against: 'modelAgainst' },
} as const

/** Null: minutes of earlier versions do not tell. */
export function outcomeOf({ outcome, tie, entitled, hasQuorum, isCarried }: Vote): OutcomeWord | null {
  if (outcome === 'tied') return tie ? tieWords[tie.by][tie.choice] : 'tied'
  if (outcome !== undefined) return words[outcome]
  if (isCarried === undefined) return null
  if (entitled === 0) return 'nobodyEntitled'
  if (!hasQuorum) return 'noQuorum'
  return isCarried ? 'carried' : 'notCarried'
}
