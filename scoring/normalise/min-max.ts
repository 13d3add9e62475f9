import type { Column } from '../column'
import { normaliseByPeers } from './by-peers'
import type { Normalised } from './normalised'
import { shareBetween } from './share-between'

/**
 * Min–max: low + (z − min) ÷ (max − min) × (high − low), z directed so that more is better. The lowest competing value becomes `low`, the
 * highest `high`; an agency that does not compete may lie outside. A constant column, and a single value, give nothing.
 * OECD/JRC Handbook on Constructing Composite Indicators (2008), p. 28.
 */
export function minMax(
  column: Column,
  options: { direction: 1 | -1; over: 'all' | 'group'; low: number; high: number },
): Normalised {
  const fit = (directed: Float64Array) => {
    let min = Number.POSITIVE_INFINITY
    let max = Number.NEGATIVE_INFINITY
    for (const value of directed) {
      if (value < min) min = value
      if (value > max) max = value
    }
    return max > min ? { min, max } : null
  }
  const { low, high } = options
  return normaliseByPeers(
    column,
    { ...options, top: high },
    fit,
    (value, { min, max }) => low + shareBetween(value, min, max) * (high - low),
  )
}
