import { type Prepared, scorePrepared } from '../prepared'
import { NodeState } from '../result'
import { roundHalfUp } from '../round'
import { type NodeColumns, scoreUpwards } from '../score-nodes'
import { toShares } from '../weigh/to-shares'
import { Ranker } from './ranker'

export interface Rescored {
  /** Rounded as published, without bonuses and penalties; 0 where `isScored` is 0. */
  readonly total: Float64Array
  readonly isScored: Uint8Array
  /** Competition ranks among those that compete and have a score, without tie-breaks; 0 for the others. */
  readonly rank: Int32Array
  /** The same inside the agency's own group; 0 also for those in no group. */
  readonly rankInGroup: Int32Array
}

/** More changes than this at once, and scoring everything is quicker. */
const mostSingleChanges = 3

/**
 * Scores and ranks again while somebody moves weights: only the branches above a changed weight are computed, with every method, coverage threshold
 * and rounding of the full engine. The answer depends on the weights alone, not on those before them.
 */
export class Rescorer {
  #weights: Float64Array
  #columns: NodeColumns

  constructor(readonly prepared: Prepared) {
    this.#weights = Float64Array.from(prepared.nodes, (node) => node.weight)
    this.#columns = scorePrepared(prepared, this.#weights)
  }

  /** `weights`: one a node in the order of `prepared.nodes`, relative to its siblings; none below zero. */
  run(weights: ArrayLike<number>): Rescored {
    this.#score(Float64Array.from(weights))
    const { prepared } = this
    const { state, utility } = this.#columns
    const isScored = Uint8Array.from(prepared.agencies, (_, agency) => (state[agency] === NodeState.scored ? 1 : 0))
    const total = Float64Array.from(isScored, (own, agency) => (own ? roundHalfUp((utility[agency] ?? 0) * prepared.scale, prepared.decimals) : 0))
    const takesPart = Int32Array.from(isScored.keys()).filter((agency) => isScored[agency] === 1 && prepared.competes[agency] === 1)
    const ranker = new Ranker(takesPart, total.length, prepared.decimals)
    ranker.run(total, 1, 0)
    return { total, isScored, rank: ranker.rank, rankInGroup: rankInGroups(ranker, prepared) }
  }

  #score(weights: Float64Array) {
    const { prepared } = this
    const changed = [...weights.keys()].filter((node) => node > 0 && weights[node] !== this.#weights[node])
    const weigh = (node: number) => toShares((prepared.nodes[node]?.children ?? []).map((child) => weights[child] ?? 0))
    if (changed.length > mostSingleChanges) this.#columns = scorePrepared(prepared, weights)
    // From below, so that a branch is computed after the last change beneath it.
    else for (const node of changed.toReversed()) this.#columns = scoreUpwards(prepared, prepared.nodes, weigh, this.#columns, node)
    this.#weights = weights
  }
}

/** Going down the order, each group counts its own; level with the one before of the same group, the rank is the same. */
function rankInGroups({ order, rank }: Ranker, { group, groups, agencies }: Prepared): Int32Array {
  const ranks = new Int32Array(agencies.length)
  const counts = new Int32Array(groups.length)
  const last = new Int32Array(groups.length).fill(-1)
  for (const agency of order) {
    const own = group[agency] ?? -1
    if (own < 0) continue
    const place = (counts[own] ?? 0) + 1
    const before = last[own] ?? -1
    ranks[agency] = before >= 0 && rank[before] === rank[agency] ? (ranks[before] ?? 0) : place
    counts[own] = place
    last[own] = agency
  }
  return ranks
}
