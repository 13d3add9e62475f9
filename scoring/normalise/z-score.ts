import type { Column } from '../column'
import { square } from '../square'
import { sum } from '../sum'
import { normaliseByPeers } from './by-peers'
import type { Normalised } from './normalised'
import { described, number } from '../check/shape'
import { type Fitted, type NormalisationMethod, overShape } from './method'

/**
 * Z-score: mean + deviation × (z − average) ÷ standard deviation (n − 1), z directed. Without bounds: full points stand
 * for `mean` plus three deviations. It takes every value. A constant column, and a single value, give nothing. OECD/JRC
 * Handbook (2008), p. 28.
 *
 * A worse value can raise a rank: where it lies nearer to the others, the deviation shrinks, and the lead over those
 * that were behind grows.
 */
function zScore(
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

interface ZScore extends Fitted {
  readonly mean?: number
  readonly deviation?: number
}

export const zScoreMethod: NormalisationMethod<'z-score', ZScore> = {
  name: 'z-score',
  description: 'mean + deviation × (z − average) ÷ standard deviation. Full points stand for mean + 3 × deviation.',
  required: {},
  optional: {
    mean: described(number(), 'What the average value gets.', 0),
    deviation: described(number({ min: 0, isMinExcluded: true }), 'What one standard deviation adds.', 1),
    over: overShape,
  },
  preset: { method: 'z-score' },
  alternatives: {},
  examples: [{ method: 'z-score', mean: 50, deviation: 10 }],
  apply: (column, { mean = 0, deviation = 1, over = 'all' }, { direction }) =>
    zScore(column, { direction, over, mean, deviation }),
  listInvalid: ({ mean = 0, deviation = 1 }) =>
    mean + 3 * deviation > 0
      ? []
      : [
          {
            at: 'method',
            fa: 'میانگین به‌اضافهٔ سه انحراف معیار امتیاز کامل است و باید بیش از صفر باشد.',
            en: 'The mean plus three deviations stands for full points and must be more than zero.',
          },
        ],
}
