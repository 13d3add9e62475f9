import { type Column, type Places, peersOf, valuesAt } from './column'
import { quantile } from './quantile'
import { significant } from './significant'

/** A number in the indicator's unit, or a percentile (0–100) of the values of competing agencies. */
export type Target = number | { readonly percentile: number; readonly within: 'all' | 'group' }

/** Both are empty where the indicator has no target at all. */
export interface TargetColumn {
  target: Float64Array
  hasTarget: Uint8Array
}

/**
 * The target that applies to each agency: a number for all, or a percentile of what competing agencies (of its group)
 * reached.
 */
export function resolveTarget(column: Column, target: Target | undefined): TargetColumn {
  const count = column.value.length
  if (target === undefined) return { target: new Float64Array(0), hasTarget: new Uint8Array(0) }
  const resolved: TargetColumn = { target: new Float64Array(count), hasTarget: new Uint8Array(count) }
  const of = typeof target === 'number' ? () => target : percentileTarget(column, target)
  for (let agency = 0; agency < count; agency++) {
    const value = of(agency)
    if (value === null) continue
    resolved.target[agency] = value
    resolved.hasTarget[agency] = 1
  }
  return resolved
}

function percentileTarget(column: Column, target: Exclude<Target, number>): (agency: number) => number | null {
  const peers = peersOf(column, target.within)
  const known = new Map<Places, number | null>()
  return (agency) => {
    const row = peers(agency)
    const found = known.get(row)
    if (found !== undefined) return found
    const ascending = valuesAt(column, row).sort()
    const middle = quantile(ascending, target.percentile / 100)
    const reached = middle === null ? null : significant(middle)
    known.set(row, reached)
    return reached
  }
}
