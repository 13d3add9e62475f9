import type { Delivery } from '../../flows/people/deliver-link.server'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import { LocalAddress } from './local-address'

/** What became of a one-time link: sent, or shown to who made it and never again. */
export function LinkToGive({ delivery }: { delivery: Delivery }) {
  const { t } = useLanguage()
  if (delivery.by === 'mail') {
    return (
      <Notice kind="done" isAnswer className="sheet my-4">
        {t('people.mailed', { to: delivery.to })}
      </Notice>
    )
  }
  return (
    <Notice kind="information" isAnswer as="div" className="my-4">
      {delivery.isFailed ? <p className="mb-2 text-warn">{t('people.mailFailed')}</p> : null}
      <p>{t('people.link')}</p>
      <LocalAddress link={delivery.link} />
      <p className="code mt-2 select-all break-all">{delivery.link}</p>
    </Notice>
  )
}
