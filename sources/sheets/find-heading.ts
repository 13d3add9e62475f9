import { toLatinDigits } from '../number-text'
import type { Grid, RawCell } from './grid'
import { isTooLong } from './missing-mark'

/** Rows count from 0, both ends included. */
export interface HeadingRows {
  readonly first: number
  readonly last: number
}

/** A heading stands among the first rows that are filled. */
const lookAt = 60
const mostHeadingRows = 3

export type Row = readonly (RawCell | null)[]

export const isFilled = (cell: RawCell | null | undefined): cell is RawCell => Boolean(cell)

const numberLike = /^[\s\p{Cf}(+-]*[%٪]?\s*\d[\d.,٫٬/%٪\s\p{Cf}]*\)?$/u
const yearLike = /^(?:1[345]|19|20)\d\d(?:[-/.]\d{1,2}){0,2}$/

/**
 * A number, and neither a year nor a date, which headings hold too. An error of a formula stands where a number would.
 */
export function isQuantity(cell: RawCell | null | undefined): boolean {
  if (!cell || cell.isError) return Boolean(cell?.isError)
  if (cell.day || isTooLong(cell.text)) return false
  const text = toLatinDigits(cell.text)
  return (cell.number !== undefined || numberLike.test(text)) && !yearLike.test(text.trim())
}

/**
 * The heading: the first row about as wide as the table that says words, and the rows that belong to it. Null in a
 * sheet without one.
 */
export function findHeading(grid: Grid): HeadingRows | null {
  const width = usualWidth(grid)
  let seen = 0
  for (let row = 0; row < grid.rows.length && seen < lookAt; row++) {
    const cells = grid.rows[row] ?? []
    if (!cells.some(isFilled)) continue
    seen++
    if (isHeading(grid, row, width)) return { first: row, last: lastHeadingRow(grid, row) }
  }
  return null
}

/** How many cells are filled in most rows that have any: the width that a heading is measured by. */
export function usualWidth(grid: Grid): number {
  const counts = grid.rows.map((cells) => cells.filter(isFilled).length).filter((count) => count > 1)
  const sorted = counts.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 1
}

function isHeading(grid: Grid, row: number, width: number): boolean {
  const cells = grid.rows[row] ?? []
  const filled = cells.filter(isFilled)
  const isWide = filled.length >= 2 || width === 1
  const covered = cells.filter((cell, column) => isFilled(cell) || isCovered(grid, row, column)).length
  if (!isWide || Math.max(covered, carriedWidth(grid, row)) < width * 0.6) return false
  return filled.filter((cell) => isQuantity(cell)).length <= filled.length * 0.2
}

/**
 * The columns from the first filled cell to the last one that is filled in this row or, below it, in a row that fills
 * its gaps.
 */
function carriedWidth(grid: Grid, row: number): number {
  return fillsGaps(grid, row) ? (grid.rows[row + 1]?.length ?? 0) : 0
}

function isCovered(grid: Grid, row: number, column: number): boolean {
  return grid.merges.some(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  )
}

function lastHeadingRow(grid: Grid, first: number): number {
  let last = first
  while (last - first + 1 < mostHeadingRows && isContinued(grid, last)) last++
  return last
}

/**
 * Whether the next row belongs to the heading too: a cell is merged down into it, or a merged cell or a gap of this row
 * has its parts there.
 */
function isContinued(grid: Grid, row: number): boolean {
  const below = grid.rows[row + 1] ?? []
  if (!below.some(isFilled) || below.some((cell) => isQuantity(cell))) return false
  const isMergedDown = grid.merges.some(({ top, bottom }) => top <= row && bottom > row)
  const isParted = grid.merges.some(
    ({ top, bottom, left, right }) =>
      top <= row && bottom === row && right > left && below.slice(left, right + 1).filter(isFilled).length > 1,
  )
  return isMergedDown || isParted || fillsGaps(grid, row)
}

/**
 * Without merged cells: parts stand below a filled cell and the gap beside it, or below the same text again, and the
 * first column has nothing below its heading.
 */
function fillsGaps(grid: Grid, row: number): boolean {
  const above = grid.rows[row] ?? []
  const below = grid.rows[row + 1] ?? []
  const first = above.findIndex(isFilled)
  if (first < 0 || isFilled(below[first]) || below.some((cell) => isQuantity(cell))) return false
  return below.some(
    (cell, column) => column > first && isFilled(cell) && (!isFilled(above[column]) || isRepeated(above, column)),
  )
}

/** As where a merged cell was written out into all its columns. */
function isRepeated(row: Grid['rows'][number], column: number): boolean {
  const [text, before] = [row[column]?.text, row[column - 1]?.text]
  return text !== undefined && before !== undefined && tidyHeading(text) === tidyHeading(before)
}

/**
 * The parts of each column’s heading, from top to bottom: ["نیروی انسانی", "زن"]. A merged cell speaks for all its
 * columns, and so does a cell with a gap beside it that has parts below.
 */
export function headingParts(grid: Grid, { first, last }: HeadingRows): string[][] {
  return Array.from({ length: grid.width }, (_, column) => {
    const parts: string[] = []
    for (let row = first; row <= last; row++) {
      const text = partAt(grid, row, column, row < last)
      if (text && parts.at(-1) !== text) parts.push(text)
    }
    return parts
  })
}

function partAt(grid: Grid, row: number, column: number, hasRowsBelow: boolean): string {
  const cell = grid.rows[row]?.[column]
  if (cell) return tidyHeading(cell.text)
  const merge = grid.merges.find(
    ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
  )
  if (merge) return tidyHeading(grid.rows[merge.top]?.[merge.left]?.text ?? '')
  if (!hasRowsBelow || !isFilled(grid.rows[row + 1]?.[column])) return ''
  for (let left = column - 1; left >= 0; left--) {
    const before = grid.rows[row]?.[left]
    // A cell that is merged speaks for its own columns alone.
    if (before)
      return isCovered(grid, row, left) || !isFilled(grid.rows[row + 1]?.[left]) ? '' : tidyHeading(before.text)
  }
  return ''
}

function tidyHeading(text: string): string {
  return text.slice(0, 300).replaceAll(/\s+/g, ' ').trim()
}
