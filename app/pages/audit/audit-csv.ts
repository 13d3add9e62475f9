import type { AuditEvent } from '../../../db/queries/audit-event'
import { type CsvCell, forSpreadsheets, writeCsv } from '../../exports/write-csv'

const columns = [
  'sequence',
  'at',
  'userName',
  'role',
  'origin',
  'action',
  'subject',
  'before',
  'after',
  'reason',
  'hash',
] as const

/**
 * Events for a spreadsheet, in the order they are given, as parts of one file. What proves the chain is the export of
 * the command line.
 */
export async function* writeAuditCsv(pages: AsyncIterable<readonly AuditEvent[]>): AsyncGenerator<string> {
  yield writeCsv([columns], forSpreadsheets)
  for await (const events of pages)
    yield writeCsv(
      events.map((event) => columns.map((column) => toCell(event[column]))),
      { ...forSpreadsheets, bom: false },
    )
}

function toCell(value: unknown): CsvCell {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
}
