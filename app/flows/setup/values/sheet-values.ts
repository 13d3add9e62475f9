import type { Period } from '../../../../sources/period'
import { foldHeading } from '../../../../sources/sheets/column-words'
import type { OfficeFile } from '../../../../sources/sheets/read-office-file'
import type { ReadCell } from '../../../../sources/sheets/read-table'
import type { NumberReading } from '../../../../sources/sheets/reading'
import { type Meaning, type NamedMetric, indexMetrics } from '../../../../sources/sheets/recognise-columns'

/** What a cell says of itself, its row or its column; `text` of what is not understood, empty where nothing stands. */
type Said<Value> = { value: Value } | { value: null; text: string }

/** A cell that has a value of an agency, or should. */
export interface SheetValue {
  /** In the grid, from 0. */
  row: number
  column: number
  /** “Sheet1!F17”. */
  address: string
  text: string
  /** As the row has them, not looked up yet. */
  agencyCode: string | null
  agencyName: string | null
  service: string | null
  metric: Said<string>
  period: Said<Period>
  reading: Exclude<NumberReading, { kind: 'missing'; status: 'blank' }>
}

/** The metric and period of a column, where its heading says them. */
function whatHeadingSays(meaning: Meaning): { metric?: string; period?: Period } | null {
  switch (meaning.kind) {
    case 'metric':
      return { metric: meaning.metric }
    case 'metric-period':
      return { metric: meaning.metric, period: meaning.period }
    case 'period-column':
      return { period: meaning.period }
    case 'value':
      return {}
    default:
      return null
  }
}

/**
 * The cells of a file that stand for values. Blank cells say nothing. Rows that are totals are none of the table’s
 * rows, so that no total is a value.
 */
export function toSheetValues(
  { table, columns, cells }: Pick<OfficeFile, 'table' | 'columns' | 'cells'>,
  metrics: readonly NamedMetric[],
  filePeriod: Period | null,
): SheetValue[] {
  const columnOf = (kind: Meaning['kind']) => columns.find(({ meaning }) => meaning.kind === kind)?.column
  const plain = { code: columnOf('code'), name: columnOf('name'), service: columnOf('service') }
  const [periodColumn, nameColumn] = [columnOf('period'), columnOf('metric-name')]
  const byName = indexMetrics(metrics)
  const said = new Map(columns.flatMap(({ column, meaning }) => [[column, whatHeadingSays(meaning)] as const]))
  return cells.rows.flatMap((row) => {
    const cellOf = (column: number | undefined) => row.cells.find((cell) => cell.column === column)
    const textOf = (column: number | undefined) => textIn(cellOf(column))
    const rowMetric = metricIn(textOf(nameColumn), byName)
    const rowPeriod = periodIn(cellOf(periodColumn), periodColumn === undefined ? filePeriod : null)
    return row.cells.flatMap((cell): SheetValue[] => {
      const heading = said.get(cell.column)
      const reading = numberIn(cell)
      if (!heading || !reading) return []
      return [
        {
          row: row.row,
          column: cell.column,
          address: `${table.sheetName}!${cell.address}`,
          text: cell.raw?.text ?? '',
          agencyCode: textOf(plain.code),
          agencyName: textOf(plain.name),
          service: textOf(plain.service),
          metric: heading.metric === undefined ? rowMetric : { value: heading.metric },
          period: heading.period ? { value: heading.period } : rowPeriod,
          reading,
        },
      ]
    })
  })
}

function numberIn({ reading }: ReadCell): SheetValue['reading'] | null {
  if (reading.kind === 'text' || reading.kind === 'period') return null
  if (reading.kind !== 'missing') return reading
  const { status } = reading
  return status === 'blank' ? null : { ...reading, status }
}

const textIn = (cell: ReadCell | undefined): string | null =>
  cell?.reading.kind === 'text' ? cell.reading.text.replaceAll(/\s+/g, ' ') : null

function metricIn(text: string | null, byName: ReadonlyMap<string, string>): Said<string> {
  const code = text === null ? undefined : byName.get(foldHeading(text))
  return code === undefined ? { value: null, text: text ?? '' } : { value: code }
}

function periodIn(cell: ReadCell | undefined, filePeriod: Period | null): Said<Period> {
  if (cell?.reading.kind === 'period') return { value: cell.reading.period }
  return filePeriod ? { value: filePeriod } : { value: null, text: cell?.raw?.text ?? '' }
}
