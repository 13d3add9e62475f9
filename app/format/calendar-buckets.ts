import { newDate } from 'date-fns-jalali'
import type { Bucket } from '../../db/queries/histories'
import { type Calendar, partsOf } from './date'

export const bucketSizes = ['month', 'quarter', 'year'] as const
export type BucketSize = (typeof bucketSizes)[number]

const monthsOf: Readonly<Record<BucketSize, number>> = { month: 1, quarter: 3, year: 12 }

/**
 * The months, quarters or years of a calendar that cover the days from one up to, and without, another: whole ones,
 * oldest first. Statements take them as arrays, so that the database needs to know no calendar.
 */
export function listBuckets(calendar: Calendar, size: BucketSize, from: string, to: string): Bucket[] {
  const buckets: Bucket[] = []
  const length = monthsOf[size]
  const { year, month } = partsOf(from, calendar)
  let index = year * 12 + Math.floor((month - 1) / length) * length
  for (let start = firstDayOf(calendar, index); start < to; start = firstDayOf(calendar, index)) {
    buckets.push({ key: keyOf(size, index), from: start, to: firstDayOf(calendar, index + length) })
    index += length
  }
  return buckets
}

/** Months are counted from the first of year 0. */
function firstDayOf(calendar: Calendar, index: number): string {
  const [year, month] = [Math.floor(index / 12), index % 12]
  if (calendar === 'gregorian') return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  const day = newDate(year, month, 1, 12)
  return new Date(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())).toISOString().slice(0, 10)
}

/** `1404-05`, `1404-Q2`, `1404`: sorts by time as text. */
function keyOf(size: BucketSize, index: number): string {
  const [year, month] = [Math.floor(index / 12), index % 12]
  if (size === 'year') return String(year)
  return size === 'quarter' ? `${year}-Q${month / 3 + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`
}
