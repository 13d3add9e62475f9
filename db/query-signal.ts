import { AsyncLocalStorage } from 'node:async_hooks'

const key = Symbol.for('sanjeh.query-signal')
const registry: Record<symbol, unknown> = globalThis

/** The bundle of the pages and the server around it each load this file; what one sets the other must find. */
function storage(): AsyncLocalStorage<AbortSignal | undefined> {
  registry[key] ??= new AsyncLocalStorage<AbortSignal | undefined>()
  return registry[key] as AsyncLocalStorage<AbortSignal | undefined>
}

/**
 * Does something whose queries are cancelled when the signal is aborted: nobody waits for them then. Transactions run
 * to their end.
 */
export function withQuerySignal<Made>(signal: AbortSignal | undefined, work: () => Made): Made {
  return storage().run(signal, work)
}

export function querySignal(): AbortSignal | undefined {
  return storage().getStore()
}
