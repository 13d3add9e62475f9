import { stringify } from 'csv-stringify/sync'
import { disarmFormula } from './disarm-formula'
import type { ExportCell, RankingExport } from './ranking-table'

/** UTF-8 with a byte order mark, so that spreadsheets read Persian; numbers in Latin digits with a point, so that programs read them. */
export function toRankingCsv({ title, notes, heading, rows, decimals }: RankingExport): string {
  const head = [title, ...notes].map((line) => [disarmFormula(line)])
  const body = rows.map((row) => row.map((cell, column) => writeCell(cell, decimals[column] ?? null)))
  return stringify([...head, heading.map(disarmFormula), ...body], { bom: true, record_delimiter: 'windows' })
}

function writeCell(cell: ExportCell, decimals: number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return disarmFormula(cell)
  return String(decimals === null ? cell : Number(cell.toFixed(Math.max(decimals, 6))))
}
