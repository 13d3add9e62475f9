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
  /** By a part of headings, folded: what all columns mean that it stands over; null: they are not read. */
  headings: Readonly<Record<string, `metric:${string}` | null>>
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
  headings: {},
  agencies: {},
  metric: null,
  period: null,
}

export const MetricText = z.templateLiteral(['metric:', z.string().min(1).max(200)])

export const ValueMeaningText = z.union([z.enum(valueMeanings), MetricText])

export const AnsweredValues = Answered.extend({
  share: z.enum(askedOfValues.share),
  'day-month': z.enum(askedOfValues['day-month']),
}).partial()

const Kept = z.object({
  meanings: z.record(z.coerce.number(), ValueMeaningText.nullable()),
  answers: AnsweredValues,
  headings: z.record(z.string(), MetricText.nullable()).default({}),
  agencies: z.record(z.string(), z.string()).default({}),
  metric: z.string().nullable(),
  ofFile: z
    .object({
      table: z.object({
        sheet: z.number().optional(),
        heading: z.object({ first: z.number(), last: z.number() }).nullable().optional(),
      }),
      period: z.object({ from: z.string(), to: z.string() }).nullable(),
      year: z.number().nullable(),
    })
    .optional(),
})

/** By which an answer names a name: an address holds it, however long the name is and in whatever letters. */
export const nameKey = (text: string) => sha256(foldPersian(text)).slice(0, 12)

/**
 * What is kept with a file that was stored. Its table, period and year are of the file alone: the next one with the
 * same headings will have others.
 */
export function toKeptChoices({
  table,
  meanings,
  answers,
  headings,
  agencies,
  metric,
  period,
}: ValueChoices): z.input<typeof Kept> {
  const ofFile = { table, period, year: answers.year ?? null }
  return { meanings, answers: AnsweredValues.parse(answers), headings, agencies, metric, ofFile }
}

/** The choices of an earlier file, without those that belong to it alone. */
export function readKeptValueChoices(stored: unknown): ValueChoices {
  const { ofFile: _, ...kept } = Kept.safeParse(stored).data ?? {}
  return { ...noValueChoices, ...kept }
}

/** All choices with which a file was stored. */
export function readChoicesOfFile(stored: unknown): ValueChoices {
  const { ofFile, ...kept } = Kept.safeParse(stored).data ?? {}
  const choices = { ...noValueChoices, ...kept }
  if (!ofFile) return choices
  const { table, period, year } = ofFile
  return { ...choices, table, period, answers: { ...choices.answers, ...(year === null ? {} : { year }) } }
}
