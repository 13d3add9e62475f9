import { format as formatGregorian } from 'date-fns'
import { format as formatJalali } from 'date-fns-jalali'
import { faIR } from 'date-fns-jalali/locale'
import type { Language } from '../i18n/language'
import { toPersianDigits } from './number'

export type Calendar = 'jalali' | 'gregorian'

/** Iran has kept this offset all year round since 1401 (2022). */
const tehranMinutes = 210

const jalaliMonths = {
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  en: ['Farvardin', 'Ordibehesht', 'Khordad', 'Tir', 'Mordad', 'Shahrivar', 'Mehr', 'Aban', 'Azar', 'Dey', 'Bahman', 'Esfand'],
} as const

/** An ISO day: ۱۴۰۴/۰۵/۳۱ in Persian; in English the Jalali day with the Gregorian beside it. */
export function formatDay(isoDay: string, language: Language, calendar: Calendar): string {
  return formatLocal(localOf(isoDay), language, calendar, '')
}

/** A moment, in Tehran's time for Jalali festivals and in UTC for others. */
export function formatMoment(moment: Date | string, language: Language, calendar: Calendar): string {
  const shifted = new Date(new Date(moment).getTime() + (calendar === 'jalali' ? tehranMinutes : 0) * 60_000)
  return formatLocal(localOf(shifted.toISOString()), language, calendar, ' HH:mm')
}

/** The month that begins on an ISO day: «مرداد ۱۴۰۴», "Mordad 1404", "August 2025". */
export function formatMonth(isoDay: string, language: Language, calendar: Calendar): string {
  const local = localOf(isoDay)
  if (calendar === 'gregorian') return withDigits(formatGregorian(local, 'MMMM yyyy'), language)
  const month = jalaliMonths[language][Number(formatJalali(local, 'M')) - 1] ?? ''
  return withDigits(`${month} ${formatJalali(local, 'yyyy')}`, language)
}

const dayMs = 86_400_000

/** A period from an ISO day up to, and without, another: the month where it is no longer than one, else its first and last days. */
export function formatPeriod(from: string, end: string, language: Language, calendar: Calendar): string {
  if (Date.parse(end) - Date.parse(from) <= 31 * dayMs) return formatMonth(from, language, calendar)
  const last = new Date(Date.parse(end) - dayMs).toISOString().slice(0, 10)
  return `${formatDay(from, language, calendar)} – ${formatDay(last, language, calendar)}`
}

/** Short enough for the axis of a chart: «مرداد», "Mordad", "Aug". */
export function formatMonthShort(isoDay: string, language: Language, calendar: Calendar): string {
  const local = localOf(isoDay)
  if (calendar === 'gregorian') return formatGregorian(local, 'MMM')
  return jalaliMonths[language][Number(formatJalali(local, 'M')) - 1] ?? ''
}

function formatLocal(local: Date, language: Language, calendar: Calendar, time: string): string {
  if (calendar === 'gregorian') return withDigits(formatGregorian(local, `yyyy-MM-dd${time}`), language)
  const jalali = formatJalali(local, `yyyy/MM/dd${time}`, { locale: faIR })
  return language === 'fa' ? toPersianDigits(jalali) : `${jalali} (${formatGregorian(local, 'yyyy-MM-dd')})`
}

/** The calendar day and clock of an ISO text as a local date, so that no time zone of the machine moves it. */
function localOf(iso: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = iso.split(/\D/).map(Number)
  return new Date(year, month - 1, day, hour, minute)
}

function withDigits(text: string, language: Language): string {
  return language === 'fa' ? toPersianDigits(text) : text
}
