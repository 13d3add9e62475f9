import { type QuarantineReason, isReason } from '../../../sources/quarantine-reason'
import { useLanguage } from '../../page-language/use-language'

/** A reason of the quarantine in a few words; one of a newer version as it is written. */
export function useReasonName(): (reason: string) => string {
  const { t } = useLanguage()
  return (reason) => (isReason(reason) ? t(`data.reason.${reason satisfies QuarantineReason}`) : reason)
}
