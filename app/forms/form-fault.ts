/** What can be wrong with one field of a form. Each has a sentence in the texts (`fault.…`). */
export const faultKinds = [
  'missing',
  'number',
  'whole',
  'least',
  'most',
  'short',
  'long',
  'choice',
  'moment',
  'email',
  'invalid',
] as const

export interface Fault {
  kind: (typeof faultKinds)[number]
  /** The bound that a number or the length of a text is beyond. */
  bound?: number
}

/** By the name of the field. */
export type Faults = Readonly<Record<string, Fault>>

/**
 * What was typed, by the name of the field: several values where several boxes have the name. Without passwords and
 * codes.
 */
export type Typed = Readonly<Record<string, readonly string[]>>

/** What a page is told of a form that was not done, so that nothing typed is lost. */
export interface RefusedForm {
  /** Null: a form of its only kind on its page. */
  intent: string | null
  typed: Typed
  faults: Faults
}

/** What was typed in a field that has its name alone. */
export function typedText(typed: Typed | null | undefined, name: string): string | undefined {
  return typed?.[name]?.[0]
}

/** The first text of each field. */
export function firstTexts(typed: Typed): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, [text]]) => (text === undefined ? [] : [[name, text]])),
  )
}

/** Texts as fields that were sent once. */
export function toTyped(texts: Readonly<Record<string, string>>): Typed {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, [text]]))
}
