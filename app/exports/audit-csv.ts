import { stringify } from 'csv-stringify/sync'
import type { AuditEvent } from '../../db/queries/audit'
import { disarmFormula } from './disarm-formula'

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

/** Events for a spreadsheet, in the order they are given, as parts of one file. What proves the chain is the export of the command line. */
export async function* writeAuditCsv(pages: AsyncIterable<readonly AuditEvent[]>): AsyncGenerator<string> {
  yield stringify([[...columns]], { bom: true, record_delimiter: 'windows' })
  for await (const events of pages)
    yield stringify(
      events.map((event) => columns.map((column) => write(event[column]))),
      { record_delimiter: 'windows' },
    )
}

function write(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'number'
    ? String(value)
    : disarmFormula(typeof value === 'string' ? value : JSON.stringify(value))
}
