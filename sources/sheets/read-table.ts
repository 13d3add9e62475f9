import { type RawCell, cellAddress } from './grid'
import { readNumber } from './read-number'
import { readPeriod } from './read-period'
import type { Answers, Failed, NumberReading, PeriodReading, QuestionKind } from './reading'
import { type ColumnProposal, type NamedMetric, indexMetrics } from './recognise-columns'
import { foldHeading } from './column-words'
import type { Table } from './table'

type CellReading = NumberReading | PeriodReading | { readonly kind: 'text'; readonly text: string }

export interface ReadCell {
  readonly column: number
  /** In the sheet: “F17”. */
  readonly address: string
  /** The cell as it stands in the file; null where it is blank. */
  readonly raw: RawCell | null
  readonly reading: CellReading
}

interface ReadRow {
  readonly row: number
  readonly section: string | null
  /** By the columns that are read, in their order. */
  readonly cells: readonly ReadCell[]
}

/** What is asked once for the whole file. */
interface Question {
  readonly question: QuestionKind
  /** How many cells wait for the answer. */
  readonly cells: number
  /** The first of them. */
  readonly address: string
  readonly detail: Readonly<Record<string, string>>
}

export interface ReadTable {
  readonly rows: readonly ReadRow[]
  readonly questions: readonly Question[]
  /** Cells that are not read, each with its reason. Cells that wait for an answer are none of them. */
  readonly problems: readonly { readonly row: number; readonly cell: ReadCell }[]
}

/**
 * Each cell of a table by the meaning of its column. A bad cell costs itself alone. Columns that are unknown, row
 * numbers, and the problems of a file that comes back are not read.
 */
export function readTable(
  table: Table,
  columns: readonly ColumnProposal[],
  metrics: readonly NamedMetric[],
  answers: Answers = {},
): ReadTable {
  const readers = columns.flatMap((column) => {
    const read = readerOf(column, columns, metrics, answers)
    return read ? [{ column: column.column, read }] : []
  })
  const rows = table.rows.map(({ row, cells, section }) => ({
    row,
    section,
    cells: readers.map(({ column, read }): ReadCell => {
      const raw = cells[column] ?? null
      return { column, address: cellAddress(row, column), raw, reading: read(raw, cells) }
    }),
  }))
  const all = rows.flatMap(({ row, cells }) => cells.map((cell) => ({ row, cell })))
  return {
    rows,
    questions: listQuestions(columns, table, all),
    problems: all.filter(({ cell }) => cell.reading.kind === 'problem'),
  }
}

type Reader = (cell: RawCell | null, row: readonly (RawCell | null)[]) => CellReading

function readerOf(
  { meaning }: ColumnProposal,
  columns: readonly ColumnProposal[],
  metrics: readonly NamedMetric[],
  answers: Answers,
): Reader | null {
  switch (meaning.kind) {
    case 'unknown':
    case 'row-number':
    case 'problems':
      return null
    case 'period':
      return (cell) => readPeriod(cell, answers)
    case 'staff':
    case 'staff-women':
    case 'staff-men':
      return (cell) => readNumber(cell, { isWhole: true }, answers)
    case 'metric':
    case 'metric-period': {
      const metric = metrics.find(({ code }) => code === meaning.metric)
      return (cell) => readNumber(cell, metric, answers)
    }
    case 'period-column':
    case 'value': {
      const metricOf = metricOfRow(columns, metrics)
      return (cell, row) => readNumber(cell, metricOf(row), answers)
    }
    case 'metric-name':
    case 'code':
    case 'name':
    case 'name-en':
    case 'group':
    case 'county':
    case 'level':
    case 'parent':
    case 'aliases':
    case 'service':
    case 'competes':
    case 'reason':
      return readText
  }
}

/** The metric that the row of a long table names: it says whether the value is a count or a percentage. */
function metricOfRow(
  columns: readonly ColumnProposal[],
  metrics: readonly NamedMetric[],
): (row: readonly (RawCell | null)[]) => NamedMetric | undefined {
  const column = columns.find(({ meaning }) => meaning.kind === 'metric-name')?.column
  const codes = indexMetrics(metrics)
  const byCode = new Map(metrics.map((metric) => [metric.code, metric]))
  return (row) => {
    if (column === undefined) return metrics.length === 1 ? metrics[0] : undefined
    return byCode.get(codes.get(foldHeading(row[column]?.text ?? '')) ?? '')
  }
}

/** A text without what is not seen at its ends. An error of a formula is no name. */
function readText(cell: RawCell | null): CellReading {
  if (cell?.isError) return { kind: 'problem', reason: 'error-cell', detail: { text: cell.text } }
  const text = trimUnseen(cell?.text ?? '')
  return text === '' ? { kind: 'missing', status: 'blank', mark: '' } : { kind: 'text', text }
}

const unseen = /[\s\p{Cf}]/u

/** By index: a pattern for the end of a text takes time by the square of its spaces. */
function trimUnseen(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && unseen.test(text[from] ?? '')) from++
  while (to > from && unseen.test(text[to - 1] ?? '')) to--
  return text.slice(from, to)
}

function listQuestions(
  columns: readonly ColumnProposal[],
  table: Table,
  cells: readonly { cell: ReadCell }[],
): Question[] {
  const questions = new Map<QuestionKind, Question>()
  const ask = ({ question, detail }: Extract<Failed, { kind: 'ambiguous' }>, address: string, count: number) => {
    const asked = questions.get(question)
    questions.set(
      question,
      asked ? { ...asked, cells: asked.cells + count } : { question, cells: count, address, detail },
    )
  }
  const headingRow = table.heading?.first ?? 0
  for (const { question, column } of columns)
    if (question) ask(question, cellAddress(headingRow, column), table.rows.length)
  for (const { cell } of cells) if (cell.reading.kind === 'ambiguous') ask(cell.reading, cell.address, 1)
  return [...questions.values()]
}
