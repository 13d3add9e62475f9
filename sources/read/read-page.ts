import { type Expression, evaluate } from '../expression'
import type { SourceDefinition } from '../definition'
import { readCsv } from './csv'
import { parseJson } from './json'
import type { Records } from './records'

export interface ReadPage {
  records: Records
  /** The whole answer, for the expression that finds the next page; null for a CSV. */
  document: unknown
}

/** A body as the definition says it is to be read. Bytes that are no text in the declared encoding are refused, not replaced. */
export function readPage(body: Uint8Array, format: SourceDefinition['format'], recordsAt: Expression | null): ReadPage {
  const text = decode(body, format.kind === 'csv' ? format.encoding : 'utf-8')
  if (text === null) return failed('wrong-encoding', format.kind === 'csv' ? format.encoding : 'utf-8')
  if (format.kind === 'csv') return { records: readCsv(text, format.delimiter), document: null }
  return readJsonPage(text, format.records, recordsAt)
}

function readJsonPage(text: string, path: string, recordsAt: Expression | null): ReadPage {
  let document: unknown
  try {
    document = parseJson(text)
  } catch (error) {
    return failed('unreadable-page', error instanceof Error ? error.message : String(error))
  }
  const found = recordsAt ? evaluate(recordsAt, document) : { ok: true as const, value: document }
  if (!found.ok || !Array.isArray(found.value)) return failed('no-records', path)
  const records = found.value.map((value: unknown, place) => ({ line: place + 1, value }))
  return { records: { ok: true, records }, document }
}

function failed(why: Extract<Records, { ok: false }>['why'], detail: string): ReadPage {
  return { records: { ok: false, why, detail }, document: null }
}

function decode(body: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body)
  } catch {
    return null
  }
}
