import { exp } from '../elementary'
import { square } from '../square'
import { correlate } from './correlation'
import { toShares } from './to-shares'

/**
 * Weights under which each child's real importance comes near the wanted one: minimises Σ (t − r ÷ Σr)², t the wanted shares, r the correlation of the child
 * with the weighted mean, over weights ≥ 0 that add up to 1 (COINr's get_opt_weights has no bound and can give negative ones). Multiplicative
 * steps keep the bound; the best weights seen are returned. Null with fewer than three agencies.
 */
export function optimisedWeights(columns: readonly Float64Array[], wanted: readonly number[]): number[] | null {
  if ((columns[0]?.length ?? 0) < 3) return null
  let weights = [...wanted]
  let best = { weights, loss: Number.POSITIVE_INFINITY }
  for (let step = 0; step < 400; step++) {
    const importance = importanceOf(columns, weights)
    if (!importance) break
    const loss = importance.reduce((total, share, place) => total + square((wanted[place] ?? 0) - share), 0)
    if (loss < best.loss) best = { weights, loss }
    if (loss < 1e-12) break
    const pace = 1 / (1 + step / 50)
    weights = toShares(
      weights.map(
        (weight, place) => Math.max(weight, 1e-9) * exp(pace * ((wanted[place] ?? 0) - (importance[place] ?? 0))),
      ),
    )
  }
  return Number.isFinite(best.loss) ? best.weights : null
}

/** Share of each child in the sum of correlations with the weighted mean; null where that sum is not positive. */
export function importanceOf(columns: readonly Float64Array[], weights: readonly number[]): number[] | null {
  const [first] = columns
  if (!first) return null
  const mean = first.map((_, agency) =>
    columns.reduce((total, column, place) => total + (weights[place] ?? 0) * (column[agency] ?? 0), 0),
  )
  const correlations = columns.map((column) => Math.max(correlate(column, mean), 0))
  const total = correlations.reduce((sum, value) => sum + value, 0)
  return total > 0 ? correlations.map((value) => value / total) : null
}
