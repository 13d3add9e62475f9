import { z } from 'zod'
import type { TableChoice } from '../../../../sources/sheets/find-table'
import type { Answers } from '../../../../sources/sheets/reading'
import { type AgencyMeaning, plainMeanings } from './agency-meanings'
import { askedHere } from './asked-here'

/** What a person chose for a spreadsheet of agencies. What is left out is found by the reader. */
export interface UploadChoices {
  table: TableChoice
  /** By the column of the sheet, from 0; null: the column is not read. */
  meanings: Readonly<Record<number, AgencyMeaning | null>>
  answers: Answers
}

export const noChoices: UploadChoices = { table: {}, meanings: {}, answers: {} }

export const Answered = z
  .object({
    slash: z.enum(askedHere.slash),
    dot: z.enum(askedHere.dot),
    comma: z.enum(askedHere.comma),
    'trailing-minus': z.enum(askedHere['trailing-minus']),
    'has-none': z.enum(askedHere['has-none']),
    'n-a': z.enum(askedHere['n-a']),
  })
  .partial()

export const MeaningText = z.union([
  z.enum(plainMeanings),
  z.templateLiteral(['metric:', z.string().regex(/^[\w.-]{1,60}$/)]),
])

/** Kept with an upload that was taken over, for the next file with the same headings. */
const Kept = z.object({ meanings: z.record(z.coerce.number(), MeaningText.nullable()), answers: Answered })

/** The choices of an earlier file, without those that belong to its sheet alone. */
export function readKeptChoices(stored: unknown): Pick<UploadChoices, 'meanings' | 'answers'> {
  const { meanings, answers } = noChoices
  return Kept.safeParse(stored).data ?? { meanings, answers }
}
