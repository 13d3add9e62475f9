import type { BucketSize } from '../../format/calendar-buckets'
import { useLanguage } from '../../page-language/use-language'

/**
 * The name of a month, quarter or year of the festival's calendar; its first and last days where the reader keeps the
 * other one.
 */
export function useBucketName(size: BucketSize) {
  const { t, month, period, digits, calendar, festivalCalendar } = useLanguage()
  return ({ key, from, to }: { key: string; from: string; to: string }): string => {
    if (size === 'month') return month(from)
    if (calendar !== festivalCalendar) return period(from, to)
    const [year = '', quarter = ''] = key.split('-Q')
    return quarter ? t('history.quarter', { n: digits(quarter), year: digits(year) }) : digits(year)
  }
}
