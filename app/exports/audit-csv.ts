import { stringify } from 'csv-stringify/sync'
import type { AuditEvent } from '../../db/queries/audit'
import { disarmFormula } from './disarm-formula'

const columns = ['sequence', 'at', 'userName', 'role', 'origin', 'action', 'subject', 'before', 'after', 'reason', 'hash'] as const

/** Events for a spreadsheet, in the order they are given. What proves the chain is the export of the command line. */
export function toAuditCsv(events: readonly AuditEvent[]): string {
  return stringify([[...columns], ...events.map((event) => columns.map((column) => write(event[column])))], { bom: true, record_delimiter: 'windows' })
}

function write(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'number' ? String(value) : disarmFormula(typeof value === 'string' ? value : JSON.stringify(value))
}
