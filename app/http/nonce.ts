import { createContext, useContext } from 'react'

/** Marks this answer's own scripts for the content security policy. Empty in the browser, where nobody may read it. */
export const NonceContext = createContext('')

export function useNonce(): string {
  return useContext(NonceContext)
}
