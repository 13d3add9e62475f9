import type { Db } from '../../../db/database'
import type { ScoreRun } from '../../../db/queries/runs'
import type { Model } from '../../../scoring/model'
import type { Prepared } from '../../../scoring/prepared'
import { onThread } from '../../workers/engine-threads.server'
import { readRun } from './open-run.server'
import { sharedWork } from '../../workers/shared-work.server'

interface Wanted {
  /** The run's model with something changed, and a name of that change. */
  variant?: { name: string; of: (model: Model) => Model }
  signal?: AbortSignal | undefined
}

/**
 * A stored run made ready for other weights, on a thread and once for all who ask; null where it can't be read again as
 * it was scored.
 */
export async function preparedRun(
  db: Db,
  run: Pick<ScoreRun, 'id' | 'inputHash'>,
  { variant, signal }: Wanted = {},
): Promise<Prepared | null> {
  const prepared = await sharedWork.once(
    `prepared ${run.inputHash} ${variant?.name ?? ''}`,
    async (abort) => {
      const read = await readRun(db, run.id)
      abort.throwIfAborted()
      if (!read) return undefined
      const { input, model, modelHash, inputHash } = read
      const made = await onThread(
        'preparation',
        { input, model, modelHash, inputHash, ...(variant ? { variant: variant.of(model) } : {}) },
        abort,
      )
      return made ?? undefined
    },
    signal,
  )
  return prepared ?? null
}
