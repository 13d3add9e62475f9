import { z } from 'zod'
import { cutText } from '../format/cut-text'
import { readNumber } from '../format/read-number'
import type { Faults } from './form-fault'
import { mostReason } from './longest-reason'

/** The largest integer that a column of the database takes. */
const largestInteger = 2_147_483_647

/** A text without the spaces around it. A field that was not sent is empty. */
export const optionalText = (most: number) => z.string().trim().max(most).default('')

export const requiredText = (most: number) => z.string().trim().min(1).max(most)

/** A number in Persian, Arabic or Latin digits, within bounds. */
export const numberText = (within: z.ZodNumber) => z.string().trim().min(1).transform(readNumber).pipe(within)

/** A whole number from 0 on, in any digits: a version or a position. What is no number is an error and never NaN. */
export const wholeNumber = numberText(z.number().int().min(0).max(largestInteger))

/** The number of a row in the database. */
export const idNumber = wholeNumber.pipe(z.number().min(1))

/** A box that is ticked or not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

/** The values of all fields of one name. */
export const listOf = <Item extends z.ZodType>(item: Item, most = 1000) =>
  z.preprocess(
    (values) => (values === undefined ? [] : Array.isArray(values) ? values : [values]),
    z.array(item).max(most),
  )

/** Fields `name[key]`, by key. */
export const byKey = <Item extends z.ZodType>(item: Item) => z.record(z.string(), item).default({})

/**
 * A file; null where none was chosen, for which a browser sends an empty one, and the reader of bodies an empty text.
 */
export const fileField = z
  .union([z.instanceof(File), z.literal('')])
  .optional()
  .transform((file) => (file instanceof File && file.size > 0 ? file : null))

/** Why somebody does it, as the log keeps it; null where they did not say. */
export const reasonText = z
  .string()
  .default('')
  .transform((reason) => cutText(reason.trim(), mostReason) || null)

/** The message of an error in a hidden field. */
export const damaged = 'damaged'

/** A field that the page fills in and nobody types: a form where it is wrong is refused as a whole. */
export const hidden = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .unknown()
    .optional()
    .transform((value, context): z.output<Schema> => {
      const parsed = schema.safeParse(value)
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: damaged })
      return z.NEVER
    })

/** A field that may stay empty: null then. */
export const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable())

/** Day and minute as people write them, read by `parseMoment` in the calendar of the festival. */
export const momentFields = { day: optionalText(40), minute: optionalText(40) }

/** Values by a key: what is said of each, and its number where it is reported. What has no status stays as it is. */
export const statedFields = {
  status: byKey(z.enum(['', 'reported', 'no-data', 'not-applicable'])),
  value: byKey(z.string().max(100)),
}

type Status = 'reported' | 'no-data' | 'not-applicable'

export function readStated({ status, value }: { status: Record<string, Status | ''>; value: Record<string, string> }): {
  values: { key: string; status: Status; value: number }[]
  faults: Faults
} {
  const values = Object.entries(status).flatMap(([key, status]) =>
    status === '' ? [] : [{ key, status, value: status === 'reported' ? readNumber(value[key] ?? '') : 0 }],
  )
  const wrong = values.filter(({ value }) => Number.isNaN(value))
  return { values, faults: Object.fromEntries(wrong.map(({ key }) => [`value[${key}]`, { kind: 'number' }])) }
}
