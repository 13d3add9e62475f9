import { correlate } from '../weigh/correlation'
import { type SharedRanks, type SortedColumn, rankShared } from './pair-ranks'

/**
 * Spearman's rank correlation over the places that both columns have: Pearson's of the ranks, ties at their average
 * place. 0 where either has no spread. Spearman 1904.
 */
export function spearman(a: SortedColumn, b: SortedColumn): number {
  const [x, y] = [rankShared(a, b.has), rankShared(b, a.has)].map((shared) => averageRanks(shared, a.value.length))
  const places = a.order.filter((index) => b.has[index] === 1)
  const pick = (ranks: Float64Array | undefined) => Float64Array.from(places, (index) => ranks?.[index] ?? 0)
  return correlate(pick(x), pick(y))
}

/** By place of the whole column: ascending ranks from 1; equal values share the average of their places. */
export function averageRanks({ order, classes, sizes }: SharedRanks, places: number): Float64Array {
  const middles: number[] = []
  let before = 0
  for (const size of sizes) {
    middles.push(before + (size + 1) / 2)
    before += size
  }
  const ranks = new Float64Array(places)
  for (const [position, index] of order.entries()) ranks[index] = middles[classes[position] ?? 0] ?? 0
  return ranks
}
