import type { ObservationTrace } from '../../db/queries/observations'

/** A month, or a longer time that a value is of, with every revision that was known of it. */
export interface CoveragePeriod<Trace> {
  /** ISO days; `to` is not included. */
  from: string
  to: string
  /** By service, the newest revision first. */
  traces: Trace[]
}

type Told = { observation: Pick<ObservationTrace['observation'], 'periodFrom' | 'periodTo'> }

/** What was told, by its own times, between the months that nothing was told of: a month without a value is a row as well. */
export function toPeriods<Trace extends Told>(months: readonly { from: string; to: string }[], traces: readonly Trace[]): CoveragePeriod<Trace>[] {
  const told = new Map<string, CoveragePeriod<Trace>>()
  for (const trace of traces) {
    const { periodFrom: from, periodTo: to } = trace.observation
    const own = told.get(`${from}/${to}`) ?? { from, to, traces: [] }
    told.set(`${from}/${to}`, { ...own, traces: [...own.traces, trace] })
  }
  const silent = months.filter((month) => ![...told.values()].some(({ from, to }) => from < month.to && month.from < to))
  return [...told.values(), ...silent.map(({ from, to }) => ({ from, to, traces: [] }))].toSorted((a, b) => (a.from < b.from ? -1 : 1))
}
