import { type Period, gregorianMonth, jalaliMonth } from '../../../../sources/period'
import { type Calendar, partsOf } from '../../../format/date'

/** The periods that a file without periods can be of: all that an edition evaluates, and each month of it. */
export function listFilePeriods(calendar: Calendar, evaluated: Period): Period[] {
  const months: Period[] = []
  for (let day = evaluated.from; day < evaluated.to; day = months.at(-1)?.to ?? evaluated.to) {
    const { year, month } = partsOf(day, calendar)
    const found = calendar === 'jalali' ? jalaliMonth(year, month) : gregorianMonth(day)
    if (!found) break
    months.push(found)
  }
  const within = months.filter(({ from, to }) => from >= evaluated.from && to <= evaluated.to)
  return [evaluated, ...within]
}
