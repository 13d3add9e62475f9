import { type ScoringInput, Status } from './input'
import type { Measure, MetricMeasure, MetricTerm, RatioMeasure, ValueKind } from './model'
import { type Term, cell, findTerm, overTime, reduce, worse } from './over-time'
import { Flag } from './result'

/** One value an agency; meaningful where `status` is reported. */
export interface Measured {
  value: Float64Array
  status: Uint8Array
  numerator: Float64Array
  denominator: Float64Array
  flags: Uint16Array
  periodsUsed: Uint16Array
  periodsExpected: number
}

/**
 * An indicator's value for every agency, from its metrics over the evaluated year. A ratio adds up both sides over the periods in which
 * both were reported; a denominator of zero, or under the smallest sample, gives no value. A value from a kind of source that the model
 * does not accept is no data, and flagged. A result too large for a number is no data.
 */
export function measureIndicator(input: ScoringInput, measure: Measure, accepts: readonly ValueKind[]): Measured {
  const measured = measureBy(input, measure, accepts)
  for (let agency = 0; agency < measured.value.length; agency++) {
    if (Number.isFinite(measured.value[agency])) continue
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
  const measured = emptyMeasure(input, term.now.length)
  const count = input.agencies.code.length
  const factor = measure.factor ?? 1
  // Without a factor both are the same numbers, and one column does for them.
  if (factor === 1) measured.numerator = measured.value
  for (let agency = 0; agency < count; agency++) {
    const found = overTime(term, agency, count, measure.overTime ?? 'sum')
    note(measured, agency, found.status, found.used, term)
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
  const measured = emptyMeasure(input, above.now.length)
  for (let agency = 0; agency < count; agency++) {
    const found = belowTerm
      ? ratioOverTime(above, belowTerm, agency, count, measure)
      : perAttribute(above, agency, count, measure.numerator, attributeOf(input, measure, agency))
    note(measured, agency, found.status, found.used, above)
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

interface Found {
  status: number
  value: number | null
  numerator: number
  denominator: number
  used: number
}

/** Both sides over the periods that both have. Growth compares the ratio of this year with that of the year before. */
function ratioOverTime(above: Term, below: Term, agency: number, count: number, measure: RatioMeasure): Found {
  const now = pairedSums(above, below, agency, count, 'now', measure)
  const how = measure.numerator.overTime ?? 'sum'
  if (now.status !== Status.reported || (how !== 'growth-points' && how !== 'growth-relative')) return now
  const before = pairedSums(above, below, agency, count, 'before', measure)
  if (before.status !== Status.reported || before.denominator <= 0 || now.denominator <= 0)
    return { ...now, status: Status.noData }
  const change = now.numerator / now.denominator - before.numerator / before.denominator
  if (how === 'growth-points') return { ...now, value: change }
  return before.numerator === 0
    ? { ...now, status: Status.noData }
    : { ...now, value: change / (before.numerator / before.denominator) }
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
  for (const [topPeriod, bottomPeriod] of pairPeriods(above, below, span)) {
    const top = cell(above, topPeriod, agency, count)
    const bottom = cell(below, bottomPeriod, agency, count)
    if (top.status === Status.reported && bottom.status === Status.reported) {
      tops.push(top.value)
      bottoms.push(bottom.value)
    } else status = worse(status, top.status === Status.reported ? bottom.status : top.status)
  }
  if (!tops.length) return { status, value: null, numerator: 0, denominator: 0, used: 0 }
  const bottomTerm: MetricTerm = 'metric' in measure.denominator ? measure.denominator : measure.numerator
  return {
    status: Status.reported,
    value: null,
    numerator: reduce(tops, measure.numerator.overTime),
    denominator: reduce(bottoms, bottomTerm.overTime),
    used: tops.length,
  }
}

function pairPeriods(above: Term, below: Term, span: 'now' | 'before'): [number, number][] {
  const places = new Map(below[span].map((period) => [below.series?.periods[period], period]))
  return above[span].flatMap((period): [number, number][] => {
    const other = places.get(above.series?.periods[period])
    return other === undefined ? [] : [[period, other]]
  })
}

function perAttribute(above: Term, agency: number, count: number, term: MetricTerm, attribute: number | null): Found {
  const found = overTime(above, agency, count, term.overTime ?? 'sum')
  if (found.status !== Status.reported) return { ...found, numerator: 0, denominator: 0, value: null }
  if (attribute === null)
    return { status: Status.noData, value: null, numerator: found.value, denominator: 0, used: found.used }
  return { status: Status.reported, value: null, numerator: found.value, denominator: attribute, used: found.used }
}

function attributeOf(input: ScoringInput, measure: RatioMeasure, agency: number): number | null {
  if (!('attribute' in measure.denominator)) return null
  const column = input.agencies.attributes[measure.denominator.attribute]
  return column?.known[agency] ? (column.value[agency] ?? null) : null
}

function emptyMeasure(input: ScoringInput, periodsExpected: number): Measured {
  const count = input.agencies.code.length
  return {
    value: new Float64Array(count),
    status: new Uint8Array(count),
    numerator: new Float64Array(count),
    denominator: new Float64Array(count),
    flags: new Uint16Array(count),
    periodsUsed: new Uint16Array(count),
    periodsExpected,
  }
}

function note(measured: Measured, agency: number, status: number, used: number, term: Term) {
  measured.status[agency] = status
  measured.periodsUsed[agency] = used
  const isPartial = used > 0 && used < measured.periodsExpected
  measured.flags[agency] = (isPartial ? Flag.partialYear : 0) | (term.series && !term.isAccepted ? Flag.notAccepted : 0)
}

function subtract(minuend: Measured, subtrahend: Measured, floor: number | undefined): Measured {
  const status = minuend.status.map((own, agency) =>
    own === Status.reported ? (subtrahend.status[agency] ?? Status.absent) : own,
  )
  const value = minuend.value.map((own, agency) => {
    const difference = own - (subtrahend.value[agency] ?? 0)
    return status[agency] === Status.reported ? Math.max(difference, floor ?? Number.NEGATIVE_INFINITY) : 0
  })
  return {
    ...minuend,
    value,
    status,
    numerator: minuend.value.map((own, agency) => (status[agency] === Status.reported ? own : 0)),
    denominator: new Float64Array(value.length).fill(1),
    flags: minuend.flags.map((own, agency) => own | (subtrahend.flags[agency] ?? 0)),
    periodsUsed: minuend.periodsUsed.map((own, agency) => Math.min(own, subtrahend.periodsUsed[agency] ?? 0)),
  }
}
