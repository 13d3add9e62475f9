import { addMonths, addYears, format } from 'date-fns'
import { isValid, newDate } from 'date-fns-jalali'
import type { SourceDefinition } from './definition'

/** ISO days; `to` is not included. */
export interface Period {
  from: string
  to: string
}

type Calendar = SourceDefinition['mapping']['period']['calendar']

const remembered = new Map<string, Period | null>()

/**
 * The period that texts in Latin digits (`year`, `month`, `day`) stand for; null where they stand for none. The few
 * periods of a source come up again and again, and calendars are slow: they are worked out once.
 */
export function periodOf(
  calendar: Calendar,
  { year = '', month = '', day = '' }: Record<string, string>,
): Period | null {
  const key = `${calendar} ${year} ${month} ${day}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  if (remembered.size > 10_000) remembered.clear()
  const period = toPeriod(calendar, year, month, day)
  remembered.set(key, period)
  return period
}

function toPeriod(calendar: Calendar, year: string, month: string, day: string): Period | null {
  if (calendar === 'gregorian-month') return gregorianMonth(day)
  if (calendar === 'fiscal-year-april') return fiscalYearFromApril(year)
  if (!/^\d+$/.test(year)) return null
  if (calendar === 'jalali-year') return jalaliYear(Number(year))
  return /^\d+$/.test(month) ? jalaliMonth(Number(year), Number(month)) : null
}

const isoDay = (date: Date) => format(date, 'yyyy-MM-dd')

/** Months count from 1. Null where there is no such month. */
export function jalaliMonth(year: number, month: number): Period | null {
  if (!isJalaliYear(year) || !Number.isInteger(month) || month < 1 || month > 12) return null
  const next = month === 12 ? newDate(year + 1, 0, 1) : newDate(year, month, 1)
  return span(newDate(year, month - 1, 1), next)
}

/** 1 Farvardin to the end of Esfand. */
export function jalaliYear(year: number): Period | null {
  return isJalaliYear(year) ? span(newDate(year, 0, 1), newDate(year + 1, 0, 1)) : null
}

/** The calendar month of an ISO day. */
export function gregorianMonth(day: string): Period | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(day)
  if (!match) return null
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  if (isoDay(date) !== match[0]) return null
  const first = new Date(date.getFullYear(), date.getMonth(), 1)
  return span(first, addMonths(first, 1))
}

/** "2023-2024": 1 April 2023 to 31 March 2024. */
export function fiscalYearFromApril(text: string): Period | null {
  const match = /^(\d{4})-(\d{4})$/.exec(text.trim())
  if (!match || Number(match[2]) !== Number(match[1]) + 1) return null
  const first = new Date(Number(match[1]), 3, 1)
  return span(first, addYears(first, 1))
}

/** The years for which the arithmetic and the official calendar agree. */
function isJalaliYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1304 && year <= 1501
}

function span(from: Date, to: Date): Period | null {
  return isValid(from) && isValid(to) ? { from: isoDay(from), to: isoDay(to) } : null
}
