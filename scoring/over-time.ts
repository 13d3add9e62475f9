import { type MetricSeries, type ScoringInput, type Span, Status } from './input'
import type { OverTime, ValueKind } from './model'
import { sum } from './sum'

/** A metric of the input with the places of its periods in the evaluated year and in the year before. */
export interface Term {
  series: MetricSeries | null
  isAccepted: boolean
  now: number[]
  before: number[]
}

/**
 * One agency's metric over the evaluated year. Growth compares means over the periods that were reported, so that a part of a year stands
 * against a whole one; without a year before, or relative to zero, it is no data.
 */
export function overTime(
  term: Term,
  agency: number,
  count: number,
  how: OverTime,
): { status: number; value: number; used: number } {
  const isGrowth = how === 'growth-points' || how === 'growth-relative'
  // Of one period, the sum, the mean, the last and the most are that value.
  if (term.now.length === 1 && !isGrowth) {
    const { status, value } = cell(term, term.now[0] ?? 0, agency, count)
    return { status, value, used: status === Status.reported ? 1 : 0 }
  }
  const now = reported(term, term.now, agency, count)
  if (!now.values.length) return { status: now.status, value: 0, used: 0 }
  const used = now.values.length
  if (!isGrowth) return { status: Status.reported, value: reduce(now.values, how), used }
  const before = reported(term, term.before, agency, count)
  const mean = sum(now.values) / used
  const earlier = before.values.length ? sum(before.values) / before.values.length : null
  if (earlier === null || (how === 'growth-relative' && earlier === 0)) return { status: Status.noData, value: 0, used }
  return {
    status: Status.reported,
    value: how === 'growth-points' ? mean - earlier : (mean - earlier) / Math.abs(earlier),
    used,
  }
}

function reported(
  term: Term,
  periods: readonly number[],
  agency: number,
  count: number,
): { values: number[]; status: number } {
  const values: number[] = []
  let status: number = Status.absent
  for (const period of periods) {
    const one = cell(term, period, agency, count)
    if (one.status === Status.reported) values.push(one.value)
    else status = worse(status, one.status)
  }
  return { values, status }
}

export function reduce(values: readonly number[], how: OverTime | undefined): number {
  if (how === 'mean') return sum(values) / values.length
  if (how === 'last') return values.at(-1) ?? 0
  if (how === 'max') return values.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  return sum(values)
}

/** Of what was said instead of a value: "no data" outweighs "not applicable", which outweighs silence. */
export function worse(first: number, second: number): number {
  if (first === Status.noData || second === Status.noData) return Status.noData
  return first === Status.notApplicable || second === Status.notApplicable ? Status.notApplicable : Status.absent
}

export function cell(term: Term, period: number, agency: number, count: number): { status: number; value: number } {
  if (!term.series || !term.isAccepted) return { status: Status.absent, value: 0 }
  const entry = period * count + agency
  return { status: term.series.status[entry] ?? Status.absent, value: term.series.value[entry] ?? 0 }
}

export function findTerm(input: ScoringInput, metric: string, accepts: readonly ValueKind[]): Term {
  const series = input.metrics.find((one) => one.metric === metric) ?? null
  const within = (span: Span | undefined) =>
    span && series
      ? series.periods.flatMap((period, place) => (period >= span.from && period < span.to ? [place] : []))
      : []
  return {
    series,
    isAccepted: series !== null && accepts.includes(series.kind),
    now: within(input.evaluated),
    before: within(input.previous),
  }
}
