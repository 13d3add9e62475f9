import type { Column } from '../column'
import { normaliseByPeers } from './by-peers'
import type { Normalised } from './normalised'
import { choice, described } from '../check/shape'
import { type Fitted, type NormalisationMethod, overShape } from './method'

type Ties = 'min' | 'average' | 'max'

/**
 * Ranks as values, ascending, so that the best has the most: `rank` 1…m, `borda` 0…m − 1, `percentile` 0…1 (rank − 1) ÷
 * (m − 1), with m the number of competing values. An agency that does not compete gets the place that its value would
 * have among them. Ties share the average place unless said otherwise. It takes every value. A constant column, and a
 * single value, give nothing. OECD/JRC Handbook (2008), p. 27; Borda 1784.
 */
function rankBased(
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
    const rank = rankOf(ascending, value, ties)
    if (method === 'rank') return rank
    return method === 'borda' ? rank - 1 : Math.min(Math.max((rank - 1) / (ascending.length - 1), 0), 1)
  })
}

function rankOf(ascending: Float64Array, value: number, ties: Ties): number {
  const below = countBelow(ascending, (item) => item < value)
  const upTo = countBelow(ascending, (item) => item <= value)
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

interface RankBased extends Fitted {
  readonly ties?: Ties
}

const tiesShape = described(
  choice('min', 'average', 'max'),
  'Which of their places equal values get: the lowest, the average or the highest.',
  'average',
)

function rankMethod<Name extends 'rank' | 'borda' | 'percentile'>(
  name: Name,
  description: string,
  example: RankBased,
): NormalisationMethod<Name, RankBased> {
  return {
    name,
    description,
    required: {},
    optional: { ties: tiesShape, over: overShape },
    preset: { method: name },
    alternatives: { [name]: { method: name } },
    examples: [{ method: name, ...example }],
    apply: (column, { ties = 'average', over = 'all' }, { direction }) =>
      rankBased(column, { direction, over, method: name, ties }),
  }
}

export const rankPlaces = rankMethod(
  'rank',
  'The place of the value, ascending, so that the best has the most; full points stand for the number of values.',
  {},
)

export const borda = rankMethod('borda', 'The place less one: how many agencies are behind.', { ties: 'max' })

export const percentile = rankMethod(
  'percentile',
  '(place − 1) ÷ (number − 1): the share of agencies that are behind.',
  { over: 'group' },
)
