import { foldHeading } from '../../../sources/sheets/column-words'
import type { OfficeFile } from '../../../sources/sheets/read-office-file'
import { type PeopleColumn, type PersonRow, peopleColumns, peopleHeadings } from './people-columns'

const columnByHeading = new Map(
  peopleColumns.flatMap((column) => peopleHeadings[column].map((heading) => [foldHeading(heading), column])),
)

/** A list of people as it was read. */
export interface PeopleList {
  rows: PersonRow[]
  /** Headings of columns that say nothing of a person that is known here. */
  unknown: string[]
  /** Columns that a list can't be without and that were not found. */
  missing: PeopleColumn[]
  /** First texts of rows that look like sums or remarks and were left out. */
  leftOut: string[]
}

/** People as a spreadsheet or a pasted table names them. */
export function readPeople({ table }: Pick<OfficeFile, 'table'>): PeopleList {
  const columns = table.columns.map(({ column, heading }) => ({
    column,
    heading,
    is: columnByHeading.get(foldHeading(heading)) ?? null,
  }))
  const columnOf = new Map(columns.toReversed().flatMap(({ column, is }) => (is ? [[is, column] as const] : [])))
  const textAt = (row: OfficeFile['table']['rows'][number], column: PeopleColumn) =>
    row.cells[columnOf.get(column) ?? -1]?.text.trim() ?? ''
  const rows = table.rows.map(
    (row) => Object.fromEntries(peopleColumns.map((column) => [column, textAt(row, column)])) as PersonRow,
  )
  return {
    rows: rows.filter((row) => peopleColumns.some((column) => row[column])),
    unknown: columns.flatMap(({ is, heading }) => (is || !heading ? [] : [heading])),
    missing: [
      ...(columnOf.has('name') ? [] : ['name' as const]),
      ...(columnOf.has('email') || columnOf.has('username') ? [] : ['email' as const]),
    ],
    leftOut: table.leftOut.flatMap(({ why, label }) =>
      why === 'blank' || why === 'title' || why === 'repeated-heading' ? [] : [label],
    ),
  }
}

/** The same list as text with tabs, to be corrected and read again. */
export function writePeople(rows: readonly PersonRow[]): string {
  const used = peopleColumns.filter((column) => column === 'name' || rows.some((row) => row[column]))
  const line = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')
  return [
    line(used.map((column) => peopleHeadings[column][0] ?? column)),
    ...rows.map((row) => line(used.map((column) => row[column]))),
  ].join('\n')
}
