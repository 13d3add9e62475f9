import { jalaliYear } from '../../../sources/period'
import { type Calendar, partsOf } from '../../format/date'
import { parseMoment } from '../../format/parse-moment'

export interface EditionSpans {
  evaluatedFrom: string
  evaluatedTo: string
  previousFrom: string
  previousTo: string
}

/**
 * The days of a year of the festival's calendar and of the year before, which growth compares with; null for a year
 * that no festival is of.
 */
export function spansOfYear(calendar: Calendar, year: number): EditionSpans | null {
  const [evaluated, previous] = [spanOf(calendar, year), spanOf(calendar, year - 1)]
  if (!evaluated || !previous) return null
  return {
    evaluatedFrom: evaluated.from,
    evaluatedTo: evaluated.to,
    previousFrom: previous.from,
    previousTo: previous.to,
  }
}

function spanOf(calendar: Calendar, year: number): { from: string; to: string } | null {
  if (!Number.isInteger(year)) return null
  if (calendar === 'jalali') return year >= 1304 && year <= 1500 ? jalaliYear(year) : null
  return year >= 1900 && year <= 2200 ? { from: `${year}-01-01`, to: `${year + 1}-01-01` } : null
}

/** Iran has kept this offset all year round since 1401 (2022). */
const tehranMinutes = 210

/** The same day and minute of the next year of a calendar; the last day of a leap year becomes the day before it. */
export function nextYear(moment: Date, calendar: Calendar): Date {
  const offset = calendar === 'jalali' ? tehranMinutes : 0
  const local = new Date(moment.getTime() + offset * 60_000).toISOString()
  const { year, month, day } = partsOf(local, calendar)
  const toMoment = (date: number) => parseMoment(`${year + 1}/${month}/${date}`, local.slice(11, 16), calendar)
  return toMoment(day) ?? toMoment(day - 1) ?? moment
}
