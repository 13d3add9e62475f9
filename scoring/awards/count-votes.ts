/** How a vote is decided. Frozen when its round opens. */
export interface VoteRules {
  /** Percent of those who may vote on an entry that must have voted, abstaining included. */
  readonly quorumPercent: number
  /**
   * `simple`: more for than against. `absolute`: for by more than half of who may vote. `two-thirds`: for by at least
   * two thirds of who voted.
   */
  readonly majority: Majority
}

export const majorities = ['simple', 'absolute', 'two-thirds'] as const
export type Majority = (typeof majorities)[number]

export type Choice = 'for' | 'against' | 'abstain'

export interface Tally {
  readonly for: number
  readonly against: number
  readonly abstain: number
  /** Judges who may vote on the entry: the recused are not among them, neither for the quorum nor for a majority. */
  readonly entitled: number
  readonly recused: number
  readonly hasQuorum: boolean
  readonly isCarried: boolean
}

/**
 * One entry of a closed round. A vote of somebody who is recused or not on the roll is not counted; where nobody may
 * vote there is no quorum.
 */
export function countVotes(
  rules: VoteRules,
  roll: readonly string[],
  recused: ReadonlySet<string>,
  votes: readonly { readonly judge: string; readonly choice: Choice }[],
): Tally {
  const entitled = new Set(roll.filter((judge) => !recused.has(judge)))
  const counted = votes.filter(({ judge }) => entitled.has(judge))
  const count = (choice: Choice) => counted.filter((vote) => vote.choice === choice).length
  const tally = {
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    entitled: entitled.size,
    recused: new Set(roll).size - entitled.size,
  }
  const hasQuorum =
    entitled.size > 0 && counted.length > 0 && counted.length * 100 >= rules.quorumPercent * entitled.size
  return { ...tally, hasQuorum, isCarried: hasQuorum && hasMajority(rules.majority, tally, counted.length) }
}

/** `voted`: ballots, abstentions included. */
export function hasMajority(
  majority: Majority,
  tally: Pick<Tally, 'for' | 'against' | 'entitled'>,
  voted: number,
): boolean {
  if (majority === 'simple') return tally.for > tally.against
  return majority === 'absolute' ? tally.for * 2 > tally.entitled : tally.for * 3 >= voted * 2
}
