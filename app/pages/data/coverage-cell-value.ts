import type { CoverageCell } from '../../../db/queries/coverages'
import type { ValueKind } from '../../../db/queries/value-kinds'

export const coverageStates = ['complete', 'partial', 'no-data', 'not-applicable', 'quarantined', 'refused'] as const
export type CoverageState = (typeof coverageStates)[number]

/** What is known of a metric of an agency. */
export interface CoverageView {
  state: CoverageState
  /**
   * Periods with a reported value, and periods in which there could be one: months, or what else the metric is told of
   * at a time.
   */
  reported: number
  expected: number
  kinds: ValueKind[]
  /** Records of the agency in the last pulls of the metric's sources that could not be read. */
  quarantined: number
}

/**
 * A cell that is null was never spoken of. What came and was not taken outweighs "no data": there is something to set
 * right.
 */
export function toCoverageView(cell: CoverageCell | null, periods: number, quarantined: number): CoverageView {
  const { reported, notApplicable, refused, kinds } = cell ?? { reported: 0, notApplicable: 0, refused: 0, kinds: [] }
  const expected = Math.max(periods - notApplicable, reported)
  const missing = refused > 0 ? 'refused' : quarantined > 0 ? 'quarantined' : 'no-data'
  const state =
    reported > 0 ? (reported < expected ? 'partial' : 'complete') : expected === 0 ? 'not-applicable' : missing
  return { state, reported, expected, kinds, quarantined }
}
