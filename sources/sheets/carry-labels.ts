import { foldPersian } from '../../db/fold-persian'
import { isQuantity } from './find-heading'
import type { Grid, RawCell } from './grid'
import type { Body } from './leave-out'
import type { CarriedColumn, TableColumn, TableRow } from './table'

/** Headings of columns that say of whom a row speaks. Other names and remarks are sparse as well, and are no labels. */
const labels =
  /گروه|دسته|بخش|حوزه|محور|شهرستان|استان|دستگاه|سازمان|اداره|نام|مادر|سطح|ماه|دوره|سال|group|county|agency|name|month|period/u
const noLabels = /دیگر|توضیح|ملاحظ|یادداشت|دلیل|علت|other|alias|remark|note|reason/u

/**
 * Group labels on the rows that they speak for. Merged labels are carried always; labels on first rows where the first
 * record has one, at most half of the records have, and each group that a total ends begins with one or the heading
 * says what the column is, unless each row is known to speak for itself. Numbers are never carried: they would count
 * twice.
 */
export function carryLabels(
  grid: Grid,
  columns: readonly TableColumn[],
  body: Body,
  isRowWhole = false,
): { rows: TableRow[]; carried: CarriedColumn[] } {
  const rows = body.rows.map((row) => ({
    row,
    cells: [...(grid.rows[row] ?? [])],
    section: body.sections.get(row) ?? null,
  }))
  const merged = carryMerged(grid, rows)
  const carried = [...merged].map(([column, cells]) => ({ column, cells, because: 'merged' as const }))
  const spread = columns.flatMap((column) => {
    if (isRowWhole || !isOnFirstRows(rows, column, body)) return []
    return [{ column: column.column, cells: carryDown(rows, column.column), because: 'first-row-only' as const }]
  })
  return { rows, carried: [...carried, ...spread] }
}

interface OpenRow {
  row: number
  cells: (RawCell | null)[]
  section: string | null
}

function carryMerged(grid: Grid, rows: readonly OpenRow[]): Map<number, number> {
  const carried = new Map<number, number>()
  const byRow = new Map(rows.map((row) => [row.row, row]))
  for (const { top, bottom, left } of grid.merges) {
    const label = grid.rows[top]?.[left]
    if (bottom === top || !label || isQuantity(label)) continue
    for (let row = top + 1; row <= bottom; row++) {
      const open = byRow.get(row)
      if (!open || open.cells[left]) continue
      setCell(open.cells, left, label)
      carried.set(left, (carried.get(left) ?? 0) + 1)
    }
  }
  return carried
}

function isOnFirstRows(rows: readonly OpenRow[], { column, heading }: TableColumn, { starts }: Body): boolean {
  const cells = rows.map((row) => row.cells[column] ?? null)
  const filled = cells.filter((cell) => cell !== null)
  if (!cells[0] || filled.length > rows.length / 2 || filled.some((cell) => isQuantity(cell))) return false
  const folded = foldPersian(heading)
  if (noLabels.test(folded)) return false
  const startsAreFilled = starts.size > 1 && rows.every((row) => !starts.has(row.row) || row.cells[column])
  return startsAreFilled || labels.test(folded)
}

function carryDown(rows: readonly OpenRow[], column: number): number {
  let label: RawCell | null = null
  let count = 0
  for (const { cells } of rows) {
    label = cells[column] ?? label
    if (cells[column] || !label) continue
    setCell(cells, column, label)
    count++
  }
  return count
}

function setCell(cells: (RawCell | null)[], column: number, cell: RawCell): void {
  while (cells.length < column) cells.push(null)
  cells[column] = cell
}
