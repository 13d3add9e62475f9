import { useRouteLoaderData } from '@remix-run/react'
import type { BucketSize } from '../format/calendar-buckets'
import { useLanguage } from '../i18n/use-language'
import type { loader as festivalLoader } from '../routes/$lang.$festival'

/** The name of a month, quarter or year of the festival's calendar; its first and last days where the reader keeps the other one. */
export function useBucketName(size: BucketSize) {
  const { t, month, period, digits, calendar } = useLanguage()
  const own = useRouteLoaderData<typeof festivalLoader>('routes/$lang.$festival')?.festival.calendar
  return ({ key, from, to }: { key: string; from: string; to: string }): string => {
    if (size === 'month') return month(from)
    if (calendar !== own) return period(from, to)
    const [year = '', quarter = ''] = key.split('-Q')
    return quarter ? t('history.quarter', { n: digits(quarter), year: digits(year) }) : digits(year)
  }
}
