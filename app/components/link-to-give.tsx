import type { Delivery } from '../flows/deliver-link.server'
import { useLanguage } from '../i18n/use-language'

/** What became of a one-time link: sent, or shown to who made it and never again. */
export function LinkToGive({ delivery }: { delivery: Delivery }) {
  const { t } = useLanguage()
  if (delivery.by === 'mail') {
    return (
      <p role="status" className="sheet my-4 text-accent">
        {t('people.mailed', { to: delivery.to })}
      </p>
    )
  }
  return (
    <div role="status" className="sheet my-4">
      {delivery.isFailed ? <p className="mb-2 text-warn">{t('people.mailFailed')}</p> : null}
      <p>{t('people.link')}</p>
      <p className="code mt-2 select-all break-all">{delivery.link}</p>
    </div>
  )
}
