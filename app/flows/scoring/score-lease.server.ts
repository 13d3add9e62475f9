import type { Db } from '../../../db/database'
import {
  LostScoreLeaseError,
  type ScoreLease,
  failScoreJob,
  releaseScoreLease,
  renewScoreLease,
} from '../../../db/queries/score-jobs'
import { isStopping } from '../../runtime/stopping'

/** How long a scoring is left alone after the last sign of life of who works on it. */
export const scoreLeaseMs = 60_000

/**
 * Works on a scoring and gives signs of life meanwhile. Work that throws ends the scoring as failed, with the reason; a
 * process that stops gives it back, and the next process goes on at once. Where not even that can be written, the lease
 * runs out and another process takes over.
 */
export async function underScoreLease<Made>(db: Db, lease: ScoreLease, work: () => Promise<Made>): Promise<Made> {
  const timer = setInterval(() => {
    renewScoreLease(db, lease, new Date(Date.now() + scoreLeaseMs)).catch(() => {})
  }, scoreLeaseMs / 3)
  timer.unref()
  try {
    return await work()
  } catch (error) {
    await letGo(db, lease, error).catch(() => {})
    throw error
  } finally {
    clearInterval(timer)
  }
}

async function letGo(db: Db, lease: ScoreLease, error: unknown) {
  if (error instanceof LostScoreLeaseError) return
  if (isStopping(error)) return releaseScoreLease(db, lease)
  const isCancelled = error instanceof Error && error.name === 'AbortError'
  await failScoreJob(
    db,
    lease,
    isCancelled
      ? { why: 'cancelled', detail: '' }
      : { why: 'error', detail: error instanceof Error ? error.message.slice(0, 500) : String(error) },
    new Date(),
  )
}
