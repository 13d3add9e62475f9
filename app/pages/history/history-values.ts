import type { ObservationStatus } from '../../../db/queries/observations'

/** One month, quarter or year. Of a metric `whole` alone; null is a gap and no zero. */
export interface HistoryPoint {
  key: string
  /** ISO days; `to` is not included. */
  from: string
  to: string
  status: ObservationStatus
  whole: number | null
  part: number | null
  agencies: number
  periods: number
}

/** How the periods of a bucket become one value, in the order in which a form offers them. */
export const withinBuckets = ['sum', 'mean', 'last', 'max'] as const

/** Null where there is no whole to be a part of. */
export function shareOf({ whole, part }: Pick<HistoryPoint, 'whole' | 'part'>): number | null {
  return whole === null || part === null || whole === 0 ? null : part / whole
}
