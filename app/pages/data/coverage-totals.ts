import type { CoverageSum } from '../../../db/queries/coverages'

/** Months and cells of a part of the matrix. */
export type CoverageTotal = Pick<
  CoverageSum,
  'reported' | 'expected' | 'cells' | 'complete' | 'partial' | 'notApplicable'
>

const nothing: CoverageTotal = { reported: 0, expected: 0, cells: 0, complete: 0, partial: 0, notApplicable: 0 }

/** Sums of parts: as many months and cells as they have together. */
export function addTotals(parts: readonly CoverageTotal[]): CoverageTotal {
  return parts.reduce(
    (sum, part) => ({
      reported: sum.reported + part.reported,
      expected: sum.expected + part.expected,
      cells: sum.cells + part.cells,
      complete: sum.complete + part.complete,
      partial: sum.partial + part.partial,
      notApplicable: sum.notApplicable + part.notApplicable,
    }),
    nothing,
  )
}

/** Cells that nothing is known of, although something could be. */
export function missingOf({ cells, complete, partial, notApplicable }: CoverageTotal): number {
  return cells - complete - partial - notApplicable
}

/** Of the months that could have data; null where there are none. */
export function shareOf({ reported, expected }: Pick<CoverageTotal, 'reported' | 'expected'>): number | null {
  return expected > 0 ? reported / expected : null
}
