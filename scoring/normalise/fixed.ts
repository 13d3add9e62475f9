import type { Column } from '../column'
import { exp } from '../elementary'
import type { TargetColumn } from '../target'
import { type Normalised, emptyNormalised } from './normalised'
import { shareBetween } from './share-between'

/** Methods that learn nothing from other agencies: each value is judged by what the model says. */
function each(column: Column, top: number, apply: (value: number, agency: number) => number | null): Normalised {
  const made = emptyNormalised(column.value.length, top)
  for (let agency = 0; agency < column.value.length; agency++) {
    if (!column.has[agency]) continue
    const value = apply(column.value[agency] ?? 0, agency)
    if (value === null) continue
    made.value[agency] = value
    made.has[agency] = 1
  }
  return made
}

/**
 * The festival's classic rule: actual ÷ target, or target ÷ actual where less is better, not above `cap`. Where less is better, an actual
 * of zero earns everything; where more is better, so does anything against a target of zero. Nothing below zero; nothing without a target.
 */
export function targetRatio(
  column: Column,
  { target, hasTarget }: TargetColumn,
  options: { direction: 1 | -1; cap: number },
): Normalised {
  const { direction, cap } = options
  const isCut = new Uint8Array(column.value.length)
  const made = each(column, 1, (actual, agency) => {
    if (!hasTarget[agency]) return null
    const aim = target[agency] ?? 0
    const [above, below] = direction === 1 ? [actual, aim] : [aim, actual]
    const ratio = below <= 0 ? cap : Math.max(above / below, 0)
    isCut[agency] = ratio > cap ? 1 : 0
    return Math.min(ratio, cap)
  })
  return { ...made, isCut }
}

/**
 * Goalposts: (z − low) ÷ (high − low) × scale, with low and high in raw units, mirrored by the direction; clamped to 0…scale unless told not to
 * (the HDI clamps, DESI does not). UNDP, Human Development Report, Technical notes.
 */
export function goalposts(
  column: Column,
  options: { direction: 1 | -1; low: number; high: number; scale: number; clamp: boolean },
): Normalised {
  const { direction, low, high, scale, clamp } = options
  const isCut = new Uint8Array(column.value.length)
  const made = each(column, scale, (value, agency) => {
    const share = direction === 1 ? shareBetween(value, low, high) : shareBetween(value, high, low)
    const kept = clamp ? Math.min(Math.max(share, 0), 1) : share
    isCut[agency] = kept === share ? 0 : 1
    return kept * scale
  })
  return { ...made, isCut }
}

/** Steps: the value of the last step whose `from` is not above the actual; below the first, zero. Steps ascend. */
export function levels(column: Column, options: { steps: readonly { from: number; value: number }[] }): Normalised {
  const top = options.steps.reduce((most, step) => Math.max(most, step.value), 0)
  return each(column, top, (actual) => options.steps.findLast((step) => step.from <= actual)?.value ?? 0)
}

/** Logistic utility: 1 ÷ (1 + e^(−slope × (z − midpoint))), falling where less is better. */
export function logistic(column: Column, options: { direction: 1 | -1; midpoint: number; slope: number }): Normalised {
  return each(column, 1, (value) => 1 / (1 + exp(-options.direction * options.slope * (value - options.midpoint))))
}
