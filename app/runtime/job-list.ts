import { randomUUID } from 'node:crypto'
import { type Job, type JobFailure, type JobStep, isOver } from './jobs'
import { StoppingError } from './stopping'

export interface JobTools {
  /** Aborted when somebody cancels, or the time to stop is over; work that sees it ends soon and stores nothing. */
  signal: AbortSignal
  /** Aborted when the server stops: work goes on to its next checkpoint and gives itself back. */
  pause: AbortSignal
  report: (step: JobStep) => void
}

/** How work ended; a failure that was expected is not thrown. */
export type JobEnd = { ok: true; path?: string } | { ok: false; failure: JobFailure }

export type NewJob = Pick<Job, 'kind' | 'festivalId' | 'subject' | 'path' | 'startedBy'>

interface Entry {
  job: Job
  abort: AbortController
  over: Promise<void>
}

type Listener = (job: Job) => void

const kept = 200

/** For work that was broken off to write down that it gives itself back. */
const lastMomentsMs = 2_000

/** The long work of this server: what runs, and the last that ran. */
export class JobList {
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #now: () => Date
  readonly #onError: (error: unknown, job: Job) => void
  readonly #pause = new AbortController()

  constructor(now: () => Date, onError: (error: unknown, job: Job) => void) {
    this.#now = now
    this.#onError = onError
  }

  start(wanted: NewJob, work: (tools: JobTools) => Promise<JobEnd>): Job {
    const tools = this.prepare()
    return tools.start(wanted, () => work(tools))
  }

  /**
   * The tools of a job that may never become one, for who must have them to find out whether there is anything to do.
   */
  prepare(): JobTools & { start: (wanted: NewJob, work: () => Promise<JobEnd>) => Job } {
    const abort = new AbortController()
    const id = randomUUID()
    const start = (wanted: NewJob, work: () => Promise<JobEnd>): Job => {
      const job: Job = {
        ...wanted,
        id,
        state: 'running',
        startedAt: this.#now().toISOString(),
        endedAt: null,
        step: null,
        failure: null,
      }
      const entry: Entry = { job, abort, over: Promise.resolve() }
      this.#entries.set(id, entry)
      entry.over = this.#run(entry, work)
      this.#forgetOldest()
      return job
    }
    return { signal: abort.signal, pause: this.#pause.signal, report: (step) => this.#report(id, step), start }
  }

  find(id: string): Job | null {
    return this.#entries.get(id)?.job ?? null
  }

  /** Newest first. */
  listOf(festivalId: number): Job[] {
    return [...this.#entries.values()]
      .map((entry) => entry.job)
      .filter((job) => job.festivalId === festivalId)
      .toReversed()
  }

  cancel(id: string) {
    this.#entries.get(id)?.abort.abort()
  }

  /** Tells what changes until the job is over; returns how to stop listening. */
  follow(id: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(id) ?? new Set()
    this.#listeners.set(id, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Aborted once no job is begun any more: whoever follows one asks again elsewhere. */
  get stopping(): AbortSignal {
    return this.#pause.signal
  }

  /** Lets jobs get to a checkpoint; those that are not there in time are broken off. */
  async stop(limitMs: number) {
    this.#pause.abort(new StoppingError())
    const isInTime = await within(limitMs, this.settled())
    if (isInTime) return
    for (const { job, abort } of this.#entries.values()) if (!isOver(job)) abort.abort(new StoppingError())
    await within(lastMomentsMs, this.settled())
  }

  async settled() {
    await Promise.all([...this.#entries.values()].map((entry) => entry.over))
  }

  #report(id: string, step: JobStep) {
    const entry = this.#entries.get(id)
    if (entry && !isOver(entry.job)) this.#change(entry, { step })
  }

  async #run(entry: Entry, work: () => Promise<JobEnd>) {
    const { signal } = entry.abort
    const end = await work().catch((error: unknown) => {
      if (!signal.aborted) this.#onError(error, entry.job)
      return { ok: false, failure: { of: 'work', why: 'error' } } as const
    })
    const state = end.ok ? 'done' : signal.aborted ? 'cancelled' : 'failed'
    this.#change(entry, {
      state,
      endedAt: this.#now().toISOString(),
      ...(end.ok && end.path !== undefined ? { path: end.path } : {}),
      failure: !end.ok && state === 'failed' ? end.failure : null,
    })
    this.#listeners.delete(entry.job.id)
  }

  #change(entry: Entry, change: Partial<Job>) {
    entry.job = { ...entry.job, ...change }
    for (const listener of this.#listeners.get(entry.job.id) ?? []) listener(entry.job)
  }

  #forgetOldest() {
    for (const [id, { job }] of this.#entries) {
      if (this.#entries.size <= kept) return
      if (isOver(job)) this.#entries.delete(id)
    }
  }
}

/** Whether something was over in time. */
async function within(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  const isInTime = await Promise.race([work.then(() => true as const), late])
  clearTimeout(timer)
  return isInTime
}
