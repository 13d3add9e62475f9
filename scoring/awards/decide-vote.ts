import { type Tally, type VoteRules, hasMajority } from './count-votes'

/**
 * `tied`: as many for as against, and one vote more for would carry. `no-quorum`: too few of those who may vote have
 * voted. `too-few`: fewer ballots than the edition asks for, whatever the quorum. `proposal-stands`: so many judges are
 * recused that the ballots could not be enough.
 */
export const voteOutcomes = ['carried', 'not-carried', 'tied', 'no-quorum', 'too-few', 'proposal-stands'] as const
export type VoteOutcome = (typeof voteOutcomes)[number]

export interface DecisionRules extends VoteRules {
  /** At least 1. */
  readonly minBallots: number
}

/** What the votes on one entry came to. */
export function decideVote(rules: DecisionRules, tally: Tally): VoteOutcome {
  const ballots = countBallots(tally)
  if (tally.entitled < rules.minBallots) return 'proposal-stands'
  if (!tally.hasQuorum) return 'no-quorum'
  if (ballots < rules.minBallots) return 'too-few'
  if (tally.isCarried) return 'carried'
  const withOneMore = { ...tally, for: tally.for + 1 }
  return tally.for === tally.against && hasMajority(rules.majority, withOneMore, ballots + 1) ? 'tied' : 'not-carried'
}

export function countBallots(tally: Pick<Tally, 'for' | 'against' | 'abstain'>): number {
  return tally.for + tally.against + tally.abstain
}
