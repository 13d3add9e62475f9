import type { Prepared } from '../prepared'
import { powerOfTen } from '../round'
import { type LinearPlan, type Pattern, planLinear } from './linear-plan'

export interface RankBounds {
  /** No weights within the bounds give a better rank than this, nor a worse one. 0 where the agency takes no part. */
  best: number
  worst: number
}

/** More units than this, and the programmes of all pairs take too long. */
const mostPaired = 3000

/**
 * Without any draw: bounds that no rank passes when every weight is changed by up to ± `spread` of itself. They are
 * outer bounds: each rival is looked at by itself, and no single choice of weights need put all of those ahead that
 * some choice can put ahead; what draws reach lies inside. Each pair is decided exactly — the largest lead that one can
 * have over the other is a linear-fractional programme, solved branch by branch — and an agency's best rank counts
 * those that are ahead of it under any such weights. (Agencies with different parts missing are compared by the ends of
 * their own ranges, which can only widen the bounds; so are all where they are more than 3,000.) With the scope
 * `group`, inside groups. Null where a level is not an arithmetic mean.
 */
export function rankBounds(
  prepared: Prepared,
  spread: number,
  scope: 'overall' | 'group' = 'overall',
): RankBounds[] | null {
  const plan = planLinear(prepared)
  if (!plan) return null
  const bounds = prepared.agencies.map((): RankBounds => ({ best: 0, worst: 0 }))
  const units = listUnits(plan, spread)
  const margin = powerOfTen(-prepared.decimals) / prepared.scale
  // A rival that may be level can be ahead by a tie-break; without one it needs a lead.
  const limits: Limits = { spread, margin, passed: prepared.tieBreak.length ? -margin : 0 }
  for (const pool of scope === 'overall' ? [units] : groupUnits(units)) {
    const boundsOf =
      pool.length > mostPaired ? boundsByRanges(pool, limits) : (unit: Unit) => boundsByPairs(plan, unit, pool, limits)
    for (const unit of pool) bounds[unit.agency] = prepared.isDense ? toDense(boundsOf(unit)) : boundsOf(unit)
  }
  return bounds
}

interface Limits {
  readonly spread: number
  /** One unit of the last published digit, on 0–1. */
  readonly margin: number
  /** A lead of a rival above this may put it ahead. */
  readonly passed: number
}

/** All that are ahead may share one rank, where the rank after a shared one is the next number. */
function toDense({ best, worst }: RankBounds): RankBounds {
  return { best: Math.min(best, 2), worst }
}

function groupUnits(units: readonly Unit[]): Unit[][] {
  const groups = new Map<number, Unit[]>()
  for (const unit of units) {
    const row = groups.get(unit.group)
    if (row) row.push(unit)
    else if (unit.group >= 0) groups.set(unit.group, [unit])
  }
  return [...groups.values()]
}

function boundsByPairs(plan: LinearPlan, unit: Unit, pool: readonly Unit[], limits: Limits): RankBounds {
  let surelyAhead = 0
  let level = 0
  for (const rival of pool) {
    if (rival === unit) continue
    // Scores within one published digit of each other may be rounded to a tie, and any lead at all may be rounded up.
    if (largestLead(plan, unit, rival, limits) < -limits.margin) surelyAhead++
    else if (largestLead(plan, rival, unit, limits) > limits.passed) level++
  }
  return { best: surelyAhead + 1, worst: surelyAhead + level + 1 }
}

/**
 * By the ends of the ranges alone, in order: whoever's range lies wholly above is ahead, whoever's lies wholly below is
 * behind.
 */
function boundsByRanges(pool: readonly Unit[], { margin, passed }: Limits): (unit: Unit) => RankBounds {
  const lows = Float64Array.from(pool, ({ low }) => low).sort()
  const highs = Float64Array.from(pool, ({ high }) => high).sort()
  return ({ low, high }) => ({
    best: lows.length - countUpTo(lows, high + margin) + 1,
    worst: Math.max(highs.length - countUpTo(highs, low + passed) + (low === high && passed === 0 ? 1 : 0), 1),
  })
}

function countUpTo(ascending: Float64Array, most: number): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] ?? 0) <= most) from = middle + 1
    else to = middle
  }
  return from
}

interface Unit {
  agency: number
  group: number
  pattern: Pattern
  utility: Float64Array
  /** Bonuses less penalties, on 0–1. */
  added: number
  /** Ends of its own range. */
  low: number
  high: number
}

function listUnits(plan: LinearPlan, spread: number): Unit[] {
  const { indicators, adjustment, scale, group } = plan.prepared
  return plan.patterns.flatMap((pattern) =>
    Array.from(plan.agencies.subarray(pattern.from, pattern.to), (agency, offset): Unit => {
      const utility = plan.utility.subarray(
        (pattern.from + offset) * indicators,
        (pattern.from + offset + 1) * indicators,
      )
      const added = (adjustment[agency] ?? 0) / scale
      const low =
        added -
        largest(
          plan,
          pattern,
          utility.map((value) => -value),
          spread,
        )
      return {
        agency,
        group: group[agency] ?? -1,
        pattern,
        utility,
        added,
        low,
        high: added + largest(plan, pattern, utility, spread),
      }
    }),
  )
}

/** The most that the first can be ahead of the second, on 0–1. */
function largestLead(plan: LinearPlan, unit: Unit, rival: Unit, { spread, margin }: Limits): number {
  // Where the ranges do not meet, no programme is needed.
  const isApart = unit.low > rival.high || rival.low - unit.high > margin
  if (isApart || unit.pattern !== rival.pattern) return unit.high - rival.low
  return (
    unit.added -
    rival.added +
    largest(
      plan,
      unit.pattern,
      unit.utility.map((value, row) => value - (rival.utility[row] ?? 0)),
      spread,
    )
  )
}

/**
 * The largest root value that weights within the bounds give; branches are independent, so each takes the best of its
 * children.
 */
function largest(
  { prepared: { nodes } }: LinearPlan,
  { counts }: Pattern,
  utility: Float64Array,
  spread: number,
): number {
  const best = new Float64Array(nodes.length)
  for (let node = nodes.length - 1; node >= 0; node--) {
    const row = nodes[node]
    if (!row || !counts[node]) continue
    if (row.indicator >= 0) best[node] = utility[row.indicator] ?? 0
    else {
      const children = row.children.filter((child) => counts[child])
      best[node] = largestMean(
        children.map((child) => best[child] ?? 0),
        children.map((child) => nodes[child]?.weight ?? 0),
        spread,
      )
    }
  }
  return best[0] ?? 0
}

/**
 * Largest Σ w v ÷ Σ w with each w between (1 − spread) and (1 + spread) of itself: the largest values get the upper
 * weights, from some place on the lower. An infinite spread is any weights at all, and so the largest value.
 */
export function largestMean(values: readonly number[], weights: readonly number[], spread: number): number {
  if (spread === Number.POSITIVE_INFINITY)
    return values.reduce(
      (most, value, index) => ((weights[index] ?? 0) > 0 ? Math.max(most, value) : most),
      Number.NEGATIVE_INFINITY,
    )
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  const low = Math.max(1 - spread, 0)
  let sum = 0
  let total = 0
  for (const position of order) {
    sum += (weights[position] ?? 0) * low * (values[position] ?? 0)
    total += (weights[position] ?? 0) * low
  }
  let best = total > 0 ? sum / total : Number.NEGATIVE_INFINITY
  for (const position of order) {
    const more = (weights[position] ?? 0) * (1 + spread - low)
    sum += more * (values[position] ?? 0)
    total += more
    if (total > 0) best = Math.max(best, sum / total)
  }
  return Number.isFinite(best) ? best : 0
}
