import type { Prepared } from '../../scoring/prepared'
import type { Rescored } from '../../scoring/robustness/rescorer'
import type { RescoreAnswer, RescoreRequest } from './rescore.worker'

export interface RescoreClient {
  /**
   * Totals and ranks under these weights: one a node in the order of `prepared.nodes`, relative to its siblings. Null
   * where newer weights came before the worker got to these, or the client was closed. Rejects where the worker failed.
   */
  setWeights: (weights: ArrayLike<number>) => Promise<Rescored | null>
  /** Ends the worker. */
  close: () => void
}

interface Job {
  weights: Float64Array
  resolve: (rescored: Rescored | null) => void
  reject: (error: Error) => void
}

/**
 * Starts a worker over a prepared edition. One set of weights is computed at a time and the newest waits; those in
 * between are dropped, so that a slider that moves faster than the worker sees steady answers and never a queue.
 */
export function startRescoring(prepared: Prepared): RescoreClient {
  const worker = new Worker(new URL('./rescore.worker.ts', import.meta.url), { type: 'module' })
  const post = (request: RescoreRequest, transfer: Transferable[] = []) => worker.postMessage(request, transfer)
  let running: Job | null = null
  let waiting: Job | null = null
  /** What every later request gets, once the worker has ended. */
  let ended: ((job: Job) => void) | null = null
  const begin = (job: Job) => {
    running = job
    post({ weights: job.weights }, [job.weights.buffer])
  }
  const end = (settle: (job: Job) => void) => {
    for (const job of [running, waiting]) if (job) settle(job)
    running = waiting = null
    ended = settle
    worker.terminate()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<RescoreAnswer>) => {
    running?.resolve(data)
    running = null
    if (waiting) begin(waiting)
    waiting = null
  })
  worker.addEventListener('error', ({ message }) => end(({ reject }) => reject(new Error(message))))
  post({ prepared })
  return {
    setWeights: (weights) =>
      new Promise((resolve, reject) => {
        const job = { weights: Float64Array.from(weights), resolve, reject }
        if (ended) return ended(job)
        if (!running) return begin(job)
        waiting?.resolve(null)
        waiting = job
      }),
    close: () => end(({ resolve }) => resolve(null)),
  }
}
