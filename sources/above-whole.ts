import { tolerance } from '../db/queries/part-and-whole'
import type { Metric } from '../db/queries/observations'

/** A reported value of one metric of one agency. ISO days; `periodTo` is not included. */
export interface PeriodValue {
  periodFrom: string
  periodTo: string
  value: number
}

/** Values that can't be true together: those of the part come to more than those of the whole allow. */
export interface AboveWhole<Value extends PeriodValue> {
  parts: Value[]
  wholes: Value[]
  /** The sums of both sides. */
  part: number
  whole: number
}

export type Side = Pick<Metric, 'overPeriods' | 'mayBeNegative' | 'lowest'>

/**
 * Whether values of a part and a whole over different periods say anything of each other: both must add up or grow with
 * time, and neither be negative. Of a level (staff in May, staff at the end of the year) nothing follows.
 */
export function areComparable(part: Side, whole: Side): boolean {
  return [part, whole].every(
    ({ overPeriods, mayBeNegative, lowest }) => overPeriods !== null && !mayBeNegative && (lowest ?? 0) >= 0,
  )
}

/**
 * Where a part is more than its whole. Equal periods are always compared. Other periods are compared where
 * `areComparable`: parts within the period of a whole, each alone and, where they add up, together; and a part with the
 * wholes that cover its period.
 */
export function listAboveWhole<Value extends PeriodValue>(
  parts: readonly Value[],
  wholes: readonly Value[],
  pair: { part: Side; whole: Side; times: number },
): AboveWhole<Value>[] {
  const isAbove = (found: AboveWhole<Value>) => {
    const limit = found.whole * pair.times
    return found.part > limit + Math.abs(limit) * tolerance
  }
  const acrossPeriods = areComparable(pair.part, pair.whole)
  const withinWholes = wholes.flatMap((whole) => {
    const inside = parts.filter((part) => (acrossPeriods ? isWithin(part, whole) : isSamePeriod(part, whole)))
    const alone = inside.map((part) => summed([part], [whole])).filter(isAbove)
    // Without those that are too large by themselves: one wrong month is not to condemn the year.
    return alone.length || pair.part.overPeriods !== 'adds-up'
      ? alone
      : [summed(largestDisjoint(inside), [whole])].filter(isAbove)
  })
  const covered = acrossPeriods
    ? parts.flatMap((part) => {
        const cover = coverOf(part, wholes)
        return cover.length > 1 ? [summed([part], cover)].filter(isAbove) : []
      })
    : []
  return [...withinWholes, ...covered]
}

const isSamePeriod = (one: PeriodValue, other: PeriodValue) =>
  one.periodFrom === other.periodFrom && one.periodTo === other.periodTo

const isWithin = (inner: PeriodValue, outer: PeriodValue) =>
  inner.periodFrom >= outer.periodFrom && inner.periodTo <= outer.periodTo

function summed<Value extends PeriodValue>(parts: Value[], wholes: Value[]): AboveWhole<Value> {
  return { parts, wholes, part: sumOf(parts), whole: sumOf(wholes) }
}

const sumOf = (values: readonly PeriodValue[]) => values.reduce((sum, { value }) => sum + value, 0)

/**
 * Of values whose periods may overlap (a year beside its months) those that don't and come to most: so much there was
 * at least.
 */
function largestDisjoint<Value extends PeriodValue>(values: readonly Value[]): Value[] {
  const chains: { chosen: Value[]; sum: number }[] = []
  for (const next of values.toSorted((a, b) => (a.periodTo < b.periodTo ? -1 : 1))) {
    const before = chains
      .filter(({ chosen }) => (chosen.at(-1)?.periodTo ?? '') <= next.periodFrom)
      .reduce((best, chain) => (chain.sum > best.sum ? chain : best), { chosen: [] as Value[], sum: 0 })
    chains.push({ chosen: [...before.chosen, next], sum: before.sum + next.value })
  }
  return chains.reduce((best, chain) => (chain.sum > best.sum ? chain : best), { chosen: [] as Value[], sum: 0 }).chosen
}

/** Values whose periods together cover that of another one, without a gap; none where a period is missing. */
function coverOf<Value extends PeriodValue>({ periodFrom, periodTo }: Value, values: readonly Value[]): Value[] {
  const cover: Value[] = []
  let end = periodFrom
  while (end < periodTo) {
    const next = values
      .filter((value) => value.periodFrom <= end && value.periodTo > end)
      .toSorted((a, b) => (a.periodFrom < b.periodFrom ? 1 : -1))[0]
    if (!next) return []
    cover.push(next)
    end = next.periodTo
  }
  return cover
}
