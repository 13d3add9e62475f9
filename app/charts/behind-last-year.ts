interface Period {
  /** ISO day. */
  periodFrom: string
  value: number | null
}

export interface MonthPoint extends Period {
  /** The same stretch of the year before; null where there is none, or it has no value. */
  before: number | null
}

const dayMs = 86_400_000
/** Years are 365 or 366 days, and Gregorian months begin on other days of a Jalali one. */
const slackDays = 4

/** Periods of the year that begins on `from`, each with that of the year before behind it. `series` ascends. */
export function behindLastYear(series: readonly Period[], from: string): MonthPoint[] {
  const [earlier, own] = [
    series.filter(({ periodFrom }) => periodFrom < from),
    series.filter(({ periodFrom }) => periodFrom >= from),
  ]
  return own.map(({ periodFrom, value }) => {
    const behind = earlier.find((other) => Math.abs(daysBetween(other.periodFrom, periodFrom) - 365.25) <= slackDays)
    return { periodFrom, value, before: behind?.value ?? null }
  })
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs
}
