import type { Aggregation } from '../model'
import { arithmetic } from './arithmetic'
import { copeland } from './copeland'
import { topsis, vikor } from './ideal-point'
import { type Aggregated, type Matrix, emptyAggregated } from './matrix'
import { type MeanMethod, aggregateMean } from './means'
import { promethee } from './promethee'

/** Brings the children of a branch together by the method that the model names; the weight of a child without a value is handed on. */
export function aggregate(matrix: Matrix, method: Aggregation): Aggregated {
  switch (method.method) {
    case 'copeland':
      return copeland(matrix)
    case 'topsis':
      return topsis(matrix)
    case 'vikor':
      return vikor(matrix, method.v)
    case 'promethee-ii':
      return promethee(matrix, method)
    case 'arithmetic':
      return arithmetic(matrix)
    default:
      return aggregateByAgency(matrix, method)
  }
}

function aggregateByAgency(matrix: Matrix, method: MeanMethod): Aggregated {
  const made = emptyAggregated(matrix.agencies)
  for (let agency = 0; agency < matrix.agencies; agency++) {
    const utility: number[] = []
    const weight: number[] = []
    let total = 0
    for (let child = 0; child < matrix.children; child++) {
      const entry = child * matrix.agencies + agency
      if (!matrix.has[entry]) continue
      utility.push(matrix.utility[entry] ?? 0)
      weight.push(matrix.weight[child] ?? 0)
      total += matrix.weight[child] ?? 0
    }
    if (!(total > 0)) continue
    const value = aggregateMean({ utility, weight: weight.map((own) => own / total) }, method)
    if (value === null || !Number.isFinite(value)) continue
    made.utility[agency] = value
    made.has[agency] = 1
  }
  return made
}
