import { exp, log } from '../elementary'
import { described, list, number } from '../check/shape'
import { type Chosen, type NoOptions, wrongCount } from '../method'
import { type Aggregated, type Matrix, emptyAggregated } from './matrix'
import type { AggregationMethod } from './method'
import { sum } from '../sum'

/**
 * One agency's children that have a value and a weight: utilities (1 is full points) and their weights, which add up to
 * 1.
 */
interface Parts {
  utility: readonly number[]
  weight: readonly number[]
}

interface Floored {
  /** Lower utilities are brought to it (a share of full points, above zero), since these means can't take zero. */
  readonly floor?: number
}

interface Power extends Floored {
  readonly exponent: number
}

interface Owa {
  /** One a child, the best value's first. */
  readonly orderWeights: readonly number[]
}

type MeanMethod =
  Chosen<'minimum', NoOptions> | Chosen<'geometric' | 'harmonic', Floored> | Chosen<'power', Power> | Chosen<'owa', Owa>

/**
 * A mean of the parts. Null where the method can't take them: geometric, harmonic and power means need numbers above
 * zero, unless the model declares a floor that lower ones are brought to, which a checked model does. Never NaN.
 * OECD/JRC Handbook (2008), step 6.
 *
 * The minimum and the ordered mean (OWA) look at the order of the parts alone: a weight says whether a child counts
 * (above 0) or not (0), and no more. A missing child is no part: the minimum is that of the others, and the ordered
 * mean spreads its order weights over those that are there.
 */
function aggregateMean({ utility, weight }: Parts, method: MeanMethod): number | null {
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

/**
 * Order weights belong to places, the best first (Yager 1988). Fewer values than weights share the same curve of
 * weights: of two values under (0, 0, 1) the worse one still counts alone, under (1, 0, 0) the better one, and under
 * equal weights both alike.
 */
function orderedMean(utility: readonly number[], orderWeights: readonly number[]): number | null {
  const total = sum(orderWeights)
  if (!(total > 0) || !utility.length) return null
  const weights = utility.length === orderWeights.length ? orderWeights : spread(orderWeights, utility.length)
  return sum([...utility].sort((a, b) => b - a).map((value, index) => ((weights[index] ?? 0) * value) / total))
}

/**
 * The weights of `count` places that cover what those of all places cover: the cumulative weight is read at even
 * distances, straight in between.
 */
function spread(orderWeights: readonly number[], count: number): number[] {
  const upTo = (share: number) => {
    const index = Math.floor(share)
    return sum(orderWeights.slice(0, index)) + (share - index) * (orderWeights[index] ?? 0)
  }
  return Array.from(
    { length: count },
    (_, index) => upTo(((index + 1) * orderWeights.length) / count) - upTo((index * orderWeights.length) / count),
  )
}

/** The mean of each agency's own children, one agency after the other. */
function aggregateByAgency(matrix: Matrix, method: MeanMethod): Aggregated {
  const made = emptyAggregated(matrix.agencies)
  for (let agency = 0; agency < matrix.agencies; agency++) {
    const utility: number[] = []
    const weight: number[] = []
    let total = 0
    for (let child = 0; child < matrix.children; child++) {
      const entry = child * matrix.agencies + agency
      if (!matrix.has[entry] || !((matrix.weight[child] ?? 0) > 0)) continue
      utility.push(matrix.utility[entry] ?? 0)
      weight.push(matrix.weight[child] ?? 0)
      total += matrix.weight[child] ?? 0
    }
    if (!(total > 0)) continue
    const value = aggregateMean({ utility, weight: weight.map((value) => value / total) }, method)
    if (value === null || !Number.isFinite(value)) continue
    made.utility[agency] = value
    made.has[agency] = 1
  }
  return made
}

export const minimumMethod: AggregationMethod<'minimum', NoOptions> = {
  name: 'minimum',
  description: 'The worst part is the whole.',
  required: {},
  optional: {},
  preset: { method: 'minimum' },
  alternatives: { minimum: { method: 'minimum' } },
  examples: [{ method: 'minimum' }],
  apply: (matrix, chosen) => aggregateByAgency(matrix, chosen),
}

/** A hundredth of full points: a branch without a value would be left out, to the gain of whoever has nothing there. */
const defaultFloor = 0.01

const floor = described(
  number({ min: 0, max: 1, isMinExcluded: true }),
  'Lower utilities are brought to this share of full points, since the mean can’t take zero.',
)

export const geometricMethod: AggregationMethod<'geometric', Floored, 'floor'> = {
  name: 'geometric',
  description: 'exp(Σ w ln u ÷ Σ w): what one part lacks is made up for less.',
  required: { floor },
  optional: {},
  preset: { method: 'geometric', floor: defaultFloor },
  alternatives: { geometric: { method: 'geometric', floor: defaultFloor } },
  examples: [{ method: 'geometric' }, { method: 'geometric', floor: 0.01 }],
  apply: (matrix, chosen) => aggregateByAgency(matrix, chosen),
}

export const harmonicMethod: AggregationMethod<'harmonic', Floored, 'floor'> = {
  name: 'harmonic',
  description: 'Σ w ÷ Σ (w ÷ u): the weakest part weighs most.',
  required: { floor },
  optional: {},
  preset: { method: 'harmonic', floor: defaultFloor },
  alternatives: { harmonic: { method: 'harmonic', floor: defaultFloor } },
  examples: [{ method: 'harmonic' }, { method: 'harmonic', floor: 0.01 }],
  apply: (matrix, chosen) => aggregateByAgency(matrix, chosen),
}

export const powerMethod: AggregationMethod<'power', Power, 'exponent' | 'floor'> = {
  name: 'power',
  description: '(Σ w u^p ÷ Σ w)^(1 ÷ p).',
  required: {
    exponent: described(
      number({ min: -50, max: 50 }),
      'The exponent p; 1 is the arithmetic mean, 0 the geometric, −1 the harmonic.',
    ),
    floor,
  },
  optional: {},
  preset: { method: 'power', exponent: 0.5, floor: defaultFloor },
  alternatives: {},
  examples: [{ method: 'power', exponent: -2 }],
  apply: (matrix, chosen) => aggregateByAgency(matrix, chosen),
}

export const owaMethod: AggregationMethod<'owa', Owa> = {
  name: 'owa',
  description:
    'Ordered weighted average: weights belong to the place of a value in the agency’s own order, not to the part.',
  required: {
    orderWeights: described(
      list(described(number({ min: 0 }), 'The weight of one place.'), 1),
      'One for each child, the best value’s first.',
    ),
  },
  optional: {},
  preset: null,
  alternatives: {},
  examples: [{ method: 'owa', orderWeights: [2, 1] }],
  apply: (matrix, chosen) => aggregateByAgency(matrix, chosen),
  listInvalid: ({ orderWeights }, children) => [
    ...(orderWeights.length === children ? [] : [wrongCount('/orderWeights', children)]),
    ...(orderWeights.some((weight) => weight > 0)
      ? []
      : [
          {
            at: '/orderWeights',
            fa: 'دست‌کم یک وزن باید بیش از صفر باشد.',
            en: 'At least one weight must be more than zero.',
          },
        ]),
  ],
}
