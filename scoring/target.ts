import { type Column, type Places, peersOf, valuesAt } from './column'
import type { Target } from './model'
import { quantile } from './quantile'

/** Both are empty where the indicator has no target at all. */
export interface TargetColumn {
  target: Float64Array
  hasTarget: Uint8Array
}

/** The target that applies to each agency: a number for all, or a percentile of what competing agencies (of its group) reached. */
export function resolveTarget(column: Column, target: Target | undefined): TargetColumn {
  const count = column.value.length
  if (target === undefined) return { target: new Float64Array(0), hasTarget: new Uint8Array(0) }
  const resolved: TargetColumn = { target: new Float64Array(count), hasTarget: new Uint8Array(count) }
  const of = typeof target === 'number' ? () => target : percentileTarget(column, target)
  for (let agency = 0; agency < count; agency++) {
    const own = of(agency)
    if (own === null) continue
    resolved.target[agency] = own
    resolved.hasTarget[agency] = 1
  }
  return resolved
}

function percentileTarget(column: Column, target: Exclude<Target, number>): (agency: number) => number | null {
  const peers = peersOf(column, target.within)
  const known = new Map<Places, number | null>()
  return (agency) => {
    const own = peers(agency)
    const found = known.get(own)
    if (found !== undefined) return found
    const ascending = valuesAt(column, own).sort()
    const made = quantile(ascending, target.percentile / 100)
    known.set(own, made)
    return made
  }
}
