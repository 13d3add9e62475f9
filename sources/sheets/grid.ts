/** What a cell holds, as the file says it. Nothing is interpreted yet: “۸۵/۵” is a text here. */
export interface RawCell {
  /**
   * As a person reads it. Of a number that the file keeps as a number: its digits; of a date: the ISO day; of an error:
   * “#DIV/0!”.
   */
  readonly text: string
  /** The number, where the file keeps one. Of a share that is shown as percent, the share: 0.85. */
  readonly number?: number
  /** What the number format says that the number is. */
  readonly shownAs?: 'percent' | 'date' | 'time'
  /** The ISO day of a date that the file keeps as one. */
  readonly day?: string
  /** The value is the one that the program which saved the file had computed. */
  readonly isFormula?: true
  readonly isError?: true
}

/** Rows and columns count from 0; both ends are included. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The cells of one sheet. */
export interface Grid {
  /** Rows of cells, each as long as its last cell that is filled; null where a cell is blank. */
  readonly rows: readonly (readonly (RawCell | null)[])[]
  /** How many columns the longest row has. */
  readonly width: number
  readonly merges: readonly CellRange[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly grid: Grid
}

/** A file as it was found, for a person to confirm. */
export interface Workbook {
  /** The last part of the file’s name, without folders. */
  readonly fileName: string
  readonly format: 'xlsx' | 'xls' | 'ods' | 'text'
  /** The name says another format than the content. */
  readonly isMisnamed: boolean
  /** Of a text file. */
  readonly text?: { readonly encoding: Encoding; readonly delimiter: Delimiter }
  readonly sheets: readonly Sheet[]
}

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1256'
export type Delimiter = ',' | ';' | '\t' | '|'

/** “F17”, from a row and a column that count from 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}

/** A to Z, AA to ZZ and on, from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** “F17” as a row and a column that count from 0; null where the text is no address. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,7})\$?(\d{1,9})$/.exec(address) ?? []
  if (!letters || Number(digits) < 1) return null
  let column = 0
  for (const letter of letters) column = column * 26 + (letter.codePointAt(0) ?? 0) - 64
  return { row: Number(digits) - 1, column: column - 1 }
}

/** “A1:G2”, or one cell. */
export function parseRange(text: string): CellRange | null {
  const [from = '', to = from] = text.split(':')
  const start = parseAddress(from)
  const end = parseAddress(to)
  return start && end ? { top: start.row, left: start.column, bottom: end.row, right: end.column } : null
}
