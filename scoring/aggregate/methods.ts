import { type AnyMethod, type InvalidOption, methodNamed } from '../method'
import { arithmeticMethod } from './arithmetic'
import { copelandMethod } from './copeland'
import { topsisMethod, vikorMethod } from './ideal-point'
import type { Aggregated, Matrix } from './matrix'
import { geometricMethod, harmonicMethod, minimumMethod, owaMethod, powerMethod } from './means'
import { prometheeMethod } from './promethee'

/** All methods of aggregation, in the order of the published schema. */
export const aggregations = [
  arithmeticMethod,
  minimumMethod,
  copelandMethod,
  topsisMethod,
  geometricMethod,
  harmonicMethod,
  powerMethod,
  owaMethod,
  vikorMethod,
  prometheeMethod,
] as const

export type Aggregation = Parameters<(typeof aggregations)[number]['apply']>[1]

interface AnyAggregation extends AnyMethod {
  apply(matrix: Matrix, chosen: Aggregation): Aggregated
  listInvalid?(chosen: Aggregation, children: number): InvalidOption[]
}

const all: readonly AnyAggregation[] = aggregations

export function aggregationOf({ method }: Aggregation): AnyAggregation {
  return methodNamed(all, method)
}
