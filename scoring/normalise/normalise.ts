import type { Column } from '../column'
import type { Normalisation } from '../model'
import type { TargetColumn } from '../target'
import { distanceToMaximum, distanceToReference, fractionOfMaximum } from './distance'
import { goalposts, levels, logistic, targetRatio } from './fixed'
import { minMax } from './min-max'
import type { Normalised } from './normalised'
import { rankBased } from './rank-based'
import { zScore } from './z-score'

export interface NormaliseContext {
  direction: 1 | -1
  target: TargetColumn
  /** Place of an agency by its code; −1 where it is none of them. */
  placeOf: (agency: string) => number
}

/** Beyond this a square, or a share of many points, might be too large for a number. Nothing that is measured comes near it. */
const largest = 1e100

/** Puts an indicator's values on a common footing by the method that the model names. A result that is too large to go on with says nothing. */
export function normalise(column: Column, method: Normalisation, context: NormaliseContext): Normalised {
  const made = normaliseBy(column, method, context)
  for (let agency = 0; agency < made.value.length; agency++) {
    if (Math.abs(made.value[agency] ?? 0) <= largest) continue
    made.value[agency] = 0
    made.has[agency] = 0
  }
  return made
}

function normaliseBy(
  column: Column,
  method: Normalisation,
  { direction, target, placeOf }: NormaliseContext,
): Normalised {
  const over = method.over ?? 'all'
  switch (method.method) {
    case 'min-max':
      return minMax(column, { direction, over, low: method.low ?? 0, high: method.high ?? 1 })
    case 'z-score':
      return zScore(column, { direction, over, mean: method.mean ?? 0, deviation: method.deviation ?? 1 })
    case 'rank':
    case 'borda':
    case 'percentile':
      return rankBased(column, { direction, over, method: method.method, ties: method.ties ?? 'average' })
    case 'distance-to-reference':
      return distanceToReference(column, { direction, reference: placeOf(method.agency), cap: method.cap ?? false })
    case 'distance-to-maximum':
      return distanceToMaximum(column, { direction, over })
    case 'fraction-of-maximum':
      return fractionOfMaximum(column, { over })
    case 'goalposts':
      return goalposts(column, {
        direction,
        low: method.low,
        high: method.high,
        scale: method.scale ?? 1,
        clamp: method.clamp ?? true,
      })
    case 'target-ratio':
      return targetRatio(column, target, { direction, cap: method.cap ?? 1 })
    case 'levels':
      return levels(column, method)
    case 'logistic':
      return logistic(column, { direction, midpoint: method.midpoint, slope: method.slope })
  }
}
