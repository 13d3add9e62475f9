import type { Column } from '../column'
import { normaliseByPeers } from './by-peers'
import { type Normalised, emptyNormalised } from './normalised'
import { shareBetween } from './share-between'

/** Distance to the leader: min–max on 0–1. OECD/JRC Handbook (2008), p. 28, "distance to the group leader". */
export function distanceToMaximum(column: Column, options: { direction: 1 | -1; over: 'all' | 'group' }): Normalised {
  const fit = (directed: Float64Array) => {
    const ascending = directed.sort()
    const min = ascending[0] ?? 0
    const max = ascending.at(-1) ?? 0
    return max > min ? { min, max } : null
  }
  return normaliseByPeers(column, { ...options, top: 1 }, fit, (value, { min, max }) => shareBetween(value, min, max))
}

/** Value ÷ largest value. Only where more is better and no value is negative; a value below zero gets nothing. */
export function fractionOfMaximum(column: Column, options: { over: 'all' | 'group' }): Normalised {
  const fit = (directed: Float64Array) => {
    const ascending = directed.sort()
    const max = ascending.at(-1) ?? 0
    return max > 0 && (ascending[0] ?? 0) < max ? max : null
  }
  const made = normaliseByPeers(column, { ...options, direction: 1, top: 1 }, fit, (value, max) => value / max)
  for (const [agency, value] of made.value.entries()) if (value < 0) clear(made, agency)
  return made
}

/**
 * 1 − (reference − z) ÷ (reference − min), z directed: the reference agency gets 1, the worst 0; above the reference only without `cap`.
 * Nothing for anybody where the reference has no value or is itself the worst. OECD/JRC Handbook (2008), p. 28.
 */
export function distanceToReference(
  column: Column,
  options: { direction: 1 | -1; reference: number; cap: boolean },
): Normalised {
  const { direction, reference, cap } = options
  if (reference < 0 || !column.has[reference]) return emptyNormalised(column.value.length, 1)
  const aim = direction * (column.value[reference] ?? 0)
  const fit = (directed: Float64Array) => {
    const min = directed.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
    return min < aim ? min : null
  }
  const made = normaliseByPeers(column, { direction, over: 'all', top: 1 }, fit, (value, min) =>
    shareBetween(value, min, aim),
  )
  if (cap) cutAbove(made, 1)
  return made
}

function cutAbove(made: Normalised, highest: number) {
  for (const [agency, value] of made.value.entries()) {
    if (value <= highest) continue
    made.value[agency] = highest
    made.isCut[agency] = 1
  }
}

function clear(made: Normalised, agency: number) {
  made.value[agency] = 0
  made.has[agency] = 0
}
