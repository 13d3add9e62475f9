import type { MetaDescriptor } from '@remix-run/node'
import { type Language, languageOf } from '../i18n/language'
import { loadedTexts } from '../i18n/loaded-texts'
import type { Texts } from '../i18n/texts'

/** The title of a page: what it shows, then the product. */
export function pageTitle(
  params: Readonly<Record<string, string | undefined>>,
  of: (texts: Texts, language: Language) => string,
): MetaDescriptor[] {
  const language = languageOf(params)
  const texts = loadedTexts(language)
  return [{ title: `${of(texts, language)} · ${texts.product}` }]
}
