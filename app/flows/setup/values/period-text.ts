import type { Period } from '../../../../sources/period'
import { readPeriod } from '../../../../sources/sheets/read-period'
import { type Calendar, formatPeriod, partsOf } from '../../../format/date'
import { formatDigits } from '../../../format/number'
import type { Language } from '../../../i18n/language'

/** A month or a year as the reader of spreadsheets reads it again; null where no text of a cell says this period. */
export function textOfPeriod(period: Period, language: Language, calendar: Calendar): string | null {
  const { year } = partsOf(period.from, calendar)
  const texts = [formatDigits(year, language), formatPeriod(period.from, period.to, language, calendar)]
  return texts.find((text) => isReadAs(text, period)) ?? null
}

function isReadAs(text: string, { from, to }: Period): boolean {
  const reading = readPeriod({ text })
  return reading.kind === 'period' && reading.period.from === from && reading.period.to === to
}
