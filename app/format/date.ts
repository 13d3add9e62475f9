import { getDate, getMonth, getYear, newDate } from 'date-fns-jalali'
import type { Language } from '../i18n/language'
import { toPersianDigits } from './number'

export type Calendar = 'jalali' | 'gregorian'

/** The calendar of a page: the one that somebody chose, else the festival's in Persian and the Gregorian in English. */
export function calendarOf(chosen: Calendar | null, language: Language, festival: Calendar): Calendar {
  return chosen ?? (language === 'en' ? 'gregorian' : festival)
}

/** Iran has kept this offset all year round since 1401 (2022). */
const tehranMinutes = 210

const jalaliMonths = {
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  en: [
    'Farvardin',
    'Ordibehesht',
    'Khordad',
    'Tir',
    'Mordad',
    'Shahrivar',
    'Mehr',
    'Aban',
    'Azar',
    'Dey',
    'Bahman',
    'Esfand',
  ],
} as const

const gregorianMonths = {
  fa: ['ژانویه', 'فوریه', 'مارس', 'آوریل', 'مه', 'ژوئن', 'ژوئیه', 'اوت', 'سپتامبر', 'اکتبر', 'نوامبر', 'دسامبر'],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

/** An ISO day: ۱۴۰۴/۰۵/۳۱ in Persian; in English the Jalali day with the Gregorian beside it. */
export function formatDay(isoDay: string, language: Language, calendar: Calendar): string {
  return formatLocal(isoDay, language, calendar)
}

/**
 * A moment in the time of its festival, which is Tehran's for Jalali ones and UTC for others, whatever calendar it is
 * read in.
 */
export function formatMoment(
  moment: Date | string,
  language: Language,
  calendar: Calendar,
  festivalCalendar = calendar,
): string {
  const shifted = new Date(new Date(moment).getTime() + (festivalCalendar === 'jalali' ? tehranMinutes : 0) * 60_000)
  return formatLocal(shifted.toISOString(), language, calendar)
}

/**
 * The month that begins on an ISO day: «مرداد ۱۴۰۴», "Mordad 1404", "August 2025". A month of the other calendar has
 * its first and last days.
 */
export function formatMonth(isoDay: string, language: Language, calendar: Calendar): string {
  const { year, month, day } = partsOf(isoDay, calendar)
  if (day === 1) return withDigits(`${nameOf(month, language, calendar)} ${year}`, language)
  return formatDays(isoDay, endOfForeignMonth(isoDay, calendar), language, calendar)
}

/** A period from an ISO day up to, and without, another: the month where it is one, else its first and last days. */
export function formatPeriod(from: string, end: string, language: Language, calendar: Calendar): string {
  const [first, next] = [partsOf(from, calendar), partsOf(end, calendar)]
  const isMonth = first.day === 1 && next.day === 1 && (next.year - first.year) * 12 + next.month - first.month === 1
  return isMonth ? formatMonth(from, language, calendar) : formatDays(from, end, language, calendar)
}

/** Short enough for the axis of a chart: «مرداد», "Mordad", "Aug"; "Jul–Aug" for a month of the other calendar. */
export function formatMonthShort(isoDay: string, language: Language, calendar: Calendar): string {
  const { month, day } = partsOf(isoDay, calendar)
  const short = (value: number) =>
    calendar === 'gregorian' && language === 'en'
      ? nameOf(value, language, calendar).slice(0, 3)
      : nameOf(value, language, calendar)
  return day === 1 ? short(month) : `${short(month)}–${short((month % 12) + 1)}`
}

const dayMs = 86_400_000

/** From an ISO day up to, and without, another. */
function formatDays(from: string, end: string, language: Language, calendar: Calendar): string {
  const last = new Date(Date.parse(end) - dayMs).toISOString().slice(0, 10)
  return `${fromTheRight(language)}${formatDay(from, language, calendar)} – ${formatDay(last, language, calendar)}`
}

/** Where the month that begins on an ISO day in the other calendar is over. */
function endOfForeignMonth(isoDay: string, calendar: Calendar): string {
  const { year, month } = partsOf(isoDay, calendar === 'jalali' ? 'gregorian' : 'jalali')
  if (calendar === 'jalali') return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  const next = newDate(year, month, 1, 12)
  return new Date(Date.UTC(next.getFullYear(), next.getMonth(), next.getDate())).toISOString().slice(0, 10)
}

/** `iso` may end in a time, which is kept as it is. */
function formatLocal(iso: string, language: Language, calendar: Calendar): string {
  const [gregorian = iso] = iso.split('T')
  const { year, month, day } = partsOf(iso, calendar)
  const row = calendar === 'gregorian' ? gregorian : `${year}/${pad(month)}/${pad(day)}`
  const hasTime = iso.length > gregorian.length
  if (language === 'fa')
    return hasTime
      ? `${fromTheRight(language)}${toPersianDigits(row)}، ${toPersianDigits(iso.slice(11, 16))}`
      : toPersianDigits(row)
  return `${row}${hasTime ? ` ${iso.slice(11, 16)}` : ''}${calendar === 'jalali' ? ` (${gregorian})` : ''}`
}

/** Year, month (from 1) and day of an ISO text in a calendar. No time zone of the machine moves it. */
export function partsOf(iso: string, calendar: Calendar): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number)
  if (calendar === 'gregorian') return { year, month, day }
  const local = new Date(year, month - 1, day, 12)
  return { year: getYear(local), month: getMonth(local) + 1, day: getDate(local) }
}

function nameOf(month: number, language: Language, calendar: Calendar): string {
  return (calendar === 'jalali' ? jalaliMonths : gregorianMonths)[language][month - 1] ?? ''
}

const pad = (value: number) => String(value).padStart(2, '0')

/** A mark that lets several numbers in a row be read from the right, although none of them says so. */
function fromTheRight(language: Language): string {
  return language === 'fa' ? '\u200F' : ''
}

function withDigits(text: string, language: Language): string {
  return language === 'fa' ? toPersianDigits(text) : text
}
