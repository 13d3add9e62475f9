import { createContext } from 'react'
import type { KeptForm } from './kept-form'

/**
 * The form that the request of this page was, where it was not taken. The server gives it along for the page that is
 * taken over in the browser.
 */
export const KeptFormContext = createContext<KeptForm | null>(null)

/** The element that carries it. */
export const keptFormId = 'kept-form'
