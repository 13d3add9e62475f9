import type { Language } from '../i18n/language'
import { languagePath } from './language-path'

/** Where to go after a form: a path of ours, whatever an address says; else where the person begins. */
export function ownPath(wanted: string | null, language: Language): string {
  const start = languagePath(language, 'start')
  if (wanted === null || !URL.canParse(wanted, 'http://here')) return start
  const { origin, pathname, search } = new URL(wanted, 'http://here')
  const isOurs = origin === 'http://here' && /^\/(fa|en)(\/|$)/.test(pathname)
  return isOurs ? pathname + search : start
}
