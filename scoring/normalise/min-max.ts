import type { Column } from '../column'
import { normaliseByPeers } from './by-peers'
import type { Normalised } from './normalised'
import { shareBetween } from './share-between'
import { described, number } from '../check/shape'
import { type Fitted, type NormalisationMethod, overShape } from './method'

/**
 * Min–max: low + (z − min) ÷ (max − min) × (high − low), z directed so that more is better. The lowest competing value
 * becomes `low`, the highest `high`; an agency that does not compete may lie outside. It takes every value. A constant
 * column, and a single value, give nothing. OECD/JRC Handbook on Constructing Composite Indicators (2008), p. 28.
 */
function minMax(
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

interface MinMax extends Fitted {
  readonly low?: number
  readonly high?: number
}

export const minMaxMethod: NormalisationMethod<'min-max', MinMax> = {
  name: 'min-max',
  description: 'low + (z − min) ÷ (max − min) × (high − low): the worst competing value gets low, the best high.',
  required: {},
  optional: {
    low: described(number(), 'What the worst value gets.', 0),
    high: described(number({ min: 0, isMinExcluded: true }), 'What the best value gets; full points stand for it.', 1),
    over: overShape,
  },
  preset: { method: 'min-max' },
  alternatives: { 'min-max': { method: 'min-max' } },
  examples: [{ method: 'min-max' }, { method: 'min-max', low: 1, high: 100, over: 'group' }],
  apply: (column, { low = 0, high = 1, over = 'all' }, { direction }) => minMax(column, { direction, over, low, high }),
  listInvalid: ({ low = 0, high = 1 }) =>
    low < high
      ? []
      : [
          {
            at: 'method',
            fa: 'کران پایین باید کمتر از کران بالا باشد.',
            en: 'The low end must be below the high one.',
          },
        ],
}
