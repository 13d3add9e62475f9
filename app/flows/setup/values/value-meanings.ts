import type { Answers } from '../../../../sources/sheets/reading'
import { askedHere } from '../agencies/asked-here'

/** What a column of a sheet of values can mean, beside a metric. */
export const valueMeanings = ['code', 'name', 'period', 'metric-name', 'value', 'service'] as const

export type ValueMeaning = (typeof valueMeanings)[number] | `metric:${string}`

/** What can be asked of a sheet of values, with the answers that there are; the year of months is a number. */
export const askedOfValues = {
  ...askedHere,
  share: ['share', 'percent'],
  'day-month': ['day-first', 'month-first', 'problem'],
} as const satisfies { [Kind in keyof Answers]?: readonly Answers[Kind][] }
