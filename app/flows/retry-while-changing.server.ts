import { BusyError } from '../workers/shared-work.server'

/** What an attempt comes to that found something else than it had computed with. */
export const isChanging = { ok: false, why: 'is-changing', detail: '' } as const

const mostAttempts = 4

/**
 * Does what is computed first, under no lock, and then written under one, if everything still is as it was computed
 * with. Null: it was not, and all of it is done again; after a few attempts the person is asked to come back.
 */
export async function retryWhileChanging<Outcome>(attempt: () => Promise<Outcome | null>): Promise<Outcome> {
  for (let tried = 0; tried < mostAttempts; tried++) {
    const outcome = await attempt()
    if (outcome !== null) return outcome
  }
  throw new BusyError(10)
}
