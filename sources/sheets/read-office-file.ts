import { foldHeading } from './column-words'
import { type TableChoice, findTable, layoutKey } from './find-table'
import type { Sheet, Workbook } from './grid'
import { type SheetLimits, sheetLimits } from './limits'
import { type SheetFile, readSheet } from './read-sheet'
import { type ReadTable, readTable } from './read-table'
import type { Answers } from './reading'
import { type ColumnProposal, type Meaning, type NamedMetric, findYear, recogniseColumns } from './recognise-columns'
import { type Refusal, refuse } from './refusal'
import type { Table, TableColumn } from './table'

/** A file, what is known beforehand, and what a person has chosen so far. */
export interface OfficeTask {
  readonly file: SheetFile
  readonly metrics: readonly NamedMetric[]
  readonly choice?: TableChoice
  /** The metric of columns whose heading names a month or “value” alone, where no column names the metric. */
  readonly onlyMetric?: string | undefined
  /** Meanings that a person gave to columns of the grid, in place of those that were found. */
  readonly meanings?: Readonly<Record<number, Meaning>>
  /**
   * Meanings that a person gave to parts of headings, as `foldHeading` writes them, for all columns that they stand
   * over. Of two in one heading the lower one counts, and a meaning of the column itself more than both.
   */
  readonly headings?: Readonly<Record<string, Meaning>>
  /** Kept for the layout of the file, see `layout`. */
  readonly answers?: Answers
}

export interface OfficeFile {
  readonly ok: true
  /** What was found, without the cells of sheets that are not read. */
  readonly workbook: Omit<Workbook, 'sheets'> & {
    readonly sheets: readonly (Pick<Sheet, 'name' | 'isHidden'> & { readonly rows: number; readonly columns: number })[]
  }
  readonly table: Table
  readonly columns: readonly ColumnProposal[]
  readonly cells: ReadTable
  /** The same for next month’s file: answers and meanings are kept under it. */
  readonly layout: string
  /** The year that months without one were taken for: answered, or the only one that the titles say. To be shown. */
  readonly year: number | null
}

/**
 * From bytes to typed cells in one step. With the same file and more choices or answers it is asked again; nothing is
 * kept between.
 */
export async function readOfficeFile(
  task: OfficeTask,
  limits: SheetLimits = sheetLimits,
): Promise<OfficeFile | Refusal> {
  const read = await readSheet(task.file, limits)
  if (!read.ok) return read
  const { sheets, ...workbook } = read.workbook
  const table = findTable(sheets, task.choice)
  if (!table) return refuse('no-cells')
  const year = task.answers?.year ?? findYear(table)
  const answers = year === null ? (task.answers ?? {}) : { ...task.answers, year }
  const given = recogniseColumns(table, task.metrics, answers).map((proposal, index) =>
    giveMeaning(proposal, task.meanings?.[proposal.column] ?? meaningOfParts(table.columns[index], task.headings)),
  )
  const columns = giveMetric(given, task.onlyMetric)
  return {
    ok: true,
    workbook: {
      ...workbook,
      sheets: sheets.map(({ name, isHidden, grid }) => ({
        name,
        isHidden,
        rows: grid.rows.length,
        columns: grid.width,
      })),
    },
    table,
    columns,
    cells: readTable(table, columns, task.metrics, answers),
    // A marked file that comes back, with a column of its problems, is the same file.
    layout: layoutKey(table.columns.filter((_, index) => columns[index]?.meaning.kind !== 'problems')),
    year,
  }
}

function meaningOfParts(column: TableColumn | undefined, headings: OfficeTask['headings'] = {}): Meaning | undefined {
  return column?.parts.flatMap((part) => headings[foldHeading(part)] ?? []).at(-1)
}

function giveMeaning(proposal: ColumnProposal, meaning: Meaning | undefined): ColumnProposal {
  return meaning
    ? { ...proposal, meaning: keepPeriod(proposal.meaning, meaning), isUnsure: false, question: null }
    : proposal
}

/** Who says which metric a column has leaves the month in its heading as it is. */
function keepPeriod(found: Meaning, given: Meaning): Meaning {
  if (given.kind !== 'metric' || !('period' in found)) return given
  return { kind: 'metric-period', metric: given.metric, period: found.period, grain: found.grain }
}

function giveMetric(columns: readonly ColumnProposal[], metric: string | undefined): readonly ColumnProposal[] {
  if (metric === undefined || columns.some(({ meaning }) => meaning.kind === 'metric-name')) return columns
  return columns.map((column): ColumnProposal => {
    const { meaning } = column
    if (meaning.kind === 'period-column') return { ...column, meaning: { ...meaning, kind: 'metric-period', metric } }
    return meaning.kind === 'value' ? { ...column, meaning: { kind: 'metric', metric } } : column
  })
}
