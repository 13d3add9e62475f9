import type { Agent } from 'undici'
import type { Db, Transaction } from '../db/database'
import type { PullCounts } from '../db/queries/pulls'
import type { FailureDetail } from './failure-detail'

/** What a pull needs of the world around it. */
export interface SourceContext {
  db: Db
  agent: Agent
  now: () => Date
  /** Value of a named secret; undefined where none is set. */
  secret: (name: string) => string | undefined
  /** Where the demonstration network listens; undefined where it does not run. */
  demoNetworkUrl: string | undefined
  /** Is told what a pull does, in the very transaction that does it: both are kept, or neither. */
  tell: (tx: Transaction, news: PullNews) => Promise<void>
  onProgress?: (progress: PullProgress) => void
  /** Aborted when somebody cancels: the pull then ends as failed, with nothing stored but the pages it has got. */
  signal?: AbortSignal
  /**
   * Aborted when the process is about to end: the pull stores the page that it waits for, and is given back for another
   * process to go on with.
   */
  pause?: AbortSignal
}

export type PullNews = { festivalId: number; source: string; pullId: number } & (
  | { step: 'begun'; isResumed: boolean }
  /** `bodies` is SHA-256 over the hashes of the stored pages, a line each. */
  | { step: 'stored'; counts: PullCounts; pages: number; bodies: string }
)

export interface PullProgress {
  source: string
  step: 'fetching' | 'reading' | 'storing'
  /** Pages while fetching and reading, metrics while storing. */
  done: number
  /** Unknown while fetching. */
  of: number | null
}

/** Why a pull ended without a result; each has its sentence in `pull-failure.ts`. */
export interface PullFailure {
  ok: false
  why: string
  detail: FailureDetail
}
