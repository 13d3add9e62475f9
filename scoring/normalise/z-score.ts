import type { Column } from '../column'
import { square } from '../square'
import { sum } from '../sum'
import { normaliseByPeers } from './by-peers'
import type { Normalised } from './normalised'

/**
 * Z-score: mean + deviation × (z − average) ÷ standard deviation (n − 1), z directed. Without bounds: full points stand for `mean` plus three
 * deviations. A constant column, and a single value, give nothing. OECD/JRC Handbook (2008), p. 28.
 */
export function zScore(
  column: Column,
  options: { direction: 1 | -1; over: 'all' | 'group'; mean: number; deviation: number },
): Normalised {
  const fit = (directed: Float64Array) => {
    const scale = directed.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    if (directed.length < 2 || scale === 0) return null
    const average = sum(directed.map((value) => value / scale)) / directed.length
    const variance = sum(directed.map((value) => square(value / scale - average))) / (directed.length - 1)
    return variance > 0 ? { scale, average, spread: Math.sqrt(variance) } : null
  }
  const { mean, deviation } = options
  return normaliseByPeers(
    column,
    { ...options, top: mean + 3 * deviation },
    fit,
    (value, { scale, average, spread }) => mean + (deviation * (value / scale - average)) / spread,
  )
}
