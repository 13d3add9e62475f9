import type { MetaDescriptor } from '@remix-run/node'
import { en } from './i18n/en'
import { fa } from './i18n/fa'
import { type Language, isLanguage } from './i18n/language'
import type { Texts } from './i18n/texts'

/** The title of a page: what it shows, then the product. */
export function pageTitle(lang: string | undefined, of: (texts: Texts, language: Language) => string): MetaDescriptor[] {
  const language = isLanguage(lang) ? lang : 'fa'
  const texts: Texts = language === 'fa' ? fa : en
  return [{ title: `${of(texts, language)} · ${texts.product}` }]
}
