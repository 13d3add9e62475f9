import { arrayBuffer } from 'node:stream/consumers'
import type { ExportTable } from './export-table'
import { writeXlsx } from './write-xlsx.server'

/**
 * A ranking as a workbook: right to left in Persian, numbers as numbers, the heading frozen and printed on each page.
 * `at` is the moment that the file says it was written.
 */
export async function toRankingXlsx(table: ExportTable, at: Date): Promise<Uint8Array> {
  const { language, title, notes, heading, rows, decimals } = table
  const columns = decimals.map((places) => ({ width: places === null ? 24 : 13, decimals: places }))
  const sheet = { title, notes, heading, columns, rows, isRightToLeft: language === 'fa', at }
  return new Uint8Array(await arrayBuffer(writeXlsx(sheet)))
}
