import { useState } from 'react'

/**
 * Of two answers to one form the one that came last: that to what was sent, or that to what was looked at while
 * somebody typed.
 */
export function useNewest<Answer>(sent: Answer | undefined, looked: Answer | undefined): Answer | undefined {
  const [state, setState] = useState({ sent, looked, newest: looked ?? sent })
  if (sent === state.sent && looked === state.looked) return state.newest
  const newest = sent === state.sent ? looked : sent
  setState({ sent, looked, newest })
  return newest
}
