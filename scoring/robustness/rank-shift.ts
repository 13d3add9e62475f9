import { type Prepared, rescore } from '../prepared'
import { LinearKernel, batchSize } from './linear-kernel'
import { planLinear } from './linear-plan'
import { Ranker } from './ranker'

/**
 * The output that Sobol indices are taken of: mean |rank − nominal rank| over those that compete and have a score, by weights of all nodes. Null where
 * a level is not an arithmetic mean. Saisana, Saltelli and Tarantola 2005.
 */
export function measureRankShift(prepared: Prepared): ((weights: ArrayLike<number>) => number) | null {
  const plan = planLinear(prepared)
  if (!plan) return null
  const nominal = rescore(prepared, prepared.nodes.map((node) => node.weight))
  const takesPart = Int32Array.from(prepared.agencies.keys()).filter((agency) => prepared.competes[agency] === 1 && nominal.isScored[agency] === 1)
  const ranker = new Ranker(takesPart, prepared.agencies.length, prepared.decimals)
  ranker.run(nominal.total, 1, 0)
  const before = ranker.rank.slice()
  const kernel = new LinearKernel(plan)
  const batch = new Float64Array(prepared.nodes.length * batchSize)
  const totals = new Float64Array(prepared.agencies.length * batchSize)
  return (weights) => {
    for (let node = 0; node < weights.length; node++) batch[node * batchSize] = weights[node] ?? 0
    kernel.scoreBatch(batch, totals)
    ranker.run(totals, batchSize, 0)
    let shift = 0
    for (const agency of takesPart) shift += Math.abs((ranker.rank[agency] ?? 0) - (before[agency] ?? 0))
    return takesPart.length ? shift / takesPart.length : 0
  }
}
