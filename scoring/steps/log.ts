import { type Column, learners, valuesAt } from '../column'
import { log } from '../elementary'
import { moments } from './moments'
import type { Treated } from './treated'
import type { NoOptions } from '../method'
import type { TreatmentMethod } from './treatment'

/** Natural logarithm. Null where a value is zero or less: it has none. */
function plainLog(column: Column): Treated | null {
  const isPossible = column.value.every((value, index) => !column.has[index] || value > 0)
  return isPossible ? change(column, log) : null
}

/**
 * COINr's log_CT: ln(x − min + 0.01 (max − min)); for a column skewed to the low end its mirror, −ln(max + 0.01 (max −
 * min) − x). Values of agencies that do not compete are held to the range of the others. Null for a constant column.
 */
export function logCoin(column: Column): Treated | null {
  const values = valuesAt(column, learners(column))
  const min = values.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
  const max = values.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  if (!(max > min)) return null
  const edge = 0.01 * (max - min)
  const hold = (value: number) => Math.min(Math.max(value, min), max)
  const isLowSkewed = (moments(values).skewness ?? 0) < 0
  return change(column, (value) => (isLowSkewed ? -log(max + edge - hold(value)) : log(hold(value) - min + edge)))
}

export function change(column: Column, transform: (value: number) => number): Treated {
  const value = column.value.map((value, index) => (column.has[index] ? transform(value) : 0))
  return { value, isChanged: Uint8Array.from(column.has) }
}

export const logMethod: TreatmentMethod<'log', NoOptions> = {
  name: 'log',
  description: 'The natural logarithm. Refused, with a warning, where a value is zero or less.',
  required: {},
  optional: {},
  preset: { method: 'log' },
  alternatives: {},
  examples: [{ method: 'log' }],
  apply: (column) => plainLog(column),
}

export const logCoinMethod: TreatmentMethod<'log-ct', NoOptions> = {
  name: 'log-ct',
  description:
    'The logarithm after a shift, ln(x − min + 0.01 (max − min)), or its mirror where values are skewed to the low end, as COINr does it.',
  required: {},
  optional: {},
  preset: { method: 'log-ct' },
  alternatives: { 'log-ct': { method: 'log-ct' } },
  examples: [{ method: 'log-ct' }],
  apply: (column) => logCoin(column),
}
