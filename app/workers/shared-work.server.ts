import { querySignal, withQuerySignal } from '../../db/query-signal'
import { processWide } from '../runtime/process-wide.server'

/** Thrown where more computations wait than the server takes on. `seconds`: when to ask again. */
export class BusyError extends Error {
  override name = 'BusyError'
  constructor(readonly seconds: number) {
    super(`The server has more to compute than it can take on. Ask again in ${seconds} seconds.`)
  }
}

/** By its name: pages and program are two bundles, and each has a class of its own. */
export const isBusy = (error: unknown): error is BusyError => error instanceof Error && error.name === 'BusyError'

export interface WorkLimits {
  /** Computations that run at the same time. */
  atOnce: number
  /** Different computations that wait for one of those. */
  waiting: number
  /** Bytes of results that are kept for whoever asks next. */
  keptBytes: number
}

interface Work {
  result: Promise<unknown>
  abort: AbortController
  /** Those who still want the result. */
  wanted: number
}

/**
 * Computations by a key that says everything they depend on, such as hashes. A key is computed once: whoever asks for
 * it meanwhile waits for the same result, and whoever asks later gets the kept one, until newer results need its place.
 * A computation that nobody waits for any more is aborted. One that would wait behind too many others is refused. What
 * comes to `undefined` is not kept. A computation never asks for another one: all could then wait for each other.
 */
export class SharedWork {
  readonly #running = new Map<string, Work>()
  readonly #queue: (() => void)[] = []
  readonly #kept = new Map<string, { value: unknown; bytes: number }>()
  #busy = 0
  #keptBytes = 0

  constructor(readonly limits: WorkLimits) {}

  /** `signal` is aborted when the asker does not wait any more; a page that is read has one anyway. */
  async once<Value>(
    key: string,
    make: (signal: AbortSignal) => Promise<Value>,
    signal = querySignal(),
    { isKept = () => true }: { isKept?: (value: Value) => boolean } = {},
  ): Promise<Value> {
    signal?.throwIfAborted()
    const kept = this.#take(key)
    if (kept) return kept.value as Value
    const work = this.#running.get(key) ?? this.#begin(key, make, isKept)
    work.wanted++
    return (await this.#await(work, signal)) as Value
  }

  /** Drops what is kept: for whoever changes by hand what results were computed from. */
  forget() {
    this.#kept.clear()
    this.#keptBytes = 0
  }

  /** Numbers for tests and for measuring. */
  get state() {
    return { running: this.#busy, waiting: this.#queue.length, kept: this.#kept.size, keptBytes: this.#keptBytes }
  }

  #begin<Value>(key: string, make: (signal: AbortSignal) => Promise<Value>, isKept: (value: Value) => boolean): Work {
    if (this.#busy >= this.limits.atOnce && this.#queue.length >= this.limits.waiting) throw new BusyError(retrySeconds)
    const abort = new AbortController()
    const result = this.#inTurn(() => withQuerySignal(abort.signal, () => make(abort.signal)), abort.signal)
    const work: Work = { abort, wanted: 0, result }
    this.#running.set(key, work)
    result.then(
      (value) => this.#end(key, work, isKept(value) ? value : undefined),
      () => this.#end(key, work, undefined),
    )
    return work
  }

  async #inTurn<Value>(make: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    if (this.#busy >= this.limits.atOnce) await this.#wait(signal)
    else this.#busy++
    try {
      signal.throwIfAborted()
      return await make()
    } finally {
      const next = this.#queue.shift()
      if (next) next()
      else this.#busy--
    }
  }

  /** Who leaves hands its turn to the next one. */
  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(go), 1)
        reject(signal.reason)
      }
      this.#queue.push(go)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #await(work: Work, signal: AbortSignal | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        work.wanted--
        if (work.wanted === 0) this.#abandon(work, signal?.reason)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      work.result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave))
    })
  }

  #abandon(work: Work, reason: unknown) {
    for (const [key, running] of this.#running) if (running === work) this.#running.delete(key)
    work.abort.abort(reason)
  }

  #end(key: string, work: Work, value: unknown) {
    if (this.#running.get(key) !== work) return
    this.#running.delete(key)
    if (value !== undefined) this.#keep(key, value)
  }

  #take(key: string): { value: unknown } | null {
    const kept = this.#kept.get(key)
    if (!kept) return null
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return kept
  }

  #keep(key: string, value: unknown) {
    const bytes = sizeOf(value)
    if (bytes > this.limits.keptBytes) return
    this.#kept.set(key, { value, bytes })
    this.#keptBytes += bytes
    for (const [oldest, { bytes: size }] of this.#kept) {
      if (this.#keptBytes <= this.limits.keptBytes) return
      this.#kept.delete(oldest)
      this.#keptBytes -= size
    }
  }
}

const retrySeconds = 10

/** About what a value of plain data and typed arrays takes in memory. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 24 + 2 * value.length
  if (typeof value !== 'object' || value === null) return 8
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength
  if (value instanceof Map) return [...value].reduce((sum, entry) => sum + sizeOf(entry[0]) + sizeOf(entry[1]), 64)
  return Object.values(value).reduce((sum: number, own) => sum + sizeOf(own), 48)
}

/** What the whole process computes for pages. */
export const sharedWork = processWide(
  'shared-work',
  () => new SharedWork({ atOnce: 2, waiting: 32, keptBytes: 128_000_000 }),
)
