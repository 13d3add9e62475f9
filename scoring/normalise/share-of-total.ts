import type { Column } from '../column'
import { sum } from '../sum'
import { normaliseByPeers } from './by-peers'
import { type Normalised, remarkBelowZero, whyNoShare } from './normalised'
import { type Fitted, type NormalisationMethod, overShape } from './method'

/**
 * Vector normalisation: x ÷ √Σx² over the competing agencies; 1 − that where less is better. The normalisation of
 * textbook TOPSIS. Equal values have equal results. Values below zero have no length to share in: they count as zero,
 * in the sum too, so that a worse value never helps. A constant column (all zero, too) and a single value give nothing.
 * Full points stand for 1, which one agency has alone where all others are at zero, so scores are small under means;
 * the method is meant for TOPSIS and other comparisons. An agency that does not compete is held to the same length and
 * may be above 1. Hwang and Yoon 1981, Multiple Attribute Decision Making, p. 31; pymcdm, `vector_normalization`.
 */
function vector(column: Column, options: { direction: 1 | -1; over: 'all' | 'group' }): Normalised {
  const { direction } = options
  const fit = (directed: Float64Array) => {
    const values = directed.map((value) => held(direction * value))
    const largest = largestOf(values)
    // Brought near 1 first, as squares of large values are too large for a number.
    const length = largest > 0 ? Math.sqrt(sum(values.map((value) => (value / largest) * (value / largest)))) : 0
    return length > 0 && differ(values) ? { largest, length } : null
  }
  const made = normaliseByPeers(
    column,
    { ...options, top: 1, whyNothing: whyNoShare },
    fit,
    (value, { largest, length }) => {
      const share = held(direction * value) / largest / length
      return direction === 1 ? share : 1 - share
    },
  )
  return remarkBelowZero(made, column.value)
}

/**
 * Sum normalisation: x ÷ Σx over the competing agencies; where less is better (1 ÷ x) ÷ Σ(1 ÷ x). The results of those
 * that compete add up to 1. Equal values have equal results. Values below zero count as zero, in the sum too, so that a
 * worse value never helps. Where less is better and some are at zero, these share the whole evenly and the others have
 * nothing: what the quotients come to as values near zero. A constant column and a single value give nothing. Full
 * points stand for 1, which one agency has alone, so scores are small under means. pymcdm, `sum_normalization`; Hwang
 * and Yoon 1981.
 */
function shareOfSum(column: Column, options: { direction: 1 | -1; over: 'all' | 'group' }): Normalised {
  const made = options.direction === 1 ? shareOfBenefit(column, options.over) : shareOfCost(column, options.over)
  return remarkBelowZero(made, column.value)
}

function shareOfBenefit(column: Column, over: 'all' | 'group'): Normalised {
  const fit = (directed: Float64Array) => {
    const values = directed.map(held)
    const largest = largestOf(values)
    const total = largest > 0 ? sum(values.map((value) => value / largest)) : 0
    return total > 0 && differ(values) ? { largest, total } : null
  }
  return normaliseByPeers(
    column,
    { direction: 1, over, top: 1, whyNothing: whyNoShare },
    fit,
    (value, { largest, total }) => held(value) / largest / total,
  )
}

function shareOfCost(column: Column, over: 'all' | 'group'): Normalised {
  const fit = (directed: Float64Array) => {
    const values = directed.map((value) => held(-value))
    if (!differ(values)) return null
    const atZero = values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0)
    const least = values.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
    return { atZero, least, total: atZero ? atZero : sum(values.map((value) => least / value)) }
  }
  return normaliseByPeers(
    column,
    { direction: -1, over, top: 1, whyNothing: whyNoShare },
    fit,
    (directed, { atZero, least, total }) => {
      const value = held(-directed)
      if (atZero) return value === 0 ? 1 / total : 0
      // Who does not compete may be at zero alone, where the quotient has no bound: as good as the best that compete.
      return least / Math.max(value, least) / total
    },
  )
}

/** Below zero there is nothing to have a share of. */
function held(value: number): number {
  return Math.max(value, 0)
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

function differ(values: Float64Array): boolean {
  return values.some((value) => value !== values[0])
}

export const vectorMethod: NormalisationMethod<'vector', Fitted> = {
  name: 'vector',
  description:
    'Value ÷ √Σ value², one less that where less is better; the normalisation of textbook TOPSIS. Values below zero count as zero.',
  required: {},
  optional: { over: overShape },
  preset: { method: 'vector' },
  alternatives: { vector: { method: 'vector' } },
  examples: [{ method: 'vector' }],
  apply: (column, { over = 'all' }, { direction }) => vector(column, { direction, over }),
}

export const sumMethod: NormalisationMethod<'sum', Fitted> = {
  name: 'sum',
  description: 'Value ÷ Σ values; the shares of the reciprocals where less is better. Values below zero count as zero.',
  required: {},
  optional: { over: overShape },
  preset: { method: 'sum' },
  alternatives: { sum: { method: 'sum' } },
  examples: [{ method: 'sum' }],
  apply: (column, { over = 'all' }, { direction }) => shareOfSum(column, { direction, over }),
}
