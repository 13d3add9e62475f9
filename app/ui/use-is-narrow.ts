import { useSyncExternalStore } from 'react'

/** As wide as the styles think a phone is. */
const narrow = '(max-width: 40rem)'

function listen(tell: () => void) {
  const query = matchMedia(narrow)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Whether the page is as narrow as on a phone; on the server, not. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(narrow).matches,
    () => false,
  )
}
