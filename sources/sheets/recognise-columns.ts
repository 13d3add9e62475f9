import type { Period } from '../period'
import { type PlainMeaning, foldHeading, plainMeaning } from './column-words'
import { readNumber } from './read-number'
import { readPeriod } from './read-period'
import { type Answers, type Failed, type Grain } from './reading'
import type { Table, TableColumn } from './table'

/** A metric by which columns are recognised. */
export interface NamedMetric {
  readonly code: string
  /** Its titles in both languages, and what offices call it otherwise. */
  readonly names: readonly string[]
  /** Of a metric that counts: a fraction in its column is a problem. */
  readonly isWhole?: boolean
  readonly isPercent?: boolean
}

export type Meaning =
  | { readonly kind: PlainMeaning }
  /** One metric; its period is in another column, or one for the whole file. */
  | { readonly kind: 'metric'; readonly metric: string }
  /** One month, or another period, of the file’s only metric. */
  | { readonly kind: 'period-column'; readonly period: Period; readonly grain: Grain }
  | { readonly kind: 'metric-period'; readonly metric: string; readonly period: Period; readonly grain: Grain }
  /** Whatever is not recognised is not read until a person says what it is. */
  | { readonly kind: 'unknown' }

export interface ColumnProposal {
  readonly column: number
  readonly heading: string
  readonly meaning: Meaning
  /** Part of a heading matched and not all of it, so a person should look. */
  readonly isUnsure: boolean
  /** A month without a year: of which year is asked. */
  readonly question: Extract<Failed, { kind: 'ambiguous' }> | null
}

/**
 * The only year that titles and the sheet’s name say: a proposal for months without one. Null where they say none, or
 * several.
 */
export function findYear(table: Pick<Table, 'titles' | 'sheetName'>): number | null {
  const texts = [...table.titles, table.sheetName].map(foldHeading)
  const years = new Set(texts.flatMap((text) => text.match(/(?<!\d)1[34]\d\d(?!\d)/g) ?? []).map(Number))
  const [year] = years
  return years.size === 1 && year !== undefined ? year : null
}

/**
 * What each column means, by its heading: something about the agency, a metric, a month, or both. Nothing is told from
 * the values, but that numbers counted up from 1 are row numbers. Of two columns with the same plain meaning the first
 * has it, and the other is unsure.
 */
export function recogniseColumns(
  table: Pick<Table, 'columns' | 'rows'>,
  metrics: readonly NamedMetric[],
  answers: Answers = {},
): ColumnProposal[] {
  const byName = indexMetrics(metrics)
  const taken = new Set<string>()
  return table.columns.map((column) => {
    const found = recognise(column, byName, answers)
    const meaning = found.meaning.kind === 'unknown' && countsRows(table, column) ? rowNumber : found.meaning
    const isRepeated = isAboutAgency(meaning) && taken.has(meaning.kind)
    taken.add(meaning.kind)
    return {
      column: column.column,
      heading: column.heading,
      meaning: isRepeated ? { kind: 'unknown' } : meaning,
      isUnsure: found.isUnsure || isRepeated,
      question: found.question,
    }
  })
}

/** Codes of metrics by all that they are called, as headings are folded. */
export function indexMetrics(metrics: readonly NamedMetric[]): Map<string, string> {
  return new Map(metrics.flatMap(({ code, names }) => [code, ...names].map((name) => [foldHeading(name), code])))
}

const rowNumber = { kind: 'row-number' } as const

type Found = Pick<ColumnProposal, 'meaning' | 'isUnsure' | 'question'>

function recognise({ parts }: TableColumn, byName: ReadonlyMap<string, string>, answers: Answers): Found {
  const whole = parts.join(' ')
  const exact = byName.get(foldHeading(whole)) ?? byName.get(foldHeading(parts.join(' / ')))
  if (exact !== undefined) return sure({ kind: 'metric', metric: exact })
  const plain = plainMeaning(whole)
  if (plain) return sure({ kind: plain })
  const { periodPart, reading } = findPeriodPart(parts, answers)
  const others = parts.filter((part) => part !== periodPart)
  const metric = findMetric(others, byName)
  if (reading?.kind === 'ambiguous') return { ...sure({ kind: 'unknown' }), question: reading }
  if (reading?.kind === 'period') {
    const { period, grain } = reading
    if (metric)
      return { ...sure({ kind: 'metric-period', metric: metric.code, period, grain }), isUnsure: metric.isUnsure }
    return { ...sure({ kind: 'period-column', period, grain }), isUnsure: others.some((part) => part !== '') }
  }
  if (metric && !metric.isUnsure) return sure({ kind: 'metric', metric: metric.code })
  const last = plainOfParts(parts)
  if (last) return sure({ kind: last })
  return metric ? { ...sure({ kind: 'metric', metric: metric.code }), isUnsure: true } : sure({ kind: 'unknown' })
}

function sure(meaning: Meaning): Found {
  return { meaning, isUnsure: false, question: null }
}

/** A part that is a period, or ends or begins with one: “الکترونیکی - مرداد”. */
function findPeriodPart(
  parts: readonly string[],
  answers: Answers,
): { periodPart?: string; reading?: ReturnType<typeof readPeriod> } {
  for (const part of parts) {
    const reading = readPeriod({ text: part }, answers)
    if (reading.kind === 'period' || reading.kind === 'ambiguous') return { periodPart: part, reading }
  }
  return {}
}

/** By a whole part, or by all parts together; else by the only metric whose name stands in them, which is unsure. */
function findMetric(
  parts: readonly string[],
  byName: ReadonlyMap<string, string>,
): { code: string; isUnsure: boolean } | null {
  for (const text of [parts.join(' '), ...parts]) {
    const code = byName.get(foldHeading(text))
    if (code !== undefined) return { code, isUnsure: false }
  }
  const whole = ` ${foldHeading(parts.join(' '))} `
  const inside = new Set(
    [...byName].filter(([name]) => name.length > 2 && whole.includes(` ${name} `)).map(([, code]) => code),
  )
  const [code] = inside
  return inside.size === 1 && code !== undefined ? { code, isUnsure: true } : null
}

/** “نیروی انسانی / زن”: the last part decides, under a heading that is known or that only groups. */
function plainOfParts(parts: readonly string[]): PlainMeaning | null {
  return plainMeaning(parts.at(-1) ?? '')
}

function isAboutAgency(meaning: Meaning): boolean {
  return !['unknown', 'metric', 'period-column', 'metric-period', 'row-number', 'reason'].includes(meaning.kind)
}

/** Without a heading: 1, 2, 3 … */
function countsRows({ rows }: Pick<Table, 'rows'>, { column, parts }: TableColumn): boolean {
  if (parts.length || rows.length < 3) return false
  return rows.every(({ cells }, index) => {
    const reading = readNumber(cells[column] ?? null)
    return reading.kind === 'value' && reading.value === index + 1
  })
}
