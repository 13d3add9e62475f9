import { type Aggregated, type Matrix, emptyAggregated } from './matrix'

/**
 * Copeland: an agency beats another where it is better on more than half of the weight that was observed in both (equal values count half).
 * Wins minus losses against competing agencies, brought to 0–1. Copeland 1951; Munda and Nardo 2009. Divided by the weight observed in both,
 * which other tools leave out, so that a missing value is no defeat.
 */
export function copeland(matrix: Matrix): Aggregated {
  const made = emptyAggregated(matrix.agencies)
  for (let agency = 0; agency < matrix.agencies; agency++) {
    let balance = 0
    let rivals = 0
    for (let rival = 0; rival < matrix.agencies; rival++) {
      if (rival === agency || !matrix.competes[rival]) continue
      const share = shareAhead(matrix, agency, rival)
      if (share === null) continue
      rivals++
      balance += Math.sign(Math.abs(share - 0.5) < 1e-12 ? 0 : share - 0.5)
    }
    if (!rivals) continue
    made.utility[agency] = (balance / rivals + 1) / 2
    made.has[agency] = 1
  }
  return made
}

function shareAhead({ children, agencies, utility, has, weight }: Matrix, agency: number, rival: number): number | null {
  let ahead = 0
  let seen = 0
  for (let child = 0; child < children; child++) {
    const own = child * agencies + agency
    const other = child * agencies + rival
    if (!has[own] || !has[other]) continue
    const difference = (utility[own] ?? 0) - (utility[other] ?? 0)
    const points = weight[child] ?? 0
    seen += points
    ahead += difference > 0 ? points : difference === 0 ? points / 2 : 0
  }
  return seen > 0 ? ahead / seen : null
}
