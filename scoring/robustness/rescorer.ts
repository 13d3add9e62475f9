import { type Prepared, scorePrepared, toTotals } from '../prepared'
import { NodeState } from '../result'
import { type NodeColumns, scoreUpwards } from '../score-nodes'
import { toShares } from '../weigh/to-shares'
import { GroupRanks } from './group-ranks'
import { Ranker } from './ranker'
import { settleTies, tieValuesOf } from './settle-ties'

export interface Rescored {
  /** As published; 0 where `isScored` is 0. Bonuses and penalties stay what they are under the model's own weights. */
  readonly total: Float64Array
  readonly isScored: Uint8Array
  /**
   * Ranks among those that compete and have a score, in the style of the model, ties broken as it says; 0 for the
   * others.
   */
  readonly rank: Float64Array
  /**
   * How many are ahead inside the agency's own group, plus one, or its dense rank there; 0 also for those in no group.
   */
  readonly rankInGroup: Int32Array
}

/** More changes than this at once, and scoring everything is quicker. */
const mostSingleChanges = 3

/**
 * Scores and ranks again while somebody moves weights: only the branches above a changed weight are computed, with
 * every method, coverage threshold and rounding of the full engine. The answer depends on the weights alone, not on
 * those before them.
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
    const total = toTotals(prepared, utility, isScored)
    const takesPart = Int32Array.from(isScored.keys()).filter(
      (agency) => isScored[agency] === 1 && prepared.competes[agency] === 1,
    )
    const ranker = new Ranker(takesPart, total.length, prepared.decimals)
    ranker.run(total, 1, 0)
    settleTies(ranker, prepared, tieValuesOf(prepared, this.#columns))
    const rankInGroup = new Int32Array(total.length)
    new GroupRanks(prepared.group, takesPart, prepared.isDense).rank(ranker, rankInGroup)
    return {
      total,
      isScored,
      rank: prepared.isFractional ? shareRanks(ranker.rank) : Float64Array.from(ranker.rank),
      rankInGroup,
    }
  }

  #score(weights: Float64Array) {
    const { prepared } = this
    const changed = [...weights.keys()].filter((node) => node > 0 && weights[node] !== this.#weights[node])
    const weigh = (node: number) => ({
      weights: toShares((prepared.nodes[node]?.children ?? []).map((child) => weights[child] ?? 0)),
      learning: null,
    })
    if (changed.length > mostSingleChanges) this.#columns = scorePrepared(prepared, weights)
    // From below, so that a branch is computed after the last change beneath it.
    else
      for (const node of changed.toReversed())
        this.#columns = scoreUpwards(prepared, prepared.nodes, weigh, this.#columns, node)
    this.#weights = weights
  }
}

/** Those who share a competition rank get the average of the ranks that they stand on. */
function shareRanks(ranks: Int32Array): Float64Array {
  const sharing = new Uint32Array(ranks.length + 1)
  for (const rank of ranks) sharing[rank] = (sharing[rank] ?? 0) + 1
  return Float64Array.from(ranks, (rank) => (rank === 0 ? 0 : rank + ((sharing[rank] ?? 1) - 1) / 2))
}
