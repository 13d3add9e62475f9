import { useNavigation } from '@remix-run/react'
import { useSyncExternalStore } from 'react'
import { heldPosts } from '../forms/kept/hold-posts'
import { useLanguage } from '../page-language/use-language'
import { Status } from '../ui/status'

/**
 * A thin line over the page while the next one is on its way. It waits a moment, so that what comes at once does not
 * flicker.
 */
export function Pending() {
  const { t } = useLanguage()
  const isHeld = useSyncExternalStore(heldPosts.subscribe, heldPosts.get, () => null) !== null
  const isComing = useNavigation().state !== 'idle' && !isHeld
  return (
    <Status as="div" className="no-print">
      {isComing ? (
        <span className="pending">
          <span className="sr-only">{t('coming')}</span>
        </span>
      ) : null}
    </Status>
  )
}
