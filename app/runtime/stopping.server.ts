import { processWide } from './process-wide.server'
import { StoppingError } from './stopping'

/** How this process is told to end. */
export const stopping = processWide('stopping', () => ({
  /** Long work goes on to its next checkpoint, gives itself back and begins nothing new. */
  soon: new AbortController(),
  /** Work that has not got there by now breaks off. */
  now: new AbortController(),
}))

export function stopSoon() {
  stopping.soon.abort(new StoppingError())
}

export function stopNow() {
  stopSoon()
  stopping.now.abort(new StoppingError())
}

/** A signal that is aborted by its owner, or because the server stops now. */
export function untilStopped(signal?: AbortSignal): AbortSignal {
  return signal ? AbortSignal.any([signal, stopping.now.signal]) : stopping.now.signal
}
