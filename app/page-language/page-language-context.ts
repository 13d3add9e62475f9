import { createContext } from 'react'
import type { Calendar } from '../format/date'
import type { Language } from '../i18n/language'

/**
 * What a page is written in, whatever it shows: the root fills it from the address, the reader's preferences and the
 * festival.
 */
export interface PageLanguage {
  language: Language
  /** The calendar that the reader chose; null: the language and the festival decide. */
  chosenCalendar: Calendar | null
  /** Null on a page of no festival. */
  festivalCalendar: Calendar | null
}

export const PageLanguageContext = createContext<PageLanguage>({
  language: 'fa',
  chosenCalendar: null,
  festivalCalendar: null,
})
