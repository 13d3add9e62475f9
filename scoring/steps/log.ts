import { type Column, learners, valuesAt } from '../column'
import { log } from '../elementary'
import { moments } from './moments'
import type { Treated } from './treated'

/** Natural logarithm. Null where a value is zero or less: it has none. */
export function plainLog(column: Column): Treated | null {
  const isPossible = column.value.every((value, place) => !column.has[place] || value > 0)
  return isPossible ? change(column, log) : null
}

/**
 * COINr's log_CT: ln(x − min + 0.01 (max − min)); for a column skewed to the low end its mirror, −ln(max + 0.01 (max − min) − x). Values of
 * agencies that do not compete are held to the range of the others. Null for a constant column.
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
  const value = column.value.map((own, place) => (column.has[place] ? transform(own) : 0))
  return { value, isChanged: Uint8Array.from(column.has) }
}
