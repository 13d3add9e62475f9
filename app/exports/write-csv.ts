import { type Options, stringify } from 'csv-stringify/sync'
import { disarmFormula } from './disarm-formula'

export type CsvCell = string | number | null

/**
 * Some spreadsheets part cells at a semicolon or a tab: what holds one is quoted, or its second half would be a cell
 * that nobody looked at.
 */
const quoting: Options = { quoted_match: /[;\t]/ }

/** The one way from rows to CSV: no text of it runs as a formula. Numbers stay numbers. */
export function writeCsv(
  rows: readonly (readonly CsvCell[])[],
  options: Pick<Options, 'bom' | 'record_delimiter'> = {},
): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? disarmFormula(cell) : cell))),
    { ...quoting, ...options },
  )
}

/** For spreadsheets: a byte order mark, so that they read Persian, and the line breaks that they like. */
export const forSpreadsheets = { bom: true, record_delimiter: 'windows' } as const
