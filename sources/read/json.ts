import { parse } from 'lossless-json'
import { z } from 'zod'
import { type Expression, evaluate } from '../expression'
import { ExpressionText } from '../expression-text'
import { keep } from '../number-text'
import { type Format, type ReadPage, unread } from './format'

/**
 * A whole number that JavaScript would change by reading it (12345678901234567890), or one that it can't hold at all
 * (1e400). Kept as written, so that a code stays the code that it is, and never calculated with. The long decimals of a
 * measurement are no such number: the nearest one does for them.
 */
export class InexactNumber {
  constructor(readonly text: string) {}

  toJSON(): string {
    return this.text
  }
}

/** Long digits or a long exponent anywhere, inside a text too: rare enough to take the slow way then. */
const suspicious = /\d{16}|[\d.]{17}|\d[eE][+-]?\d{3}/

/** Throws SyntaxError where the text is no JSON. */
export function parseJson(text: string): unknown {
  if (!suspicious.test(text)) return JSON.parse(text)
  return parse(text, null, (digits) => keep(digits) ?? new InexactNumber(digits))
}

function readJsonPage(text: string, path: string, find: Expression | null): ReadPage {
  let document: unknown
  try {
    document = parseJson(text)
  } catch (error) {
    return unread('unreadable-page', error instanceof Error ? error.message : String(error))
  }
  const found = find ? evaluate(find, document) : { ok: true as const, value: document }
  if (!found.ok || !Array.isArray(found.value)) return unread('no-records', path)
  const records = found.value.map((value: unknown, index) => ({ line: index + 1, value }))
  return { records: { ok: true, records }, document }
}

const Json = z
  .strictObject({
    kind: z.literal('json').describe('JSON.'),
    records: ExpressionText.describe('JMESPath from the answer to the array of records.'),
  })
  .describe('JSON: the records are an array somewhere in it.')

export const jsonFormat: Format<typeof Json> = {
  shape: Json,
  hasFields: true,
  encoding: () => 'utf-8',
  recordsAt: ({ records }) => records,
  read: (text, { records }, find) => readJsonPage(text, records, find),
}
