import { type MetricSeries, type ScoringInput, Status, type ValueKind } from '../input'
import type { Measure } from '../model'
import { bitsOfKinds, isAcceptedAt, kindsAt } from '../value-kinds'

/**
 * Linear imputation over time: the input with the missing periods of a measure's metrics filled from the same agency's
 * periods before and after, on the straight line between them by days, in the evaluated year and the year before.
 * Before the first and after the last known period the nearest known value stands. An agency with fewer than two known
 * periods is not filled: one value makes no line. Periods that do not apply stay as they are and are passed over. A
 * value of a kind that the model does not accept is missing as well. Values below zero are values like others.
 * `isFilled`: by agency, 1 where a period was filled. OECD/JRC Handbook (2008), step 3; COINr, `impute_panel` with
 * `approx`.
 */
export function interpolateOverTime(
  input: ScoringInput,
  measure: Measure,
  accepts: readonly ValueKind[],
): { input: ScoringInput; isFilled: Uint8Array } {
  const isFilled = new Uint8Array(input.agencies.code.length)
  const names = metricsOf(measure)
  const bits = bitsOfKinds(accepts)
  const metrics = input.metrics.map((series) =>
    names.has(series.metric) ? fillSeries(series, isFilled, bits) : series,
  )
  return { input: { ...input, metrics }, isFilled }
}

function metricsOf(measure: Measure): Set<string> {
  if ('minuend' in measure) return new Set([...metricsOf(measure.minuend), ...metricsOf(measure.subtrahend)])
  if ('metric' in measure) return new Set([measure.metric])
  return new Set([measure.numerator.metric, ...('metric' in measure.denominator ? [measure.denominator.metric] : [])])
}

function fillSeries(series: MetricSeries, isFilled: Uint8Array, accepts: number): MetricSeries {
  const agencies = isFilled.length
  const days = series.periods.map(dayNumber)
  const value = series.value.slice()
  const status = series.status.slice()
  const kinds = series.kinds?.slice()
  const isKnown = (entry: number) => series.status[entry] === Status.reported && isAcceptedAt(series, entry, accepts)
  for (let agency = 0; agency < agencies; agency++) {
    const known = days.flatMap((_, period) => (isKnown(period * agencies + agency) ? [period] : []))
    if (known.length < 2) continue
    const ofKnown = known.reduce((sum, period) => sum | kindsAt(series, period * agencies + agency), 0)
    for (const [period, day] of days.entries()) {
      const entry = period * agencies + agency
      const isMissing = series.status[entry] === Status.absent || series.status[entry] === Status.noData
      if (!isMissing && isAcceptedAt(series, entry, accepts)) continue
      value[entry] = between(
        day,
        known.map((value) => [days[value] ?? 0, series.value[value * agencies + agency] ?? 0]),
      )
      status[entry] = Status.reported
      if (kinds) kinds[entry] = ofKnown
      isFilled[agency] = 1
    }
  }
  return { ...series, value, status, ...(kinds ? { kinds } : {}) }
}

/** `known`: days and values, ascending by day, at least two. */
function between(day: number, known: readonly (readonly [number, number])[]): number {
  const after = known.find(([own]) => own >= day)
  const before = known.findLast(([own]) => own <= day)
  if (!after || !before) return (after ?? before)?.[1] ?? 0
  const [from, low] = before
  const [to, high] = after
  return to > from ? low + (high - low) * ((day - from) / (to - from)) : low
}

/** Days since a fixed one, of an ISO day in the Gregorian calendar. */
function dayNumber(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const shifted = month > 2 ? year : year - 1
  const march = (month + 9) % 12
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * march + 2) / 5) +
    day
  )
}
