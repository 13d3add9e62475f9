import type { HeadingRows } from './find-heading'
import type { RawCell } from './grid'
import type { SumCheck } from './running-sums'

/**
 * What is proposed as the table of a file. Rows and columns count from 0, as in the grid, so that each cell leads back
 * to its address.
 */
export interface Table {
  readonly sheet: number
  readonly sheetName: string
  readonly heading: HeadingRows | null
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly leftOut: readonly LeftOut[]
  readonly carried: readonly CarriedColumn[]
  /** What stands above the heading. */
  readonly titles: readonly string[]
  /** Rows of the table that the file hides. They are read, and a person is told. */
  readonly hiddenRows: readonly number[]
}

export interface TableColumn {
  readonly column: number
  /** From top to bottom: ["نیروی انسانی", "زن"]. Empty where nothing stands above the column. */
  readonly parts: readonly string[]
  /** The parts as one text: “نیروی انسانی / زن”. */
  readonly heading: string
  readonly isHidden: boolean
}

export interface TableRow {
  /** The row of the grid. */
  readonly row: number
  /** By the columns of the grid. A label that was carried down is the cell that it came from. */
  readonly cells: readonly (RawCell | null)[]
  /** The line of its own above this row and those before it, where a table has such lines: “زیربنایی”. */
  readonly section: string | null
}

/** A row that is no record of the table, and why. */
export interface LeftOut {
  readonly row: number
  readonly why:
    'title' | 'blank' | 'subtotal' | 'total' | 'average' | 'section' | 'footer' | 'repeated-heading' | 'column-numbers'
  /** The first text of the row. */
  readonly label: string
  /** Of a total: whether it is the sum of its rows. */
  readonly check?: SumCheck
}

/** A column whose labels stand on the first row of a group alone, and were carried down. */
export interface CarriedColumn {
  readonly column: number
  /** How many cells were filled in this way. */
  readonly cells: number
  readonly because: 'merged' | 'first-row-only'
}
