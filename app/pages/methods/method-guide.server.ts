import english from '../../../docs/model.md?raw'
import persian from '../../../docs/model.fa.md?raw'
import type { Language } from '../../i18n/language'
import { type GuideBlock, readGuide } from './method-guide'

/** What a model document may say, explained: the same text that stands in docs/. */
export const methodGuide: Readonly<Record<Language, readonly GuideBlock[]>> = {
  fa: readGuide(persian),
  en: readGuide(english),
}
