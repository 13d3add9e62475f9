import { log } from '../elementary'
import type { Prepared } from '../prepared'
import type { DrawRandom } from './random'

/**
 * How weights are drawn. `uniform`: each by up to ± `spread` of itself, w (1 + spread × U(−1, 1)). `dirichlet`: any
 * weights that add up to 1 are as likely as any others (the flat Dirichlet), among the siblings that the model weighs
 * at all.
 */
export type WeightDraw = { readonly method: 'uniform'; readonly spread: number } | { readonly method: 'dirichlet' }

/**
 * Weights of all nodes for one draw, one a node, relative to its siblings; the root's stays 1. A weight of zero stays
 * zero.
 */
export function perturbWeights(
  { nodes }: Pick<Prepared, 'nodes'>,
  draw: WeightDraw,
  random: DrawRandom,
  into: Float64Array,
) {
  into[0] = 1
  for (let node = 1; node < nodes.length; node++) {
    const weight = nodes[node]?.weight ?? 0
    const chance = random.next()
    if (draw.method === 'uniform') into[node] = weight * Math.max(1 + draw.spread * (2 * chance - 1), 0)
    else into[node] = weight > 0 ? -log(1 - chance) : 0
  }
}
