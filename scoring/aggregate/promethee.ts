import type { Aggregation } from '../model'
import { aggregateDuels } from './duels'
import type { Aggregated, Matrix } from './matrix'

type Promethee = Extract<Aggregation, { method: 'promethee-ii' }>

/**
 * PROMETHEE II: the net flow, mean over the competing others of Σ w (P(d) − P(−d)), d the difference in utility over the children that both have,
 * brought from −1…1 to 0…1. Brans and Vincke 1985. `q`: difference that does not count; `p`: difference that counts fully.
 */
export function promethee(matrix: Matrix, { preference = 'usual', q = 0, p = 1 }: Promethee): Aggregated {
  const prefer = preferenceFunction(preference, q, p)
  return aggregateDuels(
    matrix,
    (lead) => prefer(lead) - prefer(-lead),
    (flow) => flow,
  )
}

function preferenceFunction(
  kind: NonNullable<Promethee['preference']>,
  q: number,
  p: number,
): (difference: number) => number {
  switch (kind) {
    case 'usual':
      return (d) => (d > 0 ? 1 : 0)
    case 'u':
      return (d) => (d > q ? 1 : 0)
    case 'v':
      return (d) => (d <= 0 ? 0 : d >= p ? 1 : d / p)
    case 'level':
      return (d) => (d <= q ? 0 : d <= p ? 0.5 : 1)
    case 'v-indifference':
      return (d) => (d <= q ? 0 : d >= p ? 1 : (d - q) / (p - q))
  }
}
