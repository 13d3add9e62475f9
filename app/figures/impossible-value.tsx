import type { ImpossibleValue } from '../flows/values/validate-values.server'
import { useLanguage } from '../page-language/use-language'

/** Why a value was refused: which metric, over which time, and what it may be. */
export function ImpossibleValueText({
  impossible: { reason, metric, whole, periodFrom, periodTo, value, limit },
}: {
  impossible: ImpossibleValue
}) {
  const { t, title, period, format } = useLanguage()
  const names = {
    metric: title(metric),
    whole: whole ? title(whole) : '',
    period: period(periodFrom, periodTo),
    value: format.amount(value),
    limit: format.amount(limit ?? 0),
  }
  return <>{t(`impossible.${reason}`, names)}</>
}
