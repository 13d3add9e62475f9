import { countBallots } from './decide-vote'

export interface Counts {
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/**
 * Whether the counts of a secret vote on one entry can be told. Where all chose alike they tell everybody's choice, and
 * where all but one did they tell it to that one. So they are told only where at least two ballots differ from the
 * commonest choice. Then nobody learns a choice of another by taking the own ballot away, and neither does a recused
 * judge, who has none.
 */
export function mayTellCounts(counts: Counts): boolean {
  return countBallots(counts) - Math.max(counts.for, counts.against, counts.abstain) >= 2
}
