import type { Aggregation } from '../model'
import { type Aggregated, type Matrix, emptyAggregated } from './matrix'

type Promethee = Extract<Aggregation, { method: 'promethee-ii' }>

/**
 * PROMETHEE II: the net flow, mean over the competing others of Σ w (P(d) − P(−d)), d the difference in utility over the children that both have,
 * brought from −1…1 to 0…1. Brans and Vincke 1985. `q`: difference that does not count; `p`: difference that counts fully.
 */
export function promethee(matrix: Matrix, { preference = 'usual', q = 0, p = 1 }: Promethee): Aggregated {
  const made = emptyAggregated(matrix.agencies)
  const prefer = preferenceFunction(preference, q, p)
  for (let agency = 0; agency < matrix.agencies; agency++) {
    let flow = 0
    let rivals = 0
    for (let rival = 0; rival < matrix.agencies; rival++) {
      if (rival === agency || !matrix.competes[rival]) continue
      const own = netPreference(matrix, agency, rival, prefer)
      if (own === null) continue
      flow += own
      rivals++
    }
    if (!rivals) continue
    made.utility[agency] = (flow / rivals + 1) / 2
    made.has[agency] = 1
  }
  return made
}

function netPreference({ children, agencies, utility, has, weight }: Matrix, agency: number, rival: number, prefer: (difference: number) => number): number | null {
  let net = 0
  let seen = 0
  for (let child = 0; child < children; child++) {
    const own = child * agencies + agency
    const other = child * agencies + rival
    if (!has[own] || !has[other]) continue
    const difference = (utility[own] ?? 0) - (utility[other] ?? 0)
    seen += weight[child] ?? 0
    net += (weight[child] ?? 0) * (prefer(difference) - prefer(-difference))
  }
  return seen > 0 ? net / seen : null
}

function preferenceFunction(kind: NonNullable<Promethee['preference']>, q: number, p: number): (difference: number) => number {
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
