import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../../scoring/canonical'
import type { VoteOutcome } from '../../scoring/awards/decide-vote'
import type { OpenedBallot } from './seal-ballot.server'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * What is kept of a ballot. `receipt` is the hash of the code that the voter was shown, by which the voter finds the
 * ballot again. `content` is the hash of the choices with the nonce; as the nonce is gone with the key, nobody can try
 * out which choices it stands for.
 */
const Leaf = z.object({ receipt: z.string(), content: z.string() })
export type Leaf = z.infer<typeof Leaf>

/** Ballots as leaves, in the order of their hashes, which tells nothing of who handed them in when. */
export function leavesOf(ballots: readonly OpenedBallot[]): Leaf[] {
  return ballots.map(leafOf).toSorted((a, b) => (a.receipt < b.receipt ? -1 : 1))
}

function leafOf({ code, nonce, choices }: OpenedBallot): Leaf {
  const content = [...choices].toSorted(([a], [b]) => a - b)
  return { receipt: receiptOf(code), content: sha256(canonicalJson({ nonce, choices: content })) }
}

export function receiptOf(code: string): string {
  return sha256(`sanjeh receipt\n${code}`)
}

export function readLeaves(stored: unknown): Leaf[] {
  return z.array(Leaf).nullable().parse(stored) ?? []
}

/** What a round came to for an entry, as it is committed to. */
export interface CommittedTally {
  entryId: number
  ballots: number
  entitled: number
  recused: number
  outcome: VoteOutcome
  for: number | null
  against: number | null
  abstain: number | null
}

/**
 * SHA-256 of all ballots of a round and of what they came to. It stands in the log, so neither changes later without
 * being noticed.
 */
export function commitmentOf(leaves: readonly Leaf[], tallies: readonly CommittedTally[]): string {
  const counted = tallies.map(({ entryId, ballots, entitled, recused, outcome, for: inFavour, against, abstain }) => ({
    entryId,
    ballots,
    entitled,
    recused,
    outcome,
    for: inFavour,
    against,
    abstain,
  }))
  return sha256(
    canonicalJson({
      format: 'sanjeh-round-1',
      leaves: [...leaves],
      tallies: counted.toSorted((a, b) => a.entryId - b.entryId),
    }),
  )
}
