import { existsSync } from 'node:fs'
import path from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { Assessment } from '../../scoring/robustness/assess'
import type { DrawSettings, Variants } from '../../scoring/robustness/draw-settings'
import { batchSize } from '../../scoring/robustness/multiply-add'
import { tallySizeOf } from '../../scoring/robustness/run-draws'
import { type SobolAnswer, runsOf, sobolIndices } from '../../scoring/robustness/sobol'
import type { SobolTask } from '../../scoring/robustness/sobol-runner'
import { type Tally, addTally, emptyTally } from '../../scoring/robustness/tally'
import type { AssessmentTask, DrawPart, Part, SobolPart } from '../workers/engine-worker'

export interface ThreadOptions {
  readonly threads: number
  /** Ends the threads; the promise then rejects with an AbortError. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Makes draws on several threads. A draw is the same on whichever thread it is made, and counts are whole numbers, so one thread and many give the
 * same bytes.
 */
export async function runDraws(
  variants: Variants,
  settings: DrawSettings,
  draws: number,
  options: ThreadOptions,
): Promise<Tally> {
  const parts = splitRuns(draws, options.threads).map((part): DrawPart => ({ variants, settings, ...part }))
  const whole = emptyTally(tallySizeOf(variants, settings))
  for (const tally of await runParts<DrawPart, Tally>('drawPart', parts, options)) addTally(whole, tally)
  return whole
}

/** Sobol indices, the runs of the model shared out among threads: the same bytes as on one. `onProgress` gets the runs that are done. */
export async function runSobolOnThreads(
  task: SobolTask,
  { onProgress, ...options }: ThreadOptions & { onProgress?: (done: number, of: number) => void },
): Promise<SobolAnswer> {
  const parts = splitRuns(runsOf(task.plan), options.threads)
  const done = new Float64Array(parts.length)
  const channels = parts.map((_, place) => {
    const { port1, port2 } = new MessageChannel()
    port1.on('message', (own: number) => {
      done[place] = own
      onProgress?.(
        done.reduce((total, runs) => total + runs, 0),
        runsOf(task.plan),
      )
    })
    return { here: port1, there: port2 }
  })
  try {
    const work = parts.flatMap((part, place) =>
      channels.slice(place, place + 1).map(({ there }): SobolPart => ({ task, progress: there, ...part })),
    )
    const outputs = new Float64Array(runsOf(task.plan))
    const made = await runParts<SobolPart, Float64Array>('sobolPart', work, options, ({ progress }) => [progress])
    for (const [place, own] of made.entries()) outputs.set(own, parts[place]?.from)
    return sobolIndices(outputs, task.plan)
  } finally {
    for (const { here } of channels) here.close()
  }
}

/** An assessment on a thread of its own, so that the server goes on answering meanwhile. */
export async function assessOnThread(task: AssessmentTask, signal?: AbortSignal): Promise<Assessment> {
  const [made] = await runParts<AssessmentTask, Assessment>('assessment', [task], { threads: 1, signal })
  if (!made) throw new Error('The thread gave no assessment')
  return made
}

/** Even parts, each beginning at a whole batch; fewer than `threads` where there are not enough runs. */
export function splitRuns(runs: number, threads: number): Part[] {
  const size = Math.max(Math.ceil(runs / Math.max(threads, 1) / batchSize), 1) * batchSize
  return Array.from({ length: Math.ceil(runs / size) }, (_, part) => ({
    from: part * size,
    to: Math.min((part + 1) * size, runs),
  }))
}

/** Each part on a thread of its own, by a function of `app/workers/engine-worker.ts`. */
async function runParts<Task, Answer>(
  name: string,
  parts: readonly Task[],
  { signal }: ThreadOptions,
  transfer: (part: Task) => MessagePort[] = () => [],
): Promise<Answer[]> {
  const threads = Math.max(parts.length, 1)
  const pool = new Piscina<Task, Answer>({
    filename: findWorker(import.meta.dirname),
    minThreads: threads,
    maxThreads: threads,
  })
  try {
    return await Promise.all(parts.map((part) => pool.run(part, { name, signal, transferList: transfer(part) })))
  } finally {
    await pool.destroy()
  }
}

/** The worker is not part of the bundle: it is looked for from this file upwards, as that may be the source or build/server. */
function findWorker(folder: string): string {
  const file = path.join(folder, 'app/workers/engine-worker.mjs')
  if (existsSync(file)) return file
  const above = path.dirname(folder)
  if (above === folder) throw new Error('app/workers/engine-worker.mjs is missing: the installation is not complete')
  return findWorker(above)
}
