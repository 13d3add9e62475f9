import { existsSync } from 'node:fs'
import path from 'node:path'
import { Piscina } from 'piscina'
import { batchSize } from '../../scoring/robustness/multiply-add'
import type { DrawSettings, Variants } from '../../scoring/robustness/draw-settings'
import { tallySizeOf } from '../../scoring/robustness/run-draws'
import { type Tally, addTally, emptyTally } from '../../scoring/robustness/tally'
import type { RobustnessPart } from '../workers/robustness-worker'

export interface ThreadOptions {
  readonly threads: number
  /** Stops the draws; the promise then rejects with an AbortError. */
  readonly signal?: AbortSignal
}

/**
 * Makes draws on several threads. A draw is the same on whichever thread it is made, and counts are whole numbers, so one thread and many give the
 * same bytes. Each thread takes one part, since every part carries a histogram of agencies × ranks.
 */
export async function runDraws(variants: Variants, settings: DrawSettings, draws: number, { threads, signal }: ThreadOptions): Promise<Tally> {
  const parts = splitDraws(draws, threads)
  const pool = new Piscina<RobustnessPart, Tally>({ filename: findWorker(import.meta.dirname), minThreads: parts.length || 1, maxThreads: parts.length || 1 })
  try {
    const tallies = await Promise.all(parts.map((part) => pool.run({ variants, settings, ...part }, { signal })))
    const whole = emptyTally(tallySizeOf(variants, settings))
    for (const tally of tallies) addTally(whole, tally)
    return whole
  } finally {
    await pool.destroy()
  }
}

/** Even parts, each beginning at a whole batch; fewer than `threads` where there are not enough draws. */
export function splitDraws(draws: number, threads: number): { from: number; to: number }[] {
  const size = Math.max(Math.ceil(draws / Math.max(threads, 1) / batchSize), 1) * batchSize
  return Array.from({ length: Math.ceil(draws / size) }, (_, part) => ({ from: part * size, to: Math.min((part + 1) * size, draws) }))
}

/** The worker is not part of the bundle: it is looked for from this file upwards, as that may be the source or build/server. */
function findWorker(folder: string): string {
  const file = path.join(folder, 'app/workers/robustness-worker.mjs')
  if (existsSync(file)) return file
  const above = path.dirname(folder)
  if (above === folder) throw new Error('app/workers/robustness-worker.mjs is missing: the installation is not complete')
  return findWorker(above)
}
