import { type ScoringInput, Status, type ValueKind } from './input'
import type { Measure, MetricMeasure, MetricTerm, RatioMeasure } from './model'
import {
  type Known,
  type Term,
  cell,
  differenceOf,
  findTerm,
  isGrowthOver,
  isRefused,
  overTime,
  reduce,
  worse,
} from './over-time'
import { Flag } from './result'
import { significant } from './significant'

/** One value an agency; meaningful where `status` is reported. */
export interface Measured {
  value: Float64Array
  status: Uint8Array
  numerator: Float64Array
  denominator: Float64Array
  flags: Uint16Array
  /** Periods with a value, of `periodsExpected`: those that the measure needs and that apply to the agency. */
  periodsUsed: Uint16Array
  periodsExpected: Uint16Array
}

/**
 * An indicator's value for every agency, from its metrics over the evaluated year. A ratio adds up both sides over the
 * periods in which both were reported; a denominator of zero, or under the smallest sample, gives no value. A value
 * from a kind of source that the model does not accept is no data, and flagged: each value by its own kind. A result
 * too large for a number is no data.
 *
 * Values come with 12 significant digits, and differences and sums that cancel without what is left of the last digits
 * of their terms, so that 57 of 100 × 100 is 57 and 60.1 − 60.0 is 0.1: whatever compares values later never decides by
 * the noise of binary fractions.
 */
export function measureIndicator(input: ScoringInput, measure: Measure, accepts: readonly ValueKind[]): Measured {
  const measured = measureBy(input, measure, accepts)
  for (let agency = 0; agency < measured.value.length; agency++) {
    const value = significant(measured.value[agency] ?? 0)
    measured.value[agency] = value
    if (Number.isFinite(value)) continue
    for (const column of [measured.value, measured.numerator, measured.denominator]) column[agency] = 0
    measured.status[agency] = Status.noData
  }
  return measured
}

function measureBy(input: ScoringInput, measure: Measure, accepts: readonly ValueKind[]): Measured {
  if ('minuend' in measure)
    return subtract(
      measureBy(input, measure.minuend, accepts),
      measureBy(input, measure.subtrahend, accepts),
      measure.floor,
    )
  return 'metric' in measure ? measureMetric(input, measure, accepts) : measureRatio(input, measure, accepts)
}

function measureMetric(input: ScoringInput, measure: MetricMeasure, accepts: readonly ValueKind[]): Measured {
  const term = findTerm(input, measure.metric, accepts)
  const measured = emptyMeasure(input)
  const count = input.agencies.code.length
  const factor = measure.factor ?? 1
  // Without a factor both are the same numbers, and one column does for them.
  if (factor === 1) measured.numerator = measured.value
  for (let agency = 0; agency < count; agency++) {
    const found = overTime(term, agency, count, measure.overTime ?? 'sum')
    note(measured, agency, found, isRefused(term, agency, count, measure.overTime))
    if (found.status !== Status.reported) continue
    measured.value[agency] = found.value * factor
    measured.numerator[agency] = found.value
    measured.denominator[agency] = 1
  }
  return measured
}

function measureRatio(input: ScoringInput, measure: RatioMeasure, accepts: readonly ValueKind[]): Measured {
  const count = input.agencies.code.length
  const above = findTerm(input, measure.numerator.metric, accepts)
  const belowTerm = 'metric' in measure.denominator ? findTerm(input, measure.denominator.metric, accepts) : null
  const measured = emptyMeasure(input)
  for (let agency = 0; agency < count; agency++) {
    const found = belowTerm
      ? ratioOverTime(above, belowTerm, agency, count, measure)
      : perAttribute(above, agency, count, measure.numerator, attributeOf(input, measure, agency))
    note(measured, agency, found, isRefused(above, agency, count, measure.numerator.overTime))
    measured.numerator[agency] = found.numerator
    measured.denominator[agency] = found.denominator
    if (found.status !== Status.reported) continue
    const refusal =
      found.denominator <= 0
        ? Flag.emptyDenominator
        : found.denominator < (measure.minDenominator ?? 0)
          ? Flag.smallSample
          : 0
    if (refusal) {
      measured.status[agency] = Status.noData
      measured.flags[agency] = (measured.flags[agency] ?? 0) | refusal
    } else {
      measured.value[agency] = (found.value ?? found.numerator / found.denominator) * (measure.factor ?? 1)
    }
  }
  return measured
}

interface Found extends Known {
  status: number
  value: number | null
  numerator: number
  denominator: number
}

/** Both sides over the periods that both have. Growth compares the ratio of this year with that of the year before. */
function ratioOverTime(above: Term, below: Term, agency: number, count: number, measure: RatioMeasure): Found {
  const now = pairedSums(above, below, agency, count, 'now', measure)
  const how = measure.numerator.overTime ?? 'sum'
  if (!isGrowthOver(how)) return now
  const before = pairedSums(above, below, agency, count, 'before', measure)
  const both = { ...now, used: now.used + before.used, expected: now.expected + before.expected }
  if (now.status !== Status.reported) return both
  if (before.status !== Status.reported || before.denominator <= 0 || now.denominator <= 0)
    return { ...both, status: Status.noData }
  const change = differenceOf(now.numerator / now.denominator, before.numerator / before.denominator)
  if (how === 'growth-points') return { ...both, value: change }
  return before.numerator === 0
    ? { ...both, status: Status.noData }
    : { ...both, value: change / (before.numerator / before.denominator) }
}

function pairedSums(
  above: Term,
  below: Term,
  agency: number,
  count: number,
  span: 'now' | 'before',
  measure: RatioMeasure,
): Found {
  const tops: number[] = []
  const bottoms: number[] = []
  let status: number = Status.absent
  let expected = 0
  for (const [topPeriod, bottomPeriod] of pairPeriods(above, below, span)) {
    const top = topPeriod === null ? silence : cell(above, topPeriod, agency, count)
    const bottom = bottomPeriod === null ? silence : cell(below, bottomPeriod, agency, count)
    if (top.status !== Status.notApplicable && bottom.status !== Status.notApplicable) expected++
    if (top.status === Status.reported && bottom.status === Status.reported) {
      tops.push(top.value)
      bottoms.push(bottom.value)
    } else status = worse(status, top.status === Status.reported ? bottom.status : top.status)
  }
  if (!tops.length) return { status, value: null, numerator: 0, denominator: 0, used: 0, expected }
  const bottomTerm: MetricTerm = 'metric' in measure.denominator ? measure.denominator : measure.numerator
  return {
    status: Status.reported,
    value: null,
    numerator: reduce(tops, measure.numerator.overTime),
    denominator: reduce(bottoms, bottomTerm.overTime),
    used: tops.length,
    expected,
  }
}

const silence = { status: Status.absent, value: 0 } as const

/** The periods of both sides together: one that a side was never told of is expected of it all the same. */
function pairPeriods(above: Term, below: Term, span: 'now' | 'before'): [number | null, number | null][] {
  const places = new Map(below[span].map((period) => [below.series?.periods[period], period]))
  const tops = new Set(above[span].map((period) => above.series?.periods[period]))
  return [
    ...above[span].map((period): [number | null, number | null] => [
      period,
      places.get(above.series?.periods[period]) ?? null,
    ]),
    ...below[span].flatMap((period): [number | null, number | null][] =>
      tops.has(below.series?.periods[period]) ? [] : [[null, period]],
    ),
  ]
}

function perAttribute(above: Term, agency: number, count: number, term: MetricTerm, attribute: number | null): Found {
  const found = overTime(above, agency, count, term.overTime ?? 'sum')
  if (found.status !== Status.reported) return { ...found, numerator: 0, denominator: 0, value: null }
  if (attribute === null)
    return { ...found, status: Status.noData, value: null, numerator: found.value, denominator: 0 }
  return { ...found, value: null, numerator: found.value, denominator: attribute }
}

function attributeOf(input: ScoringInput, measure: RatioMeasure, agency: number): number | null {
  if (!('attribute' in measure.denominator)) return null
  const column = input.agencies.attributes[measure.denominator.attribute]
  return column?.known[agency] ? (column.value[agency] ?? null) : null
}

function emptyMeasure(input: ScoringInput): Measured {
  const count = input.agencies.code.length
  return {
    value: new Float64Array(count),
    status: new Uint8Array(count),
    numerator: new Float64Array(count),
    denominator: new Float64Array(count),
    flags: new Uint16Array(count),
    periodsUsed: new Uint16Array(count),
    periodsExpected: new Uint16Array(count),
  }
}

function note(
  measured: Measured,
  agency: number,
  { status, used, expected }: { status: number } & Known,
  refused: boolean,
) {
  measured.status[agency] = status
  measured.periodsUsed[agency] = used
  measured.periodsExpected[agency] = expected
  const isPartial = used > 0 && used < expected
  measured.flags[agency] = (isPartial ? Flag.partialYear : 0) | (refused ? Flag.notAccepted : 0)
}

function subtract(minuend: Measured, subtrahend: Measured, floor: number | undefined): Measured {
  const status = minuend.status.map((value, agency) =>
    value === Status.reported ? (subtrahend.status[agency] ?? Status.absent) : value,
  )
  const value = minuend.value.map((value, agency) => {
    const difference = differenceOf(significant(value), significant(subtrahend.value[agency] ?? 0))
    return status[agency] === Status.reported ? Math.max(difference, floor ?? Number.NEGATIVE_INFINITY) : 0
  })
  return {
    ...minuend,
    value,
    status,
    numerator: minuend.value.map((value, agency) => (status[agency] === Status.reported ? value : 0)),
    denominator: new Float64Array(value.length).fill(1),
    flags: minuend.flags.map((flag, agency) => flag | (subtrahend.flags[agency] ?? 0)),
    // Both sides are needed, so the periods of both count.
    periodsUsed: minuend.periodsUsed.map((value, agency) => value + (subtrahend.periodsUsed[agency] ?? 0)),
    periodsExpected: minuend.periodsExpected.map((value, agency) => value + (subtrahend.periodsExpected[agency] ?? 0)),
  }
}
