import type { StoredFailure } from '../../db/schema'

/**
 * Long work that a page has started: it can be left, found again and cancelled. Held by the server, for as long as it
 * runs.
 */
export interface Job {
  readonly id: string
  readonly kind: 'pull' | 'score'
  readonly festivalId: number
  /** What it works on, as a person reads it. */
  readonly subject: { readonly titleFa: string; readonly titleEn: string }
  /** Where its result is shown, without the language. */
  readonly path: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  /** ISO. */
  readonly startedAt: string
  readonly endedAt: string | null
  readonly startedBy: string | null
  readonly step: JobStep | null
  /** Null unless it failed. */
  readonly failure: JobFailure | null
}

/** Why work failed: a pull as it is stored with the pull, other work by a name. */
export type JobFailure =
  | { readonly of: 'pull'; readonly pull: StoredFailure }
  | {
      readonly of: 'work'
      readonly why: 'no-participants' | 'no-model' | 'future-moment' | 'frozen' | 'gave-up' | 'error'
    }

/** `of` is null where the end is not known. */
export interface JobStep {
  readonly name: 'fetching' | 'reading' | 'storing' | 'scoring' | 'drawing'
  readonly done: number
  readonly of: number | null
}

export function isOver({ state }: Pick<Job, 'state'>): boolean {
  return state !== 'running'
}
