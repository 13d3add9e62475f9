import { useState } from 'react'

/**
 * What a form was opened with. It stays, however often the page loads its data again behind the typed fields; only the
 * answer to the form itself gives a newer one.
 */
export function useOpened<Opened>(loaded: Opened, answered: Opened | undefined): Opened {
  const [state, setState] = useState({ opened: answered ?? loaded, answered })
  if (answered === undefined || isSame(answered, state.answered)) return state.opened
  setState({ opened: answered, answered })
  return answered
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
