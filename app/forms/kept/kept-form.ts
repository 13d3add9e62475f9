import { isSecretField } from './secret-fields'

/**
 * What was sent by a form that was not taken, to be sent again from the page that says so. Secrets are not among it.
 */
export interface KeptForm {
  /** The address that it was sent to. */
  action: string
  isSignedIn: boolean
  fields: readonly (readonly [name: string, value: string])[]
  /** Names of files: a page can't hold them. */
  files: readonly string[]
  hasSecret: boolean
  /** What was sent could not be read. */
  isLost: boolean
}

export function keepForm(form: FormData | null, action: string, isSignedIn: boolean): KeptForm {
  const entries = form ? [...form] : []
  return {
    action,
    isSignedIn,
    fields: entries.flatMap(([name, value]) =>
      typeof value === 'string' && !isSecretField(name) ? [[name, value] as const] : [],
    ),
    files: entries.flatMap(([, value]) => (typeof value !== 'string' && value.size > 0 ? [value.name] : [])),
    hasSecret: entries.some(([name, value]) => value !== '' && isSecretField(name)),
    isLost: form === null,
  }
}

/**
 * Words and numbers of a person; the rest are codes and hashes of the page, which nobody typed and nobody should
 * change.
 */
export const isTyped = (value: string) => /\s|\P{ASCII}/u.test(value.trim())
