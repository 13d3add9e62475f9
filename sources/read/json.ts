import { isSafeNumber, parse } from 'lossless-json'

/** A number that JavaScript would change by reading it (12345678901234567890, 1e400). Kept as written, never calculated with. */
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
  return parse(text, null, (digits) =>
    isSafeNumber(digits, { approx: true }) && Number.isFinite(Number(digits))
      ? Number(digits)
      : new InexactNumber(digits),
  )
}
