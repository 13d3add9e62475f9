import { exp, log } from '../elementary'
import type { Aggregation } from '../model'

/**
 * What a mean adds up: utilities themselves, their logarithms, their reciprocals or their powers; a minimum takes the
 * least. Bounds are those of a declared floor, on the scale.
 */
export interface MeanScale {
  /** 0: logarithm, 1: itself, −1: reciprocal, others: power. Null: the least, of utilities themselves. */
  readonly exponent: number | null
  readonly floor: number | null
}

/** Null for what is no mean of its parts one by one. */
export function scaleOf(method: Aggregation): MeanScale | null {
  switch (method.method) {
    case 'arithmetic':
      return { exponent: 1, floor: null }
    case 'minimum':
      return { exponent: null, floor: null }
    case 'geometric':
      return { exponent: 0, floor: method.floor ?? null }
    case 'harmonic':
      return { exponent: -1, floor: method.floor ?? null }
    case 'power':
      return { exponent: Math.abs(method.exponent) < 1e-9 ? 0 : method.exponent, floor: method.floor ?? null }
    default:
      return null
  }
}

/**
 * A utility on a scale. NaN where the mean can't take it: zero and less without a floor, as `aggregateMean` refuses
 * them.
 */
export function toScale({ exponent, floor }: MeanScale, utility: number): number {
  if (exponent === null || (exponent === 1 && floor === null)) return utility
  const raised = floor === null ? utility : Math.max(utility, floor)
  if (!(raised > 0)) return Number.NaN
  if (exponent === 0) return log(raised)
  return exponent === -1 ? 1 / raised : exp(exponent * log(raised))
}

/** Back to a utility. */
export function fromScale({ exponent }: MeanScale, mean: number): number {
  if (exponent === null || exponent === 1) return mean
  if (exponent === 0) return exp(mean)
  return exponent === -1 ? 1 / mean : exp(log(mean) / exponent)
}

/** From the scale of a branch to that of the one above it; a logarithm that stays one is not taken again. */
export function changeScale(from: MeanScale, to: MeanScale, mean: number): number {
  if (from.exponent !== to.exponent || from.exponent !== 0) return toScale(to, fromScale(from, mean))
  return to.floor === null ? mean : Math.max(mean, log(to.floor))
}
