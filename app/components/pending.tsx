import { useNavigation } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

/** A thin line over the page while the next one is on its way. It waits a moment, so that what comes at once does not flicker. */
export function Pending() {
  const { t } = useLanguage()
  const isComing = useNavigation().state !== 'idle'
  return (
    <div role="status" className="no-print">
      {isComing ? (
        <span className="pending">
          <span className="sr-only">{t('coming')}</span>
        </span>
      ) : null}
    </div>
  )
}
