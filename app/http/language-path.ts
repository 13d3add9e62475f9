import type { Language } from '../i18n/language'
import type { Filled } from './edition-path'

/**
 * Every page and file that belongs to no festival, by its address below the language. A test holds this list to the
 * routes.
 */
export const languagePages = [
  '',
  'account',
  'audit',
  'audit.csv',
  'display',
  'glossary',
  'link/:secret',
  'methods',
  'notices',
  'people',
  'people/:person',
  'people/choices',
  'people/invite',
  'session',
  'settings',
  'setup',
  'sign-in',
  'sign-in/code',
  'sign-in/forgot',
  'sign-in/oidc',
  'sign-out',
  'start',
] as const

type LanguagePage = Filled<(typeof languagePages)[number]>

/** The address of a page that belongs to no festival. What comes `after` it begins with `?` or `#`. */
export function languagePath(language: Language, page: LanguagePage = '', after = ''): string {
  return `/${language}${page && `/${page}`}${after}`
}
