import { useDeferredValue, useSyncExternalStore } from 'react'

const nothing = () => () => {}

/**
 * Whether scripts run here: false on the server and in the first picture of the page, which must be the same; true at
 * once in whatever comes later. It turns in a deferred render, so that a large table comes alive between what else the
 * browser has to do, not in one long task.
 */
export function useIsLive(): boolean {
  return useDeferredValue(
    useSyncExternalStore(
      nothing,
      () => true,
      () => false,
    ),
  )
}
