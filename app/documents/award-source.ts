import type { AwardRows } from '../../db/queries/award-papers'
import type { RunWithModel } from '../../db/queries/runs'
import type { ScoringInput } from '../../scoring/input'
import type { Model } from '../../scoring/model'
import type { FrozenMinutes } from './minutes-document'

/** A run with all that scores it again. */
export interface ScoredSource extends RunWithModel {
  model: Model
  input: ScoringInput
}

/**
 * What the judges decided, as the papers tell it. Votes are of closed rounds only, and counted; who chose what is in a
 * paper only where the edition votes openly.
 */
export interface AwardRecord extends AwardRows {
  rounds: NonNullable<FrozenMinutes['rounds']>
  votes: FrozenMinutes['votes']
}

/** All that papers, exports and publications are made of: the closed list with the run it was picked from. */
export interface AwardSource extends ScoredSource {
  record: AwardRecord
}
