import type { Language } from '../i18n/language'

export type ExportCell = string | number | null

/** A table of plain values, with what must stand beside it wherever it goes. */
export interface ExportTable {
  language: Language
  title: string
  /** Demonstration, proposal, run, as-of moment, fingerprint: one line each. */
  notes: string[]
  heading: string[]
  rows: ExportCell[][]
  /** By column: decimals of its numbers; null for texts. */
  decimals: (number | null)[]
}

/** A column of a file: its heading, how its numbers are shown (null: texts), and how it is read from a row. */
export interface ExportColumn<Row> {
  heading: string
  decimals: number | null
  read: (row: Row) => ExportCell
}

/** Heading, decimals and cells from one list of columns, so that none of them can be of another column. */
export function fillTable<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
): Pick<ExportTable, 'heading' | 'rows' | 'decimals'> {
  return {
    heading: columns.map(({ heading }) => heading),
    rows: rows.map((row) => columns.map(({ read }) => read(row))),
    decimals: columns.map(({ decimals }) => decimals),
  }
}
