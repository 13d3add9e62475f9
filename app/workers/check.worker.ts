import { type Recomputed, recompute } from '../check/recompute'

export interface CheckRequest {
  readonly inputText: string
  readonly modelText: string
}

/** Scores published files again off the page's own thread. `use-check.ts` starts it. */
addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const answer: Recomputed = recompute(data.inputText, data.modelText)
  postMessage(answer)
})
