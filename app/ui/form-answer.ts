import { type ComponentPropsWithoutRef, type ReactNode, createContext, useContext } from 'react'

/** What the server answered to the form around a field: what was typed, and what is wrong with it in words. */
export interface FormAnswer {
  typed: Readonly<Record<string, readonly string[]>> | null
  errors: Readonly<Record<string, ReactNode>>
}

export const FormAnswerContext = createContext<FormAnswer | null>(null)

export interface FieldAnswer {
  /** Whether the form was sent and refused. A box that was not ticked is not among what was sent. */
  wasSent: boolean
  typed: readonly string[] | undefined
  /** Null: nothing is wrong. Undefined: nothing can be, without a form around and an error of the page. */
  error: ReactNode
}

/** The answer to one field. What its page says is wrong with it comes before what the server says. */
export function useFieldAnswer(name: string | undefined, error?: ReactNode): FieldAnswer {
  const answer = useContext(FormAnswerContext)
  if (!answer || name === undefined) return { wasSent: false, typed: undefined, error }
  return { wasSent: answer.typed !== null, typed: answer.typed?.[name], error: error ?? answer.errors[name] ?? null }
}

/** What a box to tick gets from the form around it: in one that was refused it is ticked as it was sent. */
export function useTickedAnswer(input: ComponentPropsWithoutRef<'input'>): {
  defaultChecked?: boolean
  'aria-invalid'?: true
} {
  const { wasSent, typed, error } = useFieldAnswer(input.name)
  // A question that was left to what is stored is not among what was sent.
  const isSent = wasSent && (typed !== undefined || input.type !== 'radio')
  const again = isSent && input.checked === undefined ? (typed ?? []).includes(String(input.value ?? 'on')) : undefined
  return {
    ...(again === undefined ? {} : { defaultChecked: again }),
    ...(error ? { 'aria-invalid': true } : {}),
  }
}

/** Whether something is wrong with a field below one of these places, where fields are named by their places. */
export function useHasErrorBelow(places: readonly string[]): boolean {
  const answer = useContext(FormAnswerContext)
  return Object.entries(answer?.errors ?? {}).some(
    ([name, error]) => error !== null && places.some((place) => name === place || name.startsWith(`${place}/`)),
  )
}
