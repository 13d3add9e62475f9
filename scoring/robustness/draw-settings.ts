import type { Prepared } from '../prepared'
import type { WeightDraw } from './perturb'

/** What is uncertain. Everything that is named is drawn anew in each draw. */
export interface DrawSettings {
  readonly seed: number
  readonly weights?: WeightDraw
  /** Leaves one indicator out in each draw, each as likely as the others and as none. */
  readonly leavesOneOut?: boolean
  /** Sampling error of surveyed indicators: standard errors of their utilities, by row of the indicators; one an agency. */
  readonly samplingError?: Readonly<Record<number, Float64Array>>
  /** At most so many draws count pairs (each against each); more would cost more than they tell. */
  readonly pairDraws?: number
}

/**
 * The same edition prepared in every way that is thinkable (normalisations × aggregations × treatments × imputations), the model's own first. Each
 * draw picks one, floor(u × count). All must have the same agencies and nodes.
 */
export type Variants = readonly [Prepared, ...Prepared[]]
