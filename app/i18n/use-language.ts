import { useParams, useRouteLoaderData } from '@remix-run/react'
import { useContext } from 'react'
import type { loader as languageLoader } from '../routes/$lang'
import type { loader as festivalLoader } from '../routes/$lang.$festival'
import { type Calendar, formatDay, formatMoment, formatMonth, formatMonthShort, formatPeriod } from '../format/date'
import { formatDigits, formatNumber, formatPercent, formatPlainNumber } from '../format/number'
import { type Language, inLanguage, isLanguage, titleOf } from './language'
import { TranslateContext } from './translate'

/** The language of the page with everything that is written in it: texts, numbers, dates, titles. Dates are of the festival of the page, unless another is named. */
export function useLanguage(ofFestival?: { calendar: Calendar }) {
  const { lang } = useParams()
  const t = useContext(TranslateContext)
  const festivalOfPage = useRouteLoaderData<typeof festivalLoader>('routes/$lang.$festival')?.festival
  const wanted = useRouteLoaderData<typeof languageLoader>('routes/$lang')?.preferences.calendar
  const language: Language = isLanguage(lang) ? lang : 'fa'
  const { calendar: festivalCalendar } = ofFestival ?? festivalOfPage ?? { calendar: 'jalali' }
  const calendar: Calendar = wanted ?? (language === 'en' ? 'gregorian' : festivalCalendar)
  return {
    t,
    language,
    calendar,
    number: (value: number, decimals = 0, isFixed = false) => formatNumber(value, language, { decimals, isFixed }),
    plainNumber: (value: number) => formatPlainNumber(value, language),
    digits: (value: number | string) => formatDigits(value, language),
    percent: (share: number, decimals = 0) => formatPercent(share, language, decimals),
    day: (iso: string) => formatDay(iso, language, calendar),
    moment: (moment: Date | string) => formatMoment(moment, language, calendar, festivalCalendar),
    period: (from: string, end: string) => formatPeriod(from, end, language, calendar),
    month: (iso: string) => formatMonth(iso, language, calendar),
    monthShort: (iso: string) => formatMonthShort(iso, language, calendar),
    title: (row: { titleFa: string; titleEn: string }) => titleOf(language, row),
    pick: <Value>(pair: { fa: Value; en: Value }) => inLanguage(language, pair),
  }
}
