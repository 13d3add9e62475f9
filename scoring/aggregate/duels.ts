import { type Aggregated, type Matrix, emptyAggregated } from './matrix'

/** Leads below this are noise of binary fractions: 0.1 + 0.2 does not lead 0.3. */
export const leastLead = 1e-12

/**
 * The frame of the methods that set each agency against each competing other: `term` weighs the lead in one child (of a
 * weight of 1), terms are averaged by weight over the children that both have, `verdict` makes −1…1 of that, and the
 * mean verdict is brought to 0–1. Nobody to be set against, or nothing in common with anybody: no value.
 */
export function aggregateDuels(
  matrix: Matrix,
  term: (lead: number) => number,
  verdict: (mean: number) => number,
): Aggregated {
  const made = emptyAggregated(matrix.agencies)
  for (let agency = 0; agency < matrix.agencies; agency++) {
    let balance = 0
    let rivals = 0
    for (let rival = 0; rival < matrix.agencies; rival++) {
      if (rival === agency || !matrix.competes[rival]) continue
      const mean = meanTerm(matrix, agency, rival, term)
      if (mean === null) continue
      balance += verdict(mean)
      rivals++
    }
    if (!rivals) continue
    made.utility[agency] = (balance / rivals + 1) / 2
    made.has[agency] = 1
  }
  return made
}

function meanTerm(
  { children, agencies, utility, has, weight }: Matrix,
  agency: number,
  rival: number,
  term: (lead: number) => number,
): number | null {
  let total = 0
  let seen = 0
  for (let child = 0; child < children; child++) {
    const value = child * agencies + agency
    const other = child * agencies + rival
    if (!has[value] || !has[other]) continue
    const points = weight[child] ?? 0
    seen += points
    const lead = (utility[value] ?? 0) - (utility[other] ?? 0)
    total += points * term(Math.abs(lead) < leastLead ? 0 : lead)
  }
  return seen > 0 ? total / seen : null
}
