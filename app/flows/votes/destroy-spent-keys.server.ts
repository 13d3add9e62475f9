import type { Db } from '../../../db/database'
import { forgetKey, listSpentKeys, vacuumBallots } from '../../../db/queries/votes'
import { destroyRoundKey } from '../../ballots/round-key.server'

/**
 * Destroys the keys of closed rounds, and then forgets where they were: a server that stops between the two does it
 * again at its next start. What the database still holds of old ballots, in row versions, write-ahead log or copies,
 * can't be opened from here on.
 */
export async function destroySpentKeys(db: Db, dataFolder?: string) {
  const spent = await listSpentKeys(db)
  for (const { roundId, keyId } of spent) {
    await destroyRoundKey(keyId, dataFolder)
    await forgetKey(db, roundId)
  }
  if (spent.length) await vacuumBallots(db)
}
