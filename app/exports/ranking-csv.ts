import { roundHalfUp } from '../../scoring/round'
import type { ExportCell, ExportTable } from './export-table'
import { forSpreadsheets, writeCsv } from './write-csv'

/**
 * UTF-8 with a byte order mark, so that spreadsheets read Persian; numbers in Latin digits with a point, so that
 * programs read them.
 */
export function toRankingCsv({ title, notes, heading, rows, decimals }: ExportTable): string {
  const head = [title, ...notes].map((line) => [line])
  const body = rows.map((row) => row.map((cell, column) => roundCell(cell, decimals[column] ?? null)))
  return writeCsv([...head, heading, ...body], forSpreadsheets)
}

function roundCell(cell: ExportCell, decimals: number | null): ExportCell {
  return typeof cell === 'number' && decimals !== null ? roundHalfUp(cell, Math.max(decimals, 6)) : cell
}
