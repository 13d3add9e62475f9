import type { Expression } from '../expression'
import { type ReadPage, unread } from './format'
import { type FormatOptions, formatOf } from './formats'

/**
 * A body as the definition says it is to be read. Bytes that are no text in the declared encoding are refused, not
 * replaced.
 */
export function readPage(body: Uint8Array, options: FormatOptions, find: Expression | null): ReadPage {
  const format = formatOf(options)
  const encoding = format.encoding(options)
  const text = decode(body, encoding)
  return text === null ? unread('wrong-encoding', encoding) : format.read(text, options, find)
}

function decode(body: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body)
  } catch {
    return null
  }
}
