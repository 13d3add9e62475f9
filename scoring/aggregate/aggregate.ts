import type { Aggregated, Matrix } from './matrix'
import { type Aggregation, aggregationOf } from './methods'

/**
 * Brings the children of a branch together by the method that the model names; the weight of a child without a value is
 * handed on. A child of weight 0 decides nothing, under any method.
 */
export function aggregate(matrix: Matrix, chosen: Aggregation): Aggregated {
  return aggregationOf(chosen).apply(matrix, chosen)
}
