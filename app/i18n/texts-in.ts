import { en } from './en'
import { fa } from './fa'
import type { Language } from './language'
import type { Texts } from './texts'

/**
 * All texts of a language, for what is written outside of a page: files, papers, refusals. A page has its areas by
 * `loaded-texts.ts`.
 */
export function textsIn(language: Language): Texts {
  return language === 'fa' ? fa : en
}
