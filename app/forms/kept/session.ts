import type { Language } from '../../i18n/language'
import { languagePath } from '../../http/language-path'

/** What the page is told of a sign-in that happens over a form. */
export interface SessionAnswer {
  ok: boolean
  needsCode?: boolean
  why?: 'wrong' | 'disabled' | 'too-many' | 'wait' | 'locked' | 'unreachable'
  seconds?: number
}

/** The name of who is signed in now; null: nobody. */
export async function askSession(language: Language): Promise<string | null> {
  const told: unknown = await fetch(languagePath(language, 'session')).then(
    (response) => response.json(),
    () => null,
  )
  return typeof told === 'object' && told !== null && 'name' in told && typeof told.name === 'string' ? told.name : null
}

export async function signInHere(language: Language, form: FormData): Promise<SessionAnswer> {
  const body = new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const failed: SessionAnswer = { ok: false, why: 'unreachable', needsCode: form.has('code') }
  try {
    const response = await fetch(languagePath(language, 'session'), { method: 'POST', body })
    const told: SessionAnswer = await response.json()
    return told
  } catch {
    return failed
  }
}
