import { availableParallelism } from 'node:os'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { DrawSettings, Variants } from '../../scoring/robustness/draw-settings'
import { batchSize } from '../../scoring/robustness/multiply-add'
import { tallySizeOf } from '../../scoring/robustness/run-draws'
import { type SobolAnswer, runsOf, sobolIndices } from '../../scoring/robustness/sobol'
import type { SobolTask } from '../../scoring/robustness/sobol-runner'
import { type Tally, addTally, emptyTally } from '../../scoring/robustness/tally'
import type * as Worker from './engine-worker'
import type { DrawPart, Part, SobolPart } from './engine-worker'
import { findWorker } from './find-worker'
import { processWide } from '../runtime/process-wide.server'

export interface ThreadOptions {
  readonly threads: number
  /** Ends the threads; the promise then rejects with an AbortError. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Makes draws on several threads. A draw is the same on whichever thread it is made, and counts are whole numbers, so
 * one thread and many give the same bytes.
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

/**
 * Sobol indices, the runs of the model shared out among threads: the same bytes as on one. `onProgress` gets the runs
 * that are done.
 */
export async function runSobolOnThreads(
  task: SobolTask,
  { onProgress, ...options }: ThreadOptions & { onProgress?: (done: number, of: number) => void },
): Promise<SobolAnswer> {
  const parts = splitRuns(runsOf(task.plan), options.threads)
  const done = new Float64Array(parts.length)
  const channels = parts.map((_, index) => {
    const { port1, port2 } = new MessageChannel()
    port1.on('message', (value: number) => {
      done[index] = value
      onProgress?.(
        done.reduce((total, runs) => total + runs, 0),
        runsOf(task.plan),
      )
    })
    return { here: port1, there: port2 }
  })
  try {
    const work = parts.flatMap((part, index) =>
      channels.slice(index, index + 1).map(({ there }): SobolPart => ({ task, progress: there, ...part })),
    )
    const outputs = new Float64Array(runsOf(task.plan))
    const made = await runParts<SobolPart, Float64Array>('sobolPart', work, options, ({ progress }) => [progress])
    for (const [position, own] of made.entries()) outputs.set(own, parts[position]?.from)
    return sobolIndices(outputs, task.plan)
  } finally {
    for (const { here } of channels) here.close()
  }
}

type Tasks = Pick<
  typeof Worker,
  | 'assessment'
  | 'inputHash'
  | 'scoring'
  | 'preparation'
  | 'tieKeys'
  | 'winners'
  | 'report'
  | 'draftTrial'
  | 'letter'
  | 'certificates'
  | 'steadyXlsx'
>

/**
 * Does one task on a thread, so that the server goes on answering meanwhile. Threads are shared and stay for a while:
 * to start one takes longer than most tasks. A task that is aborted ends with its thread; the next task gets a new one.
 */
export async function onThread<Name extends keyof Tasks>(
  name: Name,
  task: Parameters<Tasks[Name]>[0],
  signal?: AbortSignal,
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  try {
    const answer: Awaited<ReturnType<Tasks[Name]>> = await sharedThreads().run(task, { name, signal: signal ?? null })
    return answer
  } catch (error) {
    // Who aborted says why; the pool says only that.
    signal?.throwIfAborted()
    throw error
  }
}

/** As many as leave a core to the server, or as the setting says. */
export const engineThreads = processWide('engine-threads', () => ({ count: Math.max(availableParallelism() - 1, 1) }))

const threads = processWide('engine-thread-pool', (): { pool: Piscina | null } => ({ pool: null }))

function sharedThreads(): Piscina {
  // Of none the pool would not start another one for tasks that wait after one was aborted.
  threads.pool ??= new Piscina({
    filename: findWorker(import.meta.dirname, 'engine-worker'),
    minThreads: 1,
    maxThreads: engineThreads.count,
    idleTimeout: 60_000,
  })
  return threads.pool
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
    filename: findWorker(import.meta.dirname, 'engine-worker'),
    minThreads: threads,
    maxThreads: threads,
  })
  try {
    return await Promise.all(parts.map((part) => pool.run(part, { name, signal, transferList: transfer(part) })))
  } finally {
    await pool.destroy()
  }
}
