import { describeProblem, describeQuestion } from '../../sources/sheets/cell-words'
import { problemHeading } from '../../sources/sheets/column-words'
import { type RawCell, cellAddress } from '../../sources/sheets/grid'
import type { ReadTable } from '../../sources/sheets/read-table'
import type { Table } from '../../sources/sheets/table'
import type { Sheet, SheetCell } from './xlsx-parts'

/**
 * Something that is wrong with a cell beside its reading: an unknown group, a code that stands twice. Row and column
 * are those of the grid.
 */
export interface CellMark {
  readonly row: number
  readonly column: number
  /** A sentence in the language of the person. */
  readonly text: string
}

const widest = 50

/**
 * The table of a file that somebody sent, with its problems: each problem cell is coloured, and a last column says what
 * is wrong with the row, cell by cell. The cells are as they were sent, labels carried down; the addresses are those of
 * the file that was sent. Corrected, it can be uploaded again: the last column is not read.
 */
export function markedSheet(
  table: Table,
  cells: ReadTable,
  marks: readonly CellMark[],
  { language, at }: { language: 'fa' | 'en'; at: Date },
): Sheet {
  const problems = groupByRow([...listReadings(cells, language), ...marks])
  const columns = table.columns.map(({ column }) => column)
  return {
    title: table.titles[0] ?? table.sheetName,
    notes: table.titles.slice(1),
    heading: [...table.columns.map(({ heading }) => heading), problemHeading[language]],
    columns: [
      ...table.columns.map(({ heading }) => ({ width: widthOf(heading), decimals: null })),
      { width: widest, decimals: null },
    ],
    rows: table.rows.map(({ row, cells }) => markRow(row, columns, cells, problems.get(row) ?? [])),
    isRightToLeft: language === 'fa',
    hasMarks: true,
    at,
  }
}

function listReadings({ rows }: ReadTable, language: 'fa' | 'en'): CellMark[] {
  return rows.flatMap(({ row, cells }) =>
    cells.flatMap(({ column, reading }) => {
      if (reading.kind === 'problem') return [{ row, column, text: describeProblem(reading, language) }]
      return reading.kind === 'ambiguous' ? [{ row, column, text: describeQuestion(reading, language) }] : []
    }),
  )
}

function groupByRow(marks: readonly CellMark[]): Map<number, CellMark[]> {
  const byRow = new Map<number, CellMark[]>()
  for (const mark of marks) byRow.set(mark.row, [...(byRow.get(mark.row) ?? []), mark])
  return byRow
}

function markRow(
  row: number,
  columns: readonly number[],
  cells: readonly (RawCell | null)[],
  marks: readonly CellMark[],
): SheetCell[] {
  const marked = new Set(marks.map(({ column }) => column))
  const values = columns.map((column): SheetCell => {
    const value = valueOf(cells[column] ?? null)
    return marked.has(column) ? { marked: value } : value
  })
  const sentences = marks.map(({ column, text }) => `${cellAddress(row, column)}: ${text}`)
  return [...values, sentences.length ? sentences.join('\n') : null]
}

/** A plain number stays one. Percent and dates are texts, which say what they are without a number format. */
function valueOf(cell: RawCell | null): string | number | null {
  if (!cell) return null
  return cell.number !== undefined && cell.shownAs === undefined ? cell.number : cell.text
}

function widthOf(heading: string): number {
  return Math.min(Math.max(heading.length + 2, 12), widest)
}
