import { useLanguage } from '../page-language/use-language'

/** Days that are left in words; the last three stand out. */
export function DaysLeft({ days }: { days: number }) {
  const { t, number } = useLanguage()
  const words = days < 1 ? t('days.lastDay') : days === 1 ? t('days.oneLeft') : t('days.left', { n: number(days) })
  return <span className={days <= 3 ? 'badge badge-demo' : 'badge'}>{words}</span>
}

/** How long ago something was, in whole days. */
export function DaysAgo({ days }: { days: number }) {
  const { t, number } = useLanguage()
  return <>{days < 1 ? t('days.today') : days === 1 ? t('days.oneAgo') : t('days.ago', { n: number(days) })}</>
}
