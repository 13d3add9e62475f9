/** What the engine scores: columns, one entry an agency, all in the same order. Values never are NaN or infinite. */
export interface ScoringInput {
  readonly agencies: AgencyColumns
  readonly metrics: readonly MetricSeries[]
  /** The evaluated year and, where growth is asked for, the year before it. */
  readonly evaluated: Span
  readonly previous?: Span
}

interface AgencyColumns {
  readonly code: readonly string[]
  /** The group an agency is ranked in; null: in none. */
  readonly group: readonly (string | null)[]
  readonly competes: readonly boolean[]
  /** Numbers known of the agency itself, e.g. `staff`; NaN-free, absent where `known` is 0. */
  readonly attributes: Readonly<Record<string, { readonly value: Float64Array; readonly known: Uint8Array }>>
}

/** How a value came to be known; told apart wherever it is shown. */
export type ValueKind = 'measured' | 'self-declared' | 'surveyed'

/** One metric over time. `value` and `status` have periods × agencies entries, one period after the other. */
export interface MetricSeries {
  readonly metric: string
  /** How all of its values came to be known, which a model accepts or not; `mixed` where they differ. */
  readonly kind: ValueKind | 'mixed'
  /** By entry, with `mixed` alone: the kinds of each value as bits (`value-kinds.ts`), 0 where nothing is known. */
  readonly kinds?: Uint8Array
  /** First day of each period, ISO (2024-03-20), ascending. */
  readonly periods: readonly string[]
  /** 0 wherever the status is not `reported`. */
  readonly value: Float64Array
  readonly status: Uint8Array
}

/** ISO days, `from` included, `to` not. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Why a cell has or has not a value. `absent`: nothing was ever received. The three are never mixed with zero. */
export const Status = { absent: 0, reported: 1, noData: 2, notApplicable: 3 } as const
