import type { HistoryPoint } from './history.server'

/** How the periods of a bucket become one value, in the order in which a form offers them. */
export const withinBuckets = ['sum', 'mean', 'last', 'max'] as const

/** Null where there is no whole to be a part of. */
export function shareOf({ whole, part }: Pick<HistoryPoint, 'whole' | 'part'>): number | null {
  return whole === null || part === null || whole === 0 ? null : part / whole
}
