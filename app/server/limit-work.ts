import { engineThreads } from '../workers/engine-threads.server'
import { sharedWork } from '../workers/shared-work.server'
import type { Environment } from '../runtime/environment'

/** Sets what is computed for pages at the same time, what may wait for it, and what of it is kept. */
export function limitWork({ threads, waiting, keptBytes }: Environment['work']) {
  if (threads !== undefined) engineThreads.count = threads
  // One more than threads: while they compute, the next one reads what it will compute with.
  Object.assign(sharedWork.limits, { atOnce: engineThreads.count + 1, waiting, keptBytes })
}
