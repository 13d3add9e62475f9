import type { CannotLearn } from './learnt-weights'
import type { LearningMethod } from './methods'

/**
 * Why a child gets no weight: no competing agency has a value, all that have one have the same, or the model writes a
 * weight of 0.
 */
export type LeftOut = 'empty' | 'constant' | 'unweighted'

/** How the weights of a branch were learnt. */
export interface Learning {
  readonly method: LearningMethod
  /** Null: the weights are learnt. Else they are those that are written, for this reason. */
  readonly refused: CannotLearn | null
  /** Children without weight, by position. */
  readonly leftOut: readonly { readonly child: number; readonly why: LeftOut }[]
  /** Competing agencies that have all other children: the weights are learnt from them. */
  readonly complete: number
  /**
   * Of optimised weights: Σ (wanted share − real share)², and the largest of the differences. Null for the other
   * methods.
   */
  readonly residual: number | null
  readonly largestMiss: number | null
}

export interface Weighed {
  /** One a child, adding up to 1. */
  readonly weights: readonly number[]
  /** Null where nothing is learnt: weights as written, equal, or by comparison. */
  readonly learning: Learning | null
}
