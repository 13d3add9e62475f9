import { type Column, learners, valuesAt } from '../column'
import { expm1, log } from '../elementary'
import { square } from '../square'
import { sum } from '../sum'
import { change } from './log'
import type { Treated } from './treated'
import { described, number } from '../check/shape'
import type { TreatmentMethod } from './treatment'

/**
 * Box–Cox: (x^λ − 1) ÷ λ, ln x for λ = 0. Without λ, the one of −2…2 (to 0.001) with the largest profile likelihood of
 * the competing values. Null where a value is zero or less. Box and Cox 1964, J. R. Stat. Soc. B 26, 211.
 */
function boxCox(column: Column, given: number | undefined): Treated | null {
  const values = Array.from(valuesAt(column, learners(column)))
  if (!column.value.every((value, index) => !column.has[index] || value > 0)) return null
  const lambda = given ?? likeliest(values)
  return change(column, (value) => transform(value, lambda))
}

function transform(value: number, lambda: number): number {
  return Math.abs(lambda) < 1e-9 ? log(value) : expm1(lambda * log(value)) / lambda
}

/** Golden-section search; the likelihood has one peak. */
function likeliest(values: readonly number[]): number {
  const shrink = (Math.sqrt(5) - 1) / 2
  let low = -2
  let high = 2
  while (high - low > 0.0005) {
    const first = high - shrink * (high - low)
    const second = low + shrink * (high - low)
    if (likelihood(values, first) < likelihood(values, second)) low = first
    else high = second
  }
  return Math.round(((low + high) / 2) * 1000) / 1000
}

/** −n/2 ln variance + (λ − 1) Σ ln x, values brought to geometric mean 1 so that large numbers do not overflow. */
function likelihood(values: readonly number[], lambda: number): number {
  const logs = values.map(log)
  const centre = sum(logs) / logs.length
  const changed = logs.map((value) =>
    Math.abs(lambda) < 1e-9 ? value - centre : expm1(lambda * (value - centre)) / lambda,
  )
  const mean = sum(changed) / changed.length
  const variance = sum(changed.map((value) => square(value - mean))) / changed.length
  return variance > 0 ? (-values.length / 2) * log(variance) : Number.NEGATIVE_INFINITY
}

interface BoxCox {
  readonly lambda?: number
}

export const boxCoxMethod: TreatmentMethod<'box-cox', BoxCox> = {
  name: 'box-cox',
  description: '(x^λ − 1) ÷ λ, the logarithm for λ = 0. Refused, with a warning, where a value is zero or less.',
  required: {},
  optional: {
    lambda: described(
      number({ min: -5, max: 5 }),
      'The power λ. Without it, the likeliest of −2 to 2 is found from the values.',
    ),
  },
  preset: { method: 'box-cox' },
  alternatives: { 'box-cox': { method: 'box-cox' } },
  examples: [{ method: 'box-cox' }],
  apply: (column, { lambda }) => boxCox(column, lambda),
}
