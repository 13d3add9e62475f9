import { useSyncExternalStore } from 'react'

const nothing = () => () => {}

/** Whether scripts run here: false on the server and in the first picture of the page, which must be the same. */
export function useIsLive(): boolean {
  return useSyncExternalStore(nothing, () => true, () => false)
}
