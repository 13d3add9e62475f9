import { foldPersian } from '../../db/fold-persian'
import { carryLabels } from './carry-labels'
import { type HeadingRows, findHeading, headingParts, isFilled } from './find-heading'
import type { Grid, Sheet } from './grid'
import { leaveOut } from './leave-out'
import type { Table, TableColumn } from './table'

export interface TableChoice {
  /** The index of a sheet. */
  readonly sheet?: number
  /** Null: the sheet has no heading. */
  readonly heading?: HeadingRows | null
  /** Each row speaks for itself: a blank cell below a label is blank, unless the cells are merged. */
  readonly isRowWhole?: boolean
  /** Rows that the rules leave out and a person keeps. */
  readonly keep?: readonly number[]
}

/**
 * The table of a workbook: on the sheet that has most cells, among those in sight, with the heading that was found and
 * without what is no record. A person can choose another sheet, other heading rows, and rows to keep. Null where the
 * sheet that was chosen has no cells.
 */
export function findTable(sheets: readonly Sheet[], choice: TableChoice = {}): Table | null {
  const index = choice.sheet ?? fullestSheet(sheets)
  const sheet = sheets[index]
  if (!sheet || sheet.grid.width === 0) return null
  const { grid } = sheet
  const heading = choice.heading === undefined ? findHeading(grid) : choice.heading
  const parts = heading ? headingParts(grid, heading) : []
  const body = leaveOut(grid, heading, new Set(choice.keep))
  const columns = listColumns(grid, parts, body.rows)
  const { rows, carried } = carryLabels(grid, columns, body, choice.isRowWhole)
  return {
    sheet: index,
    sheetName: sheet.name,
    heading,
    columns,
    rows,
    leftOut: body.leftOut,
    carried,
    titles: listTitles(grid, heading),
    hiddenRows: rows.map(({ row }) => row).filter((row) => grid.hiddenRows.has(row)),
  }
}

function fullestSheet(sheets: readonly Sheet[]): number {
  const count = ({ grid }: Sheet) => grid.rows.reduce((sum, cells) => sum + cells.filter(isFilled).length, 0)
  const counted = sheets.map((sheet, index) => ({ index, isHidden: sheet.isHidden, cells: count(sheet) }))
  const best = counted
    .filter(({ cells }) => cells > 0)
    .toSorted((one, other) => Number(one.isHidden) - Number(other.isHidden) || other.cells - one.cells)
  return best[0]?.index ?? 0
}

/** Columns with a heading or with a cell; a blank column between two tables is none. */
function listColumns(grid: Grid, parts: readonly (readonly string[])[], rows: readonly number[]): TableColumn[] {
  const used = new Set<number>()
  for (const row of rows) for (const [column, cell] of (grid.rows[row] ?? []).entries()) if (cell) used.add(column)
  return Array.from({ length: grid.width }, (_, column) => column)
    .filter((column) => parts[column]?.length || used.has(column))
    .map((column) => ({
      column,
      parts: parts[column] ?? [],
      heading: (parts[column] ?? []).join(' / '),
      isHidden: grid.hiddenColumns.has(column),
    }))
}

function listTitles(grid: Grid, heading: HeadingRows | null): string[] {
  return grid.rows
    .slice(0, heading?.first ?? 0)
    .flatMap((cells) => cells.filter(isFilled).map(({ text }) => text.trim()))
}

const anyMonth = /فروردین|اردی ?بهشت|خرداد|تیر|ا?مرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند/g

/**
 * What a file of the same layout has again next month: its headings, without the digits and months in them, each once,
 * so that one more month changes nothing. Answers and meanings of columns are kept under it.
 */
export function layoutKey(columns: readonly TableColumn[]): string {
  const fold = (text: string) => foldPersian(text).replaceAll(anyMonth, '@').replaceAll(/\d+/g, '#')
  return [...new Set(columns.map(({ parts }) => parts.map(fold).join('/')))].join('|')
}
