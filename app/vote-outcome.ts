import type { FrozenMinutes } from './minutes-document'

/** Where every judge stood aside there is no vote, and the rule's proposal stands. Null: minutes of earlier versions do not tell. */
export function outcomeOf({
  entitled,
  hasQuorum,
  isCarried,
}: FrozenMinutes['votes'][number]): 'carried' | 'notCarried' | 'noQuorum' | 'nobodyEntitled' | null {
  if (isCarried === undefined) return null
  if (entitled === 0) return 'nobodyEntitled'
  if (!hasQuorum) return 'noQuorum'
  return isCarried ? 'carried' : 'notCarried'
}
