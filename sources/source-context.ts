import type { Agent } from 'undici'
import type { Db } from '../db/client.server'

/** What a pull needs of the world around it. */
export interface SourceContext {
  db: Db
  agent: Agent
  now: () => Date
  /** Value of a named secret; undefined where none is set. */
  secret: (name: string) => string | undefined
  /** Where the demonstration network listens; undefined where it does not run. */
  demoNetworkUrl: string | undefined
  onProgress?: (progress: PullProgress) => void
  /** Aborted when somebody cancels: the pull then ends as failed, with nothing stored but the pages it has got. */
  signal?: AbortSignal
}

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
  detail: string
}
