import type { Db } from '../../../db/database'
import { type RoundRow, type VoteChoice, findBallot } from '../../../db/queries/votes'
import { readRoundKey } from '../../ballots/round-key.server'
import { openBallot } from '../../ballots/seal-ballot.server'

export interface OwnBallot {
  /**
   * The code of the receipt. Null: this server does not have the key of the round, so it can't tell what is in the
   * ballot.
   */
  code: string | null
  votes: { entryId: number; choice: VoteChoice }[]
}

/** A judge's own ballot in an open round, opened for that judge alone; null: there is none. */
export async function findOwnBallot(db: Db, round: RoundRow, judgeId: string): Promise<OwnBallot | null> {
  const stored = await findBallot(db, round.id, judgeId)
  if (!stored) return null
  const key = await readRoundKey(round.keyId)
  if (!key) return { code: null, votes: [] }
  const { code, choices } = openBallot(key, judgeId, stored.sealed)
  return { code, votes: [...choices].map(([entryId, choice]) => ({ entryId, choice })) }
}
