import type { ScoreRun } from '../../db/queries/runs'
import type { CategoryOutcome, Missed, Winner } from '../../scoring/awards/award-rule'
import type { Model } from '../../scoring/model'
import type { RobustnessBasis } from './robustness-basis'

export interface AwardPreview {
  run: ScoreRun
  model: Model
  outcomes: SureOutcome[]
  /** What the chances are made of: `draws` are those that agencies were compared in. Null: there are none. */
  basis: RobustnessBasis | null
}

export type SureOutcome = Omit<CategoryOutcome, 'pools'> & { pools: SurePool[] }

export interface SurePool {
  group: string | null
  /**
   * `chance` (0–1): ahead of the best of those who miss; `chanceNext`: ahead of the next place among the winners. Null
   * where that was not counted, as for formulas.
   */
  winners: (Winner & { chance: number | null; chanceNext: number | null })[]
  /** `chance`: ahead of the last winner. */
  missed: (Missed & { chance: number | null })[]
  ties: readonly (readonly string[])[]
}
