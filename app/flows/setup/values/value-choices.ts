import { z } from 'zod'
import { foldPersian } from '../../../../db/fold-persian'
import type { Period } from '../../../../sources/period'
import type { TableChoice } from '../../../../sources/sheets/find-table'
import type { Answers } from '../../../../sources/sheets/reading'
import { sha256 } from '../../../documents/hash.server'
import { Answered } from '../agencies/upload-choices'
import { type ValueMeaning, askedOfValues, valueMeanings } from './value-meanings'

/** What a person chose for a spreadsheet of values. What is left out is found by the reader. */
export interface ValueChoices {
  table: TableChoice
  /** By the column of the sheet, from 0; null: the column is not read. */
  meanings: Readonly<Record<number, ValueMeaning | null>>
  answers: Answers
  /** Codes of agencies by the key of a name that no agency has (`nameKey`): “this name is that agency”. */
  agencies: Readonly<Record<string, string>>
  /** Code of the metric of columns that name none. */
  metric: string | null
  /** The period of values for which the sheet says none. */
  period: Period | null
}

export const noValueChoices: ValueChoices = {
  table: {},
  meanings: {},
  answers: {},
  agencies: {},
  metric: null,
  period: null,
}

export const ValueMeaningText = z.union([
  z.enum(valueMeanings),
  z.templateLiteral(['metric:', z.string().min(1).max(200)]),
])

export const AnsweredValues = Answered.extend({
  share: z.enum(askedOfValues.share),
  'day-month': z.enum(askedOfValues['day-month']),
}).partial()

const Kept = z.object({
  meanings: z.record(z.coerce.number(), ValueMeaningText.nullable()),
  answers: AnsweredValues,
  agencies: z.record(z.string(), z.string()).default({}),
  metric: z.string().nullable(),
})

/** By which an answer names a name: an address holds it, however long the name is and in whatever letters. */
export const nameKey = (text: string) => sha256(foldPersian(text)).slice(0, 12)

/** What is kept for the next file with the same headings: never the period or the year, which will be others. */
export function toKeptChoices({ meanings, answers, agencies, metric }: ValueChoices): z.input<typeof Kept> {
  return { meanings, answers: AnsweredValues.parse(answers), agencies, metric }
}

/** The choices of an earlier file, without those that belong to it alone. */
export function readKeptValueChoices(stored: unknown): ValueChoices {
  return { ...noValueChoices, ...Kept.safeParse(stored).data }
}
