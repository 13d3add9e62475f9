import { exp, log } from '../elementary'
import type { Aggregation } from '../model'
import { sum } from '../sum'

/** One agency's children that have a value: utilities (1 is full points) and their weights, which add up to 1. */
export interface Parts {
  utility: readonly number[]
  weight: readonly number[]
}

export type MeanMethod = Exclude<
  Aggregation,
  { method: 'arithmetic' | 'copeland' | 'topsis' | 'vikor' | 'promethee-ii' }
>

/**
 * A mean of the parts. Null where the method can't take them: geometric, harmonic and power means need numbers above zero, unless the
 * model declares a floor that lower ones are brought to. Never NaN. OECD/JRC Handbook (2008), step 6; OWA: Yager 1988.
 */
export function aggregateMean({ utility, weight }: Parts, method: MeanMethod): number | null {
  const weighted = (of: (value: number) => number, values: readonly number[]) =>
    sum(values.map((value, part) => (weight[part] ?? 0) * of(value)))
  switch (method.method) {
    case 'minimum':
      return utility.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
    case 'owa':
      return orderedMean(utility, method.orderWeights)
    case 'harmonic':
      return powerMean(raise(utility, method.floor), -1, weighted)
    case 'geometric':
      return powerMean(raise(utility, method.floor), 0, weighted)
    case 'power':
      return powerMean(raise(utility, method.floor), method.exponent, weighted)
  }
}

function raise(utility: readonly number[], floor: number | undefined): readonly number[] {
  return floor === undefined ? utility : utility.map((value) => Math.max(value, floor))
}

function powerMean(
  values: readonly number[],
  exponent: number,
  weighted: (of: (value: number) => number, values: readonly number[]) => number,
): number | null {
  if (!values.every((value) => value > 0)) return null
  if (Math.abs(exponent) < 1e-9) return exp(weighted(log, values))
  if (exponent === -1) return 1 / weighted((value) => 1 / value, values)
  return raisedTo(
    weighted((value) => raisedTo(value, exponent), values),
    1 / exponent,
  )
}

function raisedTo(value: number, exponent: number): number {
  return exp(exponent * log(value))
}

/** Order weights belong to places, the best first. With fewer values than weights, the first ones are used and made to add up to 1. */
function orderedMean(utility: readonly number[], orderWeights: readonly number[]): number | null {
  const used = orderWeights.slice(0, utility.length)
  const total = sum(used)
  if (!(total > 0)) return null
  return sum([...utility].sort((a, b) => b - a).map((value, place) => ((used[place] ?? 0) * value) / total))
}
