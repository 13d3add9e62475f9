import { startTransition, useEffect, useState } from 'react'

let isHydrated = false

/**
 * Whether scripts run here: false on the server and in the first picture of the page, which must be the same; true at once in whatever
 * comes later. A transition, so that a large table turns live between what else the browser has to do. (A store with a snapshot of the
 * server would turn all of it in one long task.) Not for what is hydrated late, inside of a boundary.
 */
export function useIsLive(): boolean {
  const [isLive, setIsLive] = useState(isHydrated)
  useEffect(() => {
    isHydrated = true
    startTransition(() => setIsLive(true))
  }, [])
  return isLive
}
