import { Status } from './input'
import { normalisationOf } from './normalise/methods'
import type { PreparedIndicator } from './prepare-indicator'
import { powerOfTen } from './round'
import { significant } from './significant'
import type { TreeNode } from './tree'

/** More decimals than this are of a ratio, and nobody aims at them. */
const mostDecimals = 4

/** A value on the better side of the actual one that an agency can aim at in an indicator. */
export interface Aim {
  value: number
  /**
   * Whether nothing between the actual value and this one is worth aiming at: points come in steps, or it is the next
   * value that can be had.
   */
  isStep: boolean
}

/**
 * As far as it makes sense to go in the better direction, the nearest first: the next steps; the target or the
 * goalpost, where no more can be had; else the best value of a competing agency, and the next one beyond, where being
 * alone at the top counts.
 */
export function listAims(
  item: PreparedIndicator,
  { indicator, choices }: TreeNode,
  competes: readonly boolean[],
  agency: number,
): Aim[] {
  const { actual, status } = item.working
  const start = actual[agency] ?? 0
  const sign = indicator?.direction === 'less-is-better' ? -1 : 1
  const { normalisation } = choices
  const reported = actual.filter((_, index) => status[index] === Status.reported)
  const unit = unitOf(reported)
  const isBetter = (value: number) => sign * (value - start) > 0
  const method = normalisationOf(normalisation)
  const steps = method.steps?.(normalisation)
  if (steps) {
    const values = steps.map((_, index) => nearestInStep(steps, index, start, unit)).filter(isBetter)
    return values.sort((a, b) => sign * (a - b)).map((value) => ({ value, isStep: true }))
  }
  const best = actual.reduce(
    (most, value, index) =>
      status[index] === Status.reported && competes[index] && sign * (value - most) > 0 ? value : most,
    start,
  )
  const { target, hasTarget } = item.working
  const aim = { target: hasTarget[agency] ? (target[agency] ?? 0) : null, direction: sign } as const
  const end = method.end?.(normalisation, aim) ?? null
  const farthest = end === null || (!end.isFinal && sign * (end.value - best) < 0) ? best : end.value
  const beyond = end === null ? [{ value: significant(best + sign * unit), isStep: true }] : []
  return [{ value: farthest, isStep: false }, ...beyond].filter(({ value }) => isBetter(value))
}

/** The last decimal in which values of the column are written. */
function unitOf(values: Float64Array): number {
  for (let decimals = 0; decimals < mostDecimals; decimals++) {
    const power = powerOfTen(decimals)
    if (values.every((value) => Math.trunc(significant(value * power)) === significant(value * power))) return 1 / power
  }
  return 1 / powerOfTen(mostDecimals)
}

/**
 * The value of a step that is nearest to where one stands: its first one from below, the last one before the next step
 * from above.
 */
function nearestInStep(
  steps: readonly { readonly from: number }[],
  index: number,
  start: number,
  unit: number,
): number {
  const from = significant(steps[index]?.from ?? 0)
  const next = steps[index + 1]?.from
  if (start < from || next === undefined) return start < from ? from : start
  if (start < significant(next)) return start
  const last = significant((Math.ceil(significant(next / unit)) - 1) * unit)
  return last >= from ? last : from
}
