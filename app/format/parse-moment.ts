import { newDate } from 'date-fns-jalali'
import { toLatinDigits } from '../../sources/number-text'
import type { Calendar } from './date'

/** Iran has kept this offset all year round since 1401 (2022). */
const tehranMinutes = 210

/** No festival is of a Jalali year after this, nor of a Gregorian year before. */
const firstGregorianYear = 1800

/**
 * A day and a minute as people write them (1405/06/02 and 14:30, or 2026-08-24; in any digits and either calendar,
 * which the year tells) as a moment: in Tehran's time for Jalali festivals, in UTC for others. Null where it is none.
 */
export function parseMoment(day: string, minute: string, calendar: Calendar): Date | null {
  const [, year, month, date] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(toLatinDigits(day).trim()) ?? []
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(toLatinDigits(minute).trim()) ?? []
  if (date === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  const midnight =
    Number(year) < firstGregorianYear
      ? jalaliMidnight(Number(year), Number(month), Number(date))
      : gregorianMidnight(Number(year), Number(month), Number(date))
  if (midnight === null) return null
  return new Date(
    midnight + (Number(hours) * 60 + Number(minutes) - (calendar === 'jalali' ? tehranMinutes : 0)) * 60_000,
  )
}

/** UTC milliseconds at which the day begins in UTC; null for a day that the calendar does not have. */
function jalaliMidnight(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const local = newDate(year, month - 1, day, 12)
  const next = newDate(year, month, 1, 12)
  return local < next ? Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) : null
}

function gregorianMidnight(year: number, month: number, day: number): number | null {
  const utc = new Date(Date.UTC(year, month - 1, day))
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day ? utc.getTime() : null
}
