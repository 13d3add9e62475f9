import type { MetaDescriptor } from '@remix-run/node'
import { type Language, isLanguage } from './i18n/language'
import { loadedTexts } from './i18n/loaded-texts'
import type { Texts } from './i18n/texts'

/** The title of a page: what it shows, then the product. */
export function pageTitle(
  lang: string | undefined,
  of: (texts: Texts, language: Language) => string,
): MetaDescriptor[] {
  const language = isLanguage(lang) ? lang : 'fa'
  const texts = loadedTexts(language)
  return [{ title: `${of(texts, language)} · ${texts.product}` }]
}
