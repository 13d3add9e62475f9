import type { Db } from '../db/database'
import { type PullLease, renewLease } from '../db/queries/pulls'

/** How long a pull is left alone after the last sign of life of who works on it. */
export const leaseMs = 60_000

/**
 * Signs of life while a slow answer is waited for or much is written. A lease that is lost is noticed by the next write
 * under it.
 */
export function keepLease(db: Db, lease: PullLease, now: () => Date): () => void {
  const timer = setInterval(() => {
    renewLease(db, lease, new Date(now().getTime() + leaseMs)).catch(() => {})
  }, leaseMs / 3)
  timer.unref()
  return () => clearInterval(timer)
}
