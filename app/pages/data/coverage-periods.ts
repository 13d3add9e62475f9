import type { ObservationTrace } from '../../../db/queries/observations'

/** A month, or a longer time that a value is of, with every revision that was known of it. */
export interface CoveragePeriod<Trace> {
  /** ISO days; `to` is not included. */
  from: string
  to: string
  /** By service, the newest revision first. */
  traces: Trace[]
}

type Time = Pick<CoveragePeriod<never>, 'from' | 'to'>

/**
 * The times that a metric is told of once: each month, or some months together. Those that are not over do not count,
 * unless there is no other.
 */
export function joinMonths(months: readonly Time[], everyMonths: number): Time[] {
  const whole = Math.max(1, Math.floor(months.length / everyMonths))
  const parts = Array.from({ length: whole }, (_, index) =>
    months.slice(index * everyMonths, (index + 1) * everyMonths),
  )
  return parts.flatMap((part) => part.slice(0, 1).map(({ from }) => ({ from, to: part.at(-1)?.to ?? from })))
}

type Told = { observation: Pick<ObservationTrace['observation'], 'periodFrom' | 'periodTo'> }

/**
 * What was told, by its own times, between the times that nothing was told of: a month without a value is a row as
 * well.
 */
export function toPeriods<Trace extends Told>(
  times: readonly Time[],
  traces: readonly Trace[],
): CoveragePeriod<Trace>[] {
  const told = new Map<string, CoveragePeriod<Trace>>()
  for (const trace of traces) {
    const { periodFrom: from, periodTo: to } = trace.observation
    const period = told.get(`${from}/${to}`) ?? { from, to, traces: [] }
    told.set(`${from}/${to}`, { ...period, traces: [...period.traces, trace] })
  }
  const silent = times.filter((time) => ![...told.values()].some(({ from, to }) => from < time.to && time.from < to))
  return [...told.values(), ...silent.map(({ from, to }) => ({ from, to, traces: [] }))].toSorted((a, b) =>
    a.from < b.from ? -1 : 1,
  )
}
