import { square } from '../square'
import { sum } from '../sum'
import { type Aggregated, type Matrix, emptyAggregated } from './matrix'
import { choice, described, number } from '../check/shape'
import type { AggregationMethod } from './method'

interface Range {
  best: number
  worst: number
}

/**
 * TOPSIS: C = D⁻ ÷ (D⁺ + D⁻), the distances to the worst and the best value of competing agencies in each child,
 * weighted, over the children that the agency has (weights handed on). Hwang and Yoon 1981. Nothing where best and
 * worst are one. `norm` brings each child's utilities to a common length first: `vector` divides them by √Σu², as the
 * textbook does, `sum` by Σ|u|, over competing agencies; a child that is zero for all adds nothing. Indicators under
 * vector normalisation have that length already.
 */
function topsis(given: Matrix, norm: 'none' | 'vector' | 'sum' = 'none'): Aggregated {
  const matrix = norm === 'none' ? given : { ...given, utility: normed(given, norm) }
  const made = emptyAggregated(matrix.agencies)
  const ranges = findRanges(matrix)
  forEachScored(matrix, (agency, parts) => {
    const squares = parts.map(({ child, weight, utility }) => {
      const { best, worst } = ranges[child] ?? { best: 0, worst: 0 }
      return { toBest: square(weight * (best - utility)), toWorst: square(weight * (utility - worst)) }
    })
    const toBest = Math.sqrt(squares.reduce((total, square) => total + square.toBest, 0))
    const toWorst = Math.sqrt(squares.reduce((total, square) => total + square.toWorst, 0))
    if (toBest + toWorst === 0) return
    made.utility[agency] = toWorst / (toBest + toWorst)
    made.has[agency] = 1
  })
  return made
}

function normed({ children, agencies, utility, has, competes }: Matrix, norm: 'vector' | 'sum'): Float64Array {
  const made = utility.slice()
  for (let child = 0; child < children; child++) {
    const from = child * agencies
    const values = utility
      .subarray(from, from + agencies)
      .filter((_, agency) => has[from + agency] === 1 && competes[agency] === 1)
    const length = norm === 'sum' ? sum(values.map(Math.abs)) : Math.sqrt(sum(values.map(square)))
    for (let entry = from; entry < from + agencies; entry++)
      made[entry] = length > 0 ? (utility[entry] ?? 0) / length : 0
  }
  return made
}

/**
 * VIKOR, turned so that more is better: 1 − Q, Q = v (S − S*) ÷ (S⁻ − S*) + (1 − v) (R − R*) ÷ (R⁻ − R*), S the
 * weighted sum and R the largest of the shares of regret. Opricovic and Tzeng 2004. A part whose spread is zero adds
 * nothing. An agency that does not compete is held within the range of those that do: beyond it, a small spread would
 * make any number of it.
 */
function vikor(matrix: Matrix, v = 0.5): Aggregated {
  const made = emptyAggregated(matrix.agencies)
  const ranges = findRanges(matrix)
  const total = new Float64Array(matrix.agencies)
  const largest = new Float64Array(matrix.agencies)
  forEachScored(matrix, (agency, parts) => {
    made.has[agency] = 1
    for (const { child, weight, utility } of parts) {
      const { best, worst } = ranges[child] ?? { best: 0, worst: 0 }
      const regret = best > worst ? weight * shareWithin(best - utility, best - worst) : 0
      total[agency] = (total[agency] ?? 0) + regret
      largest[agency] = Math.max(largest[agency] ?? 0, regret)
    }
  })
  const shareOf = [total, largest].map((column) => spread(column, made.has, matrix.competes))
  for (let agency = 0; agency < matrix.agencies; agency++) {
    if (made.has[agency])
      made.utility[agency] = 1 - (v * (shareOf[0]?.(agency) ?? 0) + (1 - v) * (shareOf[1]?.(agency) ?? 0))
  }
  return made
}

/** A part of a positive whole, 0 to 1. */
function shareWithin(part: number, whole: number): number {
  return Math.min(Math.max(part / whole, 0), 1)
}

function spread(column: Float64Array, has: Uint8Array, competes: Uint8Array): (agency: number) => number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const [agency, value] of column.entries()) {
    if (!has[agency] || !competes[agency]) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return (agency) => (high > low ? shareWithin((column[agency] ?? 0) - low, high - low) : 0)
}

interface Part {
  child: number
  weight: number
  utility: number
}

/** Each agency's children that have a value, with their weights handed on so that they add up to 1. */
function forEachScored(matrix: Matrix, take: (agency: number, parts: Part[]) => void) {
  for (let agency = 0; agency < matrix.agencies; agency++) {
    const parts: Part[] = []
    let total = 0
    for (let child = 0; child < matrix.children; child++) {
      const entry = child * matrix.agencies + agency
      if (!matrix.has[entry]) continue
      parts.push({ child, weight: matrix.weight[child] ?? 0, utility: matrix.utility[entry] ?? 0 })
      total += matrix.weight[child] ?? 0
    }
    if (total > 0)
      take(
        agency,
        parts.map((part) => ({ ...part, weight: part.weight / total })),
      )
  }
}

function findRanges({ children, agencies, utility, has, competes }: Matrix): Range[] {
  return Array.from({ length: children }, (_, child) => {
    const range = { best: Number.NEGATIVE_INFINITY, worst: Number.POSITIVE_INFINITY }
    for (let agency = 0; agency < agencies; agency++) {
      const entry = child * agencies + agency
      if (!has[entry] || !competes[agency]) continue
      range.best = Math.max(range.best, utility[entry] ?? 0)
      range.worst = Math.min(range.worst, utility[entry] ?? 0)
    }
    return range.best >= range.worst ? range : { best: 0, worst: 0 }
  })
}

interface Topsis {
  /** How utilities of each child are brought to a common length before they are weighed. */
  readonly norm?: 'none' | 'vector' | 'sum'
}

export const topsisMethod: AggregationMethod<'topsis', Topsis> = {
  name: 'topsis',
  description: 'D⁻ ÷ (D⁺ + D⁻): nearness to the best and distance from the worst in each part.',
  required: {},
  optional: {
    norm: described(
      choice('none', 'vector', 'sum'),
      'How the utilities of each part are brought to a common length first: not at all, ÷ √Σ u², or ÷ Σ |u|.',
      'none',
    ),
  },
  preset: { method: 'topsis' },
  alternatives: { topsis: { method: 'topsis' }, 'topsis-vector': { method: 'topsis', norm: 'vector' } },
  examples: [{ method: 'topsis' }],
  apply: (matrix, { norm }) => topsis(matrix, norm),
}

interface Vikor {
  readonly v?: number
}

export const vikorMethod: AggregationMethod<'vikor', Vikor> = {
  name: 'vikor',
  description: '1 − Q, a compromise between the weighted sum and the largest of the shortfalls.',
  required: {},
  optional: {
    v: described(number({ min: 0, max: 1 }), 'The weight of the sum against that of the largest shortfall.', 0.5),
  },
  preset: { method: 'vikor' },
  alternatives: { vikor: { method: 'vikor' } },
  examples: [{ method: 'vikor' }],
  apply: (matrix, { v }) => vikor(matrix, v),
}
