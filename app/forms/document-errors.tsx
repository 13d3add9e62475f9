import type { ReactNode } from 'react'
import { useLanguage } from '../page-language/use-language'

/** What is wrong with a part of a document that a form edits. */
interface DocumentError {
  /** Where, as a JSON pointer. */
  pointer: string
  fa: string
  en: string
}

/**
 * Errors of a document beside the fields of the form that edits it, as a `PostForm` takes them; and what concerns a
 * part that no field shows, for a notice above. `fieldOf` says the name of the field of a place, if it has one.
 */
export function splitErrors<Wrong extends DocumentError>(
  errors: readonly Wrong[],
  fieldOf: (pointer: string) => string | undefined,
): { byField: Readonly<Record<string, ReactNode>>; beyond: readonly Wrong[] } {
  const found = errors.map((error) => ({ field: fieldOf(error.pointer), error }))
  const names = [...new Set(found.flatMap(({ field }) => field ?? []))]
  const of = (name: string | undefined) => found.flatMap(({ field, error }) => (field === name ? [error] : []))
  return {
    byField: Object.fromEntries(names.map((name) => [name, <ErrorLines key={name} errors={of(name)} />])),
    beyond: of(undefined),
  }
}

/** Several errors of one field, each once. */
function ErrorLines({ errors }: { errors: readonly DocumentError[] }) {
  const { pick } = useLanguage()
  return [...new Set(errors.map((error) => pick(error)))].map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}
