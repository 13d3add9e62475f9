import type { RankColumn } from './result'

export interface RankInput {
  /** The published, rounded number. */
  total: ArrayLike<number>
  /** 1 where the agency takes part in this ranking. */
  isRanked: ArrayLike<number>
  /** Ranks are given within each; one name for all ranks all together. */
  within: readonly (string | null)[]
  /** Compared in this order where totals tie; larger is better. Unrounded. */
  tieBreak: readonly ArrayLike<number>[]
  style: 'competition' | 'dense' | 'fractional'
}

/**
 * Ranks from the largest total down. Where all of the tie-break chain ties too, the rank is shared: the order of rows
 * never decides. competition 1, 2, 2, 4 · dense 1, 2, 2, 3 · fractional 1, 2.5, 2.5, 4.
 */
export function rankAgencies(input: RankInput, scope: RankColumn['scope']): RankColumn {
  const count = input.total.length
  const column: RankColumn = {
    scope,
    rank: new Float64Array(count),
    tied: new Int32Array(count),
    of: new Int32Array(count),
  }
  for (const places of listPools(input)) rankPool(input, places, column)
  return column
}

function listPools({ total, isRanked, within }: RankInput): number[][] {
  const pools = new Map<string, number[]>()
  for (let index = 0; index < total.length; index++) {
    const name = within[index]
    if (!isRanked[index] || name === null || name === undefined) continue
    const pool = pools.get(name)
    if (pool) pool.push(index)
    else pools.set(name, [index])
  }
  return [...pools.values()]
}

function rankPool(input: RankInput, places: number[], column: RankColumn) {
  places.sort((a, b) => compare(input, a, b))
  let distinct = 0
  for (let start = 0; start < places.length;) {
    let end = start + 1
    while (end < places.length && compare(input, places[start] ?? 0, places[end] ?? 0) === 0) end++
    distinct++
    const rank = input.style === 'dense' ? distinct : input.style === 'fractional' ? (start + 1 + end) / 2 : start + 1
    for (let at = start; at < end; at++) {
      const index = places[at] ?? 0
      column.rank[index] = rank
      column.tied[index] = end - start
      column.of[index] = places.length
    }
    start = end
  }
}

function compare({ total, tieBreak }: RankInput, a: number, b: number): number {
  const difference = (total[b] ?? 0) - (total[a] ?? 0)
  if (difference !== 0) return difference
  for (const criterion of tieBreak) {
    const value = (criterion[b] ?? 0) - (criterion[a] ?? 0)
    if (value !== 0) return value
  }
  return 0
}
