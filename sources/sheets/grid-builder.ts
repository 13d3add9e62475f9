import type { CellRange, Grid, RawCell } from './grid'
import type { SheetLimits } from './limits'
import { RefusedFile } from './refusal'

/** What all sheets of a file have taken together. */
export class Budget {
  private cells = 0
  private characters = 0
  private readonly end: number

  constructor(
    readonly limits: SheetLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.end = now() + limits.milliseconds
  }

  /** Throws where the file took all its time. */
  checkTime(): void {
    if (this.now() > this.end)
      throw new RefusedFile('too-long', { limit: String(Math.round(this.limits.milliseconds / 1000)) })
  }

  takeCell(text: string, sheet: string): void {
    this.takeCharacters(text.length, sheet)
    if (++this.cells > this.limits.cells) this.exceed('cells', sheet)
    if (this.cells % 4096 === 0) this.checkTime()
  }

  /** Texts count where they are read, shared ones once more for each cell that shows them. */
  takeCharacters(count: number, sheet: string): void {
    this.characters += count
    if (count > this.limits.characters) this.exceed('characters', sheet)
    if (this.characters > this.limits.allCharacters) this.exceed('allCharacters', sheet)
  }

  exceed(limit: keyof SheetLimits, sheet = ''): never {
    throw new RefusedFile(`too-many-${limit}`, { limit: String(this.limits[limit]), sheet })
  }
}

/** Takes the cells of one sheet as they come. Blank cells take nothing, wherever they stand. */
export class GridBuilder {
  private readonly rows: (RawCell | null)[][] = []
  private readonly merges: CellRange[] = []
  private readonly hiddenRows = new Set<number>()
  private readonly hiddenColumnRanges: [from: number, to: number][] = []
  private width = 0

  constructor(
    private readonly name: string,
    private readonly budget: Budget,
  ) {}

  /** A text of spaces alone is a blank cell. */
  add(row: number, column: number, cell: RawCell): void {
    if (cell.number === undefined && !cell.isError && cell.text.trim() === '') return
    const { limits } = this.budget
    if (row >= limits.rows) this.budget.exceed('rows', this.name)
    if (column >= limits.columns) this.budget.exceed('columns', this.name)
    this.budget.takeCell(cell.text, this.name)
    while (this.rows.length <= row) this.rows.push([])
    const cells = this.rows[row] ?? []
    while (cells.length < column) cells.push(null)
    cells[column] = cell
    this.width = Math.max(this.width, column + 1)
  }

  merge(range: CellRange | null): void {
    if (!range || (range.top === range.bottom && range.left === range.right)) return
    if (this.merges.length >= this.budget.limits.merges) this.budget.exceed('merges', this.name)
    this.merges.push(range)
  }

  hideRow(row: number): void {
    if (row < this.budget.limits.rows) this.hiddenRows.add(row)
  }

  /** Both ends are included. A range may reach far beyond the last column. */
  hideColumns(from: number, to: number): void {
    if (this.hiddenColumnRanges.length < this.budget.limits.columns) this.hiddenColumnRanges.push([from, to])
  }

  build(): Grid {
    const hiddenColumns = new Set<number>()
    for (const [from, to] of this.hiddenColumnRanges)
      for (let column = Math.max(from, 0); column <= Math.min(to, this.width - 1); column++) hiddenColumns.add(column)
    return {
      rows: this.rows,
      width: this.width,
      // What is merged beyond the cells that are filled says nothing.
      merges: this.merges
        .filter(({ top, left }) => top < this.rows.length && left < this.width)
        .map((range) => ({
          ...range,
          bottom: Math.min(range.bottom, this.rows.length - 1),
          right: Math.min(range.right, this.width - 1),
        })),
      hiddenRows: new Set([...this.hiddenRows].filter((row) => row < this.rows.length)),
      hiddenColumns,
    }
  }
}
