import type { TiedVote } from '../../scoring/awards/award-rule'

export const secrecies = ['secret', 'open'] as const
type Secrecy = (typeof secrecies)[number]

/** How an edition votes. Settled before its first round; the chair may change between rounds. */
export interface VoteRule {
  /** `secret`: nobody learns who chose what, at no time. `open`: names and choices are told when a round closes. */
  secrecy: Secrecy
  onTie: TiedVote
  /** The judge with the casting vote. */
  chairId: string | null
  /** With fewer ballots than this an entry is not decided. One ballot alone would be no secret. */
  minBallots: number
}

/** What holds in an edition where nobody said anything else. */
export const presetVoteRule: VoteRule = { secrecy: 'secret', onTie: 'round', chairId: null, minBallots: 2 }

export const mostMinBallots = 100
