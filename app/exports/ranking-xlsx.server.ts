import exceljs from 'exceljs'
import { unzipSync } from 'fflate'
import type { RankingExport } from './ranking-table'
import { zipFiles } from './zip-files'

/** The same table and moment give the same bytes, so that a workbook can be sealed with others in a signed package. */
export async function toSteadyXlsx(table: RankingExport, at: Date): Promise<Uint8Array> {
  return zipFiles(unzipSync(await toRankingXlsx(table, at)))
}

/** A workbook with one sheet: right to left in Persian, numbers as numbers, the heading frozen. */
export async function toRankingXlsx(
  { language, title, notes, heading, rows, decimals }: RankingExport,
  at = new Date(),
): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  workbook.created = workbook.modified = at
  const top = notes.length + 2
  const sheet = workbook.addWorksheet(sheetName(title), {
    views: [{ rightToLeft: language === 'fa', state: 'frozen', ySplit: top, showGridLines: true }],
  })
  sheet.addRow([title]).font = { bold: true, size: 14 }
  for (const note of notes) sheet.addRow([note]).font = { italic: true }
  const head = sheet.addRow(heading)
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: 'top' }
  for (const row of rows) sheet.addRow(row)
  for (const [column, places] of decimals.entries()) {
    const own = sheet.getColumn(column + 1)
    own.width = places === null ? 24 : 13
    if (places !== null) own.numFmt = places === 0 ? '0' : `0.${'#'.repeat(places)}`
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** What spreadsheets allow as the name of a sheet. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}
