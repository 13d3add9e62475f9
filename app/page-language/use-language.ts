import { useContext } from 'react'
import {
  type Calendar,
  calendarOf,
  formatDay,
  formatMoment,
  formatMonth,
  formatMonthShort,
  formatPeriod,
} from '../format/date'
import { type Formats, formatsOf } from '../format/kinds-of-number'
import { formatDigits, formatNumber, formatPercent, formatPlainNumber } from '../format/number'
import { type Language, inLanguage, titleOf } from '../i18n/language'
import { PageLanguageContext } from './page-language-context'
import { TranslateContext } from '../i18n/translate'

const formats: Readonly<Record<Language, Formats>> = { fa: formatsOf('fa'), en: formatsOf('en') }

/**
 * The language of the page with everything that is written in it: texts, numbers, dates, titles. Dates are of the
 * festival of the page, unless another is named.
 */
export function useLanguage(ofFestival?: { calendar: Calendar }) {
  const t = useContext(TranslateContext)
  const { language, chosenCalendar, festivalCalendar: calendarOfPage } = useContext(PageLanguageContext)
  const festivalCalendar = ofFestival?.calendar ?? calendarOfPage ?? 'jalali'
  const calendar = calendarOf(chosenCalendar, language, festivalCalendar)
  return {
    t,
    language,
    calendar,
    festivalCalendar,
    format: formats[language],
    /** A whole number. Every other kind has its own way in `format`. */
    number: (value: number) => formatNumber(value, language),
    plainNumber: (value: number) => formatPlainNumber(value, language),
    digits: (value: number | string) => formatDigits(value, language),
    /** A share that somebody set, as it was set. What was worked out is `format.share`. */
    percent: (share: number) => formatPercent(share, language, 2),
    day: (iso: string) => formatDay(iso, language, calendar),
    moment: (moment: Date | string) => formatMoment(moment, language, calendar, festivalCalendar),
    period: (from: string, end: string) => formatPeriod(from, end, language, calendar),
    month: (iso: string) => formatMonth(iso, language, calendar),
    monthShort: (iso: string) => formatMonthShort(iso, language, calendar),
    title: (row: { titleFa: string; titleEn: string }) => titleOf(language, row),
    pick: <Value>(pair: { fa: Value; en: Value }) => inLanguage(language, pair),
  }
}
