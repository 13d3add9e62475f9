import type { Period } from '../period'

/**
 * What can mean two things. It is asked once for a file, and the answer is kept for the next file of the same layout.
 */
export type QuestionKind = keyof Answers

/** “problem” leaves such cells unread, each with its reason. */
export interface Answers {
  /** ۸۵/۵ */
  readonly slash?: 'decimal' | 'problem'
  /** 1.234 */
  readonly dot?: 'decimal' | 'groups' | 'problem'
  /** 12,5; and whether 1,234 is then 1.234. */
  readonly comma?: 'decimal' | 'problem'
  /** ۱۲۰- */
  readonly 'trailing-minus'?: 'negative' | 'problem'
  /** 0.85 in a column of percentages: 85 or 0.85? */
  readonly share?: 'share' | 'percent'
  /** ندارد */
  readonly 'has-none'?: 'zero' | 'no-data' | 'not-applicable'
  /** N/A */
  readonly 'n-a'?: 'no-data' | 'not-applicable'
  /** 05/08/2025 */
  readonly 'day-month'?: 'day-first' | 'month-first' | 'problem'
  /** Months without a year, in headings or cells: the Jalali year. */
  readonly year?: number
}

/** Why one cell is not read. It costs that cell alone. */
export type CellProblem =
  | 'error-cell'
  | 'not-a-number'
  | 'inexact-number'
  | 'bad-groups'
  | 'unit-word'
  | 'date-in-number'
  | 'not-whole'
  | 'answered-problem'
  | 'not-a-period'
  | 'no-such-day'
  | 'two-digit-year'

export type Failed =
  | { readonly kind: 'problem'; readonly reason: CellProblem; readonly detail: Readonly<Record<string, string>> }
  | { readonly kind: 'ambiguous'; readonly question: QuestionKind; readonly detail: Readonly<Record<string, string>> }

/** Three things that are told apart: a blank cell, a mark for no data, and a mark for not applicable. None is zero. */
export interface Missing {
  readonly kind: 'missing'
  readonly status: 'blank' | 'no-data' | 'not-applicable'
  /** As it stands in the cell. */
  readonly mark: string
}

/** A percentage is in percent: 85.3, however the file keeps it. */
export type NumberReading =
  { readonly kind: 'value'; readonly value: number; readonly isPercent: boolean } | Missing | Failed

export type Grain = 'day' | 'month' | 'quarter' | 'half' | 'year'

export type PeriodReading =
  { readonly kind: 'period'; readonly period: Period; readonly grain: Grain } | Missing | Failed

export function problem(reason: CellProblem, text: string, more: Record<string, string> = {}): Failed {
  return { kind: 'problem', reason, detail: { text, ...more } }
}

export function ambiguous(question: QuestionKind, text: string): Failed {
  return { kind: 'ambiguous', question, detail: { text } }
}
