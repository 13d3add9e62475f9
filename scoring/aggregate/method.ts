import type { Chosen, Method, InvalidOption, RequiredKey } from '../method'
import type { Aggregated, Matrix } from './matrix'

/** A method of aggregation: brings the children of a branch together. */
export interface AggregationMethod<
  Name extends string,
  Options extends object,
  Demanded extends keyof Options = RequiredKey<Options>,
> extends Method<Name, Options, Demanded> {
  apply(matrix: Matrix, chosen: Chosen<Name, Options>): Aggregated
  /** What the options get wrong for a branch with so many children; `at` is below the choice. */
  listInvalid?(chosen: Chosen<Name, Options>, children: number): InvalidOption[]
}
