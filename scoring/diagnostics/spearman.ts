import { correlate } from '../weigh/correlation'

/** Spearman's rank correlation: Pearson's of the ranks, ties at their average place. 0 where either has no spread. Spearman 1904. */
export function spearman(a: Float64Array, b: Float64Array): number {
  return correlate(averageRanks(a), averageRanks(b))
}

/** Ascending ranks from 1; equal values share the average of their places. */
export function averageRanks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0))
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++
    for (const place of order.slice(start, end)) ranks[place] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}
