import type { Chosen, Method, InvalidOption, NoOptions } from '../method'
import type { LearntWeights } from './learnt-weights'

/**
 * A method of weighting: by itself the weights that are written in the tree count. `share` is for a model that says
 * them otherwise.
 */
export interface WeightingMethod<Name extends string, Options extends object> extends Method<Name, Options> {
  /**
   * The weights before they are brought to a sum of 1, from those that are written. A child whose written weight is 0
   * keeps it.
   */
  share?(chosen: Chosen<Name, Options>, written: readonly number[]): readonly number[]
  /** What the options get wrong for a branch with so many children; `at` is below the choice. */
  listInvalid?(chosen: Chosen<Name, Options>, children: number): InvalidOption[]
}

/** A method that learns weights from the data of the competing agencies. */
export interface LearningWeighting<Name extends string = string> extends WeightingMethod<Name, NoOptions> {
  /** Weights of two children or more, each with a spread among complete agencies. `wanted` are the written shares. */
  readonly learn: (columns: readonly Float64Array[], wanted: readonly number[]) => LearntWeights
  /**
   * How far the weight of a child alone, which is all of it, is from what was wanted; only where the method says that.
   */
  readonly residualOfOne?: number
}
