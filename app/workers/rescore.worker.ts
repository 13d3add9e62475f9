import type { Prepared } from '../../scoring/prepared'
import { type Rescored, Rescorer } from '../../scoring/robustness/rescorer'

/** First what is scored, then weights as often as they change. */
export type RescoreRequest = { readonly prepared: Prepared } | { readonly id: number; readonly weights: Float64Array }

/** The answer to the request of the same id. */
export interface RescoreAnswer extends Rescored {
  readonly id: number
}

let rescorer: Rescorer | null = null

/**
 * Scores and ranks again off the page's own thread, so that a slider never waits for it. Open with
 * `new Worker(new URL('./rescore.worker.ts', import.meta.url), { type: 'module' })`.
 */
addEventListener('message', ({ data }: MessageEvent<RescoreRequest>) => {
  if ('prepared' in data) {
    rescorer = new Rescorer(data.prepared)
    return
  }
  if (!rescorer) throw new Error('Weights came before what they weigh')
  const answer: RescoreAnswer = { id: data.id, ...rescorer.run(data.weights) }
  postMessage(answer, { transfer: [answer.total.buffer, answer.isScored.buffer, answer.rank.buffer] })
})
