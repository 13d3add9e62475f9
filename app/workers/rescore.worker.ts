import type { Prepared } from '../../scoring/prepared'
import { type Rescored, Rescorer } from '../../scoring/robustness/rescorer'

/** First what is scored, then weights as often as they change; each is answered once and in order. */
export type RescoreRequest = { readonly prepared: Prepared } | { readonly weights: Float64Array }

export type RescoreAnswer = Rescored

let rescorer: Rescorer | null = null

/**
 * Scores and ranks again off the page's own thread, so that a slider never waits for it. `rescore-client.ts` starts it.
 */
addEventListener('message', ({ data }: MessageEvent<RescoreRequest>) => {
  if ('prepared' in data) {
    rescorer = new Rescorer(data.prepared)
    return
  }
  if (!rescorer) throw new Error('Weights came before what they weigh')
  const answer: RescoreAnswer = rescorer.run(data.weights)
  const { total, isScored, rank, rankInGroup } = answer
  postMessage(answer, { transfer: [total.buffer, isScored.buffer, rank.buffer, rankInGroup.buffer] })
})
