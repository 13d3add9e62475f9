import type { Column } from '../column'
import { normaliseByPeers } from './by-peers'
import type { Normalised } from './normalised'

type Ties = 'min' | 'average' | 'max'

/**
 * Ranks as values, ascending, so that the best has the most: `rank` 1…m, `borda` 0…m − 1, `percentile` 0…1 (rank − 1) ÷ (m − 1), with m the number of
 * competing values. An agency that does not compete gets the place that its value would have among them. Ties share the average place
 * unless said otherwise. A constant column, and a single value, give nothing. OECD/JRC Handbook (2008), p. 27; Borda 1784.
 */
export function rankBased(
  column: Column,
  options: { direction: 1 | -1; over: 'all' | 'group'; method: 'rank' | 'borda' | 'percentile'; ties: Ties },
): Normalised {
  const { method, ties } = options
  const fit = (directed: Float64Array) => {
    const ascending = directed.sort()
    return (ascending[0] ?? 0) < (ascending.at(-1) ?? 0) ? ascending : null
  }
  const top = (ascending: Float64Array) =>
    method === 'percentile' ? 1 : method === 'rank' ? ascending.length : ascending.length - 1
  return normaliseByPeers(column, { ...options, top }, fit, (value, ascending) => {
    const rank = placeOf(ascending, value, ties)
    if (method === 'rank') return rank
    return method === 'borda' ? rank - 1 : Math.min(Math.max((rank - 1) / (ascending.length - 1), 0), 1)
  })
}

function placeOf(ascending: Float64Array, value: number, ties: Ties): number {
  const below = countBelow(ascending, (own) => own < value)
  const upTo = countBelow(ascending, (own) => own <= value)
  const first = below + 1
  const last = Math.max(upTo, first)
  if (ties === 'min') return first
  return ties === 'max' ? last : (first + last) / 2
}

function countBelow(ascending: Float64Array, isBelow: (value: number) => boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(ascending[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
