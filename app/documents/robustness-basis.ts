/**
 * What ranges of ranks are made of: the settings of the draws, and how many indicators they drew the sampling error of.
 */
export interface RobustnessBasis {
  draws: number
  failed: number
  /** How far each weight is moved, of itself (0–1); null: weights are drawn wholly at random. */
  spread: number | null
  surveyed: number
}
