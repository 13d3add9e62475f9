import type { SeriesPoint } from './monthly-series'
import { formatUnit } from '../../format/unit'
import { useLanguage } from '../../page-language/use-language'

/** What a line of months shows, in a sentence: its highest, its lowest, and where it stands. */
export function useMonthsConclusion(series: readonly SeriesPoint[], unit: string | null): string {
  const { t, number, month, language } = useLanguage()
  const known = series.flatMap(({ periodFrom, value }) => (value === null ? [] : [{ periodFrom, value }]))
  const ordered = known.toSorted((a, b) => a.value - b.value)
  const low = ordered[0]
  const high = ordered.at(-1)
  const last = known.at(-1)
  if (!low || !high || !last) return t('months.nothing')
  const write = (value: number) => formatUnit(value, unit, language)
  return t('months.conclusion', {
    high: write(high.value),
    highMonth: month(high.periodFrom),
    low: write(low.value),
    lowMonth: month(low.periodFrom),
    last: write(last.value),
    lastMonth: month(last.periodFrom),
    n: number(known.length),
  })
}
