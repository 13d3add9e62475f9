import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import { type Assessment, type AssessmentSettings, assess } from '../../scoring/robustness/assess'
import type { DrawSettings, Variants } from '../../scoring/robustness/draw-settings'
import { DrawRunner } from '../../scoring/robustness/run-draws'
import { type SobolTask, runSobol } from '../../scoring/robustness/sobol-runner'
import type { Tally } from '../../scoring/robustness/tally'

/** Numbers `from` to `to` (not included) of a whole that several threads share. */
export interface Part {
  readonly from: number
  readonly to: number
}

export interface DrawPart extends Part {
  readonly variants: Variants
  readonly settings: DrawSettings
}

export interface SobolPart extends Part {
  readonly task: SobolTask
  /** Gets the number of runs that are done, now and then. */
  readonly progress: MessagePort
}

export interface AssessmentTask {
  readonly input: ScoringInput
  readonly model: Model
  readonly settings: AssessmentSettings
}

/** Counts go back without being copied: of 12,000 agencies they take 98 MB. */
export function drawPart({ variants, settings, from, to }: DrawPart): unknown {
  const tally: Tally = new DrawRunner(variants, settings).run(from, to)
  const columns = [tally.ranks, tally.groupRanks, tally.firstInGroup, tally.ahead]
  return move({ [transferableSymbol]: columns.map(({ buffer }) => buffer), [valueSymbol]: tally })
}

export function sobolPart({ task, from, to, progress }: SobolPart): Float64Array {
  // Nobody can say “stop” to a thread that is busy: it is ended instead, so there is an answer to the end.
  const outputs = runSobol(task, from, to, (done) => progress.postMessage(done, []))
  progress.close()
  return outputs ?? new Float64Array(0)
}

export function assessment({ input, model, settings }: AssessmentTask): Assessment {
  return assess(input, model, settings)
}
