import type { z } from 'zod'
import type { Expression } from '../expression'
import type { Records } from './records'

/** What one answer says. */
export interface ReadPage {
  records: Records
  /** The whole answer, for the expression that finds the next page; null for a format whose answers have no fields. */
  document: unknown
}

/** A format of answers: one entry, in one file of this folder, listed in `formats.ts`. */
export interface Format<Shape extends z.ZodType> {
  /** What a definition says of it, with `kind`. */
  readonly shape: Shape
  /** Whether an answer has fields, so that an expression can find the next page in it. */
  readonly hasFields: boolean
  /** The encoding of the text. */
  encoding(options: z.infer<Shape>): string
  /** The expression that finds the records in an answer; undefined where they need no finding. */
  recordsAt(options: z.infer<Shape>): string | undefined
  /** `find` is the compiled `recordsAt`. */
  read(text: string, options: z.infer<Shape>, find: Expression | null): ReadPage
}

/** A page that can't be read as its format, and why. */
export function unread(why: Extract<Records, { ok: false }>['why'], detail: string): ReadPage {
  return { records: { ok: false, why, detail }, document: null }
}
