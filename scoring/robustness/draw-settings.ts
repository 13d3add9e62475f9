import type { Prepared } from '../prepared'
import type { WeightDraw } from './perturb'

/** What is uncertain. Everything that is named is drawn anew in each draw. */
export interface DrawSettings {
  readonly seed: number
  readonly weights?: WeightDraw
  /** Leaves one indicator out in each draw, each as likely as the others and as none. */
  readonly leavesOneOut?: boolean
  /** Sampling errors of the indicators that rest on a survey, weighed as everything else is in the same draw. */
  readonly hasSamplingError?: boolean
  /** At most so many draws count pairs (each against each); more would cost more than they tell. */
  readonly pairDraws?: number
  /** Counts ranks inside groups too. */
  readonly hasGroupRanks?: boolean
}

/**
 * The same edition prepared in every way that is thinkable (normalisations × aggregations × treatments × imputations),
 * the model's own first. Each draw picks one, floor(u × count). All must have the same agencies and nodes.
 */
export type Variants = readonly [Prepared, ...Prepared[]]
