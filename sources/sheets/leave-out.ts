import { foldPersian } from '../../db/fold-persian'
import { type HeadingRows, type Row, isFilled, isQuantity, usualWidth } from './find-heading'
import type { Grid, RawCell } from './grid'
import { readNumber } from './read-number'
import { RunningSums } from './running-sums'
import type { LeftOut } from './table'
import { totalKind } from './total-words'

export interface Body {
  /** Rows of the grid that are records. */
  readonly rows: readonly number[]
  readonly leftOut: readonly LeftOut[]
  /** The line of its own above each row, where there is one. */
  readonly sections: ReadonlyMap<number, string>
  /** Rows that come first, or first after a subtotal or a line of its own. */
  readonly starts: ReadonlySet<number>
}

/**
 * Tells the records of a sheet from titles, blank lines, totals, lines between groups, and what stands below the table.
 */
export function leaveOut(grid: Grid, heading: HeadingRows | null, keep: ReadonlySet<number>): Body {
  const leftOut = listAbove(grid, heading)
  const rows: number[] = []
  const sections = new Map<number, string>()
  const starts = new Set<number>()
  const sums = new RunningSums()
  const table = describeTable(grid, heading)
  let section: string | null = null
  let isStart = true
  for (let row = table.first; row < grid.rows.length; row++) {
    const cells = grid.rows[row] ?? []
    const found = keep.has(row) ? null : judgeRow(cells, row, table, sums)
    if (found) {
      leftOut.push(found)
      if (found.why === 'section') section = found.label
      if (['section', 'subtotal', 'total'].includes(found.why)) isStart = true
      if (found.why === 'subtotal' || found.why === 'total') sums.closeGroup()
      continue
    }
    rows.push(row)
    sums.add(quantities(cells))
    if (section !== null) sections.set(row, section)
    if (isStart) starts.add(row)
    isStart = false
  }
  takeFooters(rows, leftOut, table, keep)
  nameOnlyTotal(leftOut)
  return { rows, leftOut: leftOut.toSorted((one, other) => one.row - other.row), sections, starts }
}

interface Described {
  readonly grid: Grid
  readonly heading: HeadingRows | null
  readonly first: number
  readonly width: number
  /** Columns in which nearly all cells are numbers. */
  readonly numeric: ReadonlySet<number>
}

function describeTable(grid: Grid, heading: HeadingRows | null): Described {
  const first = heading ? heading.last + 1 : 0
  const filled = Array.from({ length: grid.width }, () => ({ all: 0, numbers: 0 }))
  for (const cells of grid.rows.slice(first))
    for (const [column, cell] of cells.entries()) {
      const count = filled[column]
      if (!cell || !count) continue
      count.all++
      if (isQuantity(cell)) count.numbers++
    }
  const numeric = new Set([...filled.keys()].filter((column) => isMostly(filled[column])))
  return { grid, heading, first, width: usualWidth(grid), numeric }
}

function isMostly(count: { all: number; numbers: number } | undefined): boolean {
  return count !== undefined && count.all > 0 && count.numbers >= count.all * 0.7
}

function listAbove(grid: Grid, heading: HeadingRows | null): LeftOut[] {
  return grid.rows.slice(0, heading?.first ?? 0).map((cells, row) => ({
    row,
    why: cells.some(isFilled) ? ('title' as const) : ('blank' as const),
    label: labelOf(cells),
  }))
}

function labelOf(cells: Row): string {
  return cells.find((cell) => isFilled(cell) && !isQuantity(cell))?.text.trim() ?? ''
}

/** Null for a record. */
function judgeRow(cells: Row, row: number, table: Described, sums: RunningSums): LeftOut | null {
  const label = labelOf(cells)
  const filled = cells.filter(isFilled)
  if (!filled.length) return { row, why: 'blank', label: '' }
  if (repeatsHeading(cells, table)) return { row, why: 'repeated-heading', label }
  if (numbersColumns(filled, row, table)) return { row, why: 'column-numbers', label: '' }
  return judgeTotal(cells, row, label, sums) ?? judgeLine(cells, row, label, table)
}

function repeatsHeading(cells: Row, { grid, heading }: Described): boolean {
  if (!heading) return false
  return [heading.first, heading.last].some((row) => {
    const above = grid.rows[row] ?? []
    const isSame = (cell: RawCell | null, column: number) =>
      (cell?.text ?? '').trim() === (above[column]?.text ?? '').trim()
    return cells.length === above.length && cells.every(isSame)
  })
}

/** 1, 2, 3 … below the heading. */
function numbersColumns(filled: readonly { text: string }[], row: number, { first, width }: Described): boolean {
  if (row !== first || filled.length < Math.max(3, width * 0.6)) return false
  const numbers = filled.map((cell) => readNumber({ text: cell.text.replaceAll(/[()]/g, '') }))
  return numbers.every((number, index) => number.kind === 'value' && number.value === index + 1)
}

/**
 * A total by its label, in whatever column it stands; or, in a row without any text, by its sums alone. A label is
 * enough even where the sum is another one: such a row is never an agency, and the person is told that it does not add
 * up.
 */
function judgeTotal(cells: Row, row: number, label: string, sums: RunningSums): LeftOut | null {
  const labelled = cells
    .map((cell) => (isFilled(cell) && !isQuantity(cell) ? totalKind(cell.text) : null))
    .find(Boolean)
  if (labelled === 'average') return { row, why: 'average', label, check: sums.checkAverage(stated(cells)) }
  if (!labelled && label !== '') return null
  const { why, check } = sums.checkTotal(stated(cells), /(?<!\p{L})کل(?!\p{L})/u.test(foldPersian(label)))
  if (labelled) return { row, why, label, check }
  return check.result === 'agrees' && sums.isTelling(check) ? { row, why, label: '', check } : null
}

const note = /^(?:\*|†|توضیح|یادداشت|تذکر|منبع|ملاحظ|نکته|تهیه|تنظیم|امضا|note|source|remark)/u

/**
 * One text alone in a row of a wider table: a line between groups where it is merged across or stands in a column of
 * numbers; or a note.
 */
function judgeLine(cells: Row, row: number, label: string, table: Described): LeftOut | null {
  const column = cells.findIndex(isFilled)
  if (table.width < 3 || cells.filter(isFilled).length !== 1 || label === '') return null
  if (note.test(foldPersian(label)) && !table.numeric.has(column)) return { row, why: 'footer', label }
  const isAcross = isMergedAcross(table.grid, row, column)
  return isAcross || table.numeric.has(column) ? { row, why: 'section', label } : null
}

function isMergedAcross(grid: Grid, row: number, column: number): boolean {
  return grid.merges.some(
    ({ top, left, right, bottom }) => top === row && bottom === row && left <= column && right > left,
  )
}

/**
 * Moves to `leftOut` what stands below the last record: a line after a blank one or a total, without numbers and with
 * few cells, to the end of the sheet.
 */
function takeFooters(rows: number[], leftOut: LeftOut[], table: Described, keep: ReadonlySet<number>): void {
  const before = new Map(leftOut.map((row) => [row.row, row.why]))
  // A line below everything is no line between groups.
  const last = rows.at(-1) ?? -1
  for (const [index, line] of leftOut.entries())
    if (line.why === 'section' && line.row > last) leftOut[index] = { ...line, why: 'footer' }
  const thin: number[] = []
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? -1
    const cells = table.grid.rows[row] ?? []
    const filled = cells.filter(isFilled)
    if (
      table.width < 3 ||
      keep.has(row) ||
      filled.length > table.width * 0.5 ||
      filled.some((cell) => isQuantity(cell))
    )
      break
    thin.push(row)
    const why = before.get(row - 1)
    if (!why || !['blank', 'total', 'subtotal', 'average', 'footer'].includes(why)) continue
    const footers = thin.splice(0)
    rows.splice(index)
    leftOut.push(
      ...footers.map((at) => ({ row: at, why: 'footer' as const, label: labelOf(table.grid.rows[at] ?? []) })),
    )
  }
}

/** The only total of a table is one of everything. */
function nameOnlyTotal(leftOut: LeftOut[]): void {
  const totals = [...leftOut.keys()].filter((index) => ['total', 'subtotal'].includes(leftOut[index]?.why ?? ''))
  const [index] = totals
  const only = totals.length === 1 && index !== undefined ? leftOut[index] : undefined
  if (only && index !== undefined) leftOut[index] = { ...only, why: 'total' }
}

/**
 * By column: the number; 0 for a missing one; null where something else stands there, so that no sum is told of the
 * column.
 */
function quantities(cells: Row): (number | null)[] {
  return cells.map((cell) => {
    const reading = readNumber(cell)
    if (reading.kind === 'missing') return 0
    return reading.kind === 'value' && !reading.isPercent ? reading.value : null
  })
}

/** Of a row of totals: what it says nothing of is null. */
function stated(cells: Row): (number | null)[] {
  return quantities(cells).map((value, column) => (isFilled(cells[column]) ? value : null))
}
