import { type MetricSeries, type ScoringInput, type Span, Status, type ValueKind } from './input'
import type { OverTime } from './model'
import { largestOf, significantAmong } from './significant'
import { sum } from './sum'
import { bitsOfKinds, isAcceptedAt } from './value-kinds'

/** A metric of the input with the places of its periods in the evaluated year and in the year before. */
export interface Term {
  series: MetricSeries | null
  /** Kinds of values that the model takes, as bits. */
  accepts: number
  now: number[]
  before: number[]
}

/**
 * One agency's metric over the evaluated year. Growth compares means over the periods that were reported, so that a
 * part of a year stands against a whole one; without a year before, or relative to zero, it is no data.
 */
export function overTime(
  term: Term,
  agency: number,
  count: number,
  how: OverTime,
): { status: number; value: number } & Known {
  const isGrowth = isGrowthOver(how)
  // Of one period, the sum, the mean, the last and the most are that value.
  if (term.now.length === 1 && !isGrowth) {
    const { status, value } = cell(term, term.now[0] ?? 0, agency, count)
    return {
      status,
      value,
      used: status === Status.reported ? 1 : 0,
      expected: status === Status.notApplicable ? 0 : 1,
    }
  }
  const now = reported(term, term.now, agency, count)
  const before = isGrowth ? reported(term, term.before, agency, count) : noPeriods
  const known = { used: now.values.length + before.values.length, expected: now.expected + before.expected }
  if (!now.values.length) return { status: now.status, value: 0, ...known }
  if (!isGrowth) return { status: Status.reported, value: reduce(now.values, how), ...known }
  const mean = reduce(now.values, 'mean')
  const earlier = before.values.length ? reduce(before.values, 'mean') : null
  if (earlier === null || (how === 'growth-relative' && earlier === 0))
    return { status: Status.noData, value: 0, ...known }
  const growth = differenceOf(mean, earlier)
  return { status: Status.reported, value: how === 'growth-points' ? growth : growth / Math.abs(earlier), ...known }
}

/** Growth needs the year before, too. */
export function isGrowthOver(how: OverTime | undefined): boolean {
  return how === 'growth-points' || how === 'growth-relative'
}

/** Periods with a value, and periods in which there could be one: those that do not apply to the agency are no lack. */
export interface Known {
  used: number
  expected: number
}

const noPeriods = { values: [], status: Status.absent, expected: 0 }

function reported(
  term: Term,
  periods: readonly number[],
  agency: number,
  count: number,
): { values: number[]; status: number; expected: number } {
  const values: number[] = []
  let status: number = Status.absent
  let expected = periods.length
  for (const period of periods) {
    const one = cell(term, period, agency, count)
    if (one.status === Status.notApplicable) expected--
    if (one.status === Status.reported) values.push(one.value)
    else status = worse(status, one.status)
  }
  return { values, status, expected }
}

/** a − b without the noise that is left where the two are near to each other. */
export function differenceOf(a: number, b: number): number {
  return significantAmong(a - b, Math.max(Math.abs(a), Math.abs(b)))
}

/** Sums and means come without the noise of binary fractions: 0.3 − 0.1 − 0.2 is zero. */
export function reduce(values: readonly number[], how: OverTime | undefined): number {
  if (how === 'mean') return significantAmong(sum(values) / values.length, largestOf(values))
  if (how === 'last') return values.at(-1) ?? 0
  if (how === 'max') return values.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  return significantAmong(sum(values), largestOf(values))
}

/** Of what was said instead of a value: "no data" outweighs "not applicable", which outweighs silence. */
export function worse(first: number, second: number): number {
  if (first === Status.noData || second === Status.noData) return Status.noData
  return first === Status.notApplicable || second === Status.notApplicable ? Status.notApplicable : Status.absent
}

export function cell(term: Term, period: number, agency: number, count: number): { status: number; value: number } {
  const entry = period * count + agency
  if (!term.series || !isAcceptedAt(term.series, entry, term.accepts)) return { status: Status.absent, value: 0 }
  return { status: term.series.status[entry] ?? Status.absent, value: term.series.value[entry] ?? 0 }
}

/**
 * Whether something was told of an agency, in the periods that are looked at, that the model does not accept. Where the
 * whole series is of one kind, that is so of every agency.
 */
export function isRefused(term: Term, agency: number, count: number, how: OverTime | undefined): boolean {
  const { series, accepts, now, before } = term
  if (!series) return false
  if (series.kind !== 'mixed') return !isAcceptedAt(series, 0, accepts)
  const periods = isGrowthOver(how) ? [...now, ...before] : now
  return periods.some((period) => !isAcceptedAt(series, period * count + agency, accepts))
}

export function findTerm(input: ScoringInput, metric: string, accepts: readonly ValueKind[]): Term {
  const series = input.metrics.find((one) => one.metric === metric) ?? null
  const within = (span: Span | undefined) =>
    span && series
      ? series.periods.flatMap((period, index) => (period >= span.from && period < span.to ? [index] : []))
      : []
  return {
    series,
    accepts: bitsOfKinds(accepts),
    now: within(input.evaluated),
    before: within(input.previous),
  }
}
