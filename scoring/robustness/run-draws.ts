import type { Prepared } from '../prepared'
import type { DrawSettings, Variants } from './draw-settings'
import type { MakeInner } from './inner'
import { leaveOut } from './leave-one-out'
import { perturbWeights } from './perturb'
import { DrawRandom } from './random'
import { RankCounter } from './rank-counter'
import type { Ranker } from './ranker'
import { ScenarioRanker } from './scenario-ranker'
import { type Tally, type TallySize, emptyTally } from './tally'

/** Keeps the choice of a variant apart from the numbers of the weights. */
const variantStream = 0x5bd1e995

/**
 * Makes the draws `from` to `to` (not included) and counts them. Draw i is the same whoever makes it, so the tallies of
 * parts add up to that of the whole.
 */
export class DrawRunner {
  readonly tally: Tally
  readonly #scenarios: ScenarioRanker
  readonly #counter: RankCounter
  readonly #random: DrawRandom
  readonly #choice: DrawRandom

  /** `makeInner`: what the loops run on; see `Inner`. */
  constructor(
    readonly variants: Variants,
    readonly settings: DrawSettings,
    makeInner?: MakeInner,
  ) {
    const { seed } = settings
    this.#random = new DrawRandom(seed)
    this.#choice = new DrawRandom(seed ^ variantStream)
    this.#scenarios = new ScenarioRanker(variants, {
      seed,
      makeInner,
      weigh: (draw, prepared, weights) => this.#weigh(draw, prepared, weights),
      take: (draw, ranker) => this.#count(draw, ranker),
    })
    this.tally = emptyTally(tallySizeOf(variants, settings))
    this.#counter = new RankCounter(
      this.tally,
      this.#scenarios.takesPart,
      variants[0].group,
      this.nominalRanks,
      variants[0].isDense,
    )
  }

  /** Ranks under the model as it stands, ties broken as it says; 0 for those that take no part. */
  get nominalRanks(): Int32Array {
    return this.#scenarios.nominalRanks
  }

  run(from: number, to: number): Tally {
    const { hasSamplingError } = this.settings
    const count = this.variants.length
    for (let draw = from; draw < to; draw++) {
      if (count > 1) this.#choice.begin(draw)
      const variant = count > 1 ? Math.floor(this.#choice.next() * count) : 0
      this.#scenarios.add({ id: draw, variant, errors: hasSamplingError ? draw : null })
    }
    this.#scenarios.flush()
    this.#counter.flush()
    return this.tally
  }

  #count(draw: number, ranker: Ranker | null) {
    if (ranker) this.#counter.count(ranker, draw < (this.settings.pairDraws ?? 0))
    else this.tally.failed++
  }

  #weigh(draw: number, prepared: Prepared, weights: Float64Array) {
    this.#random.begin(draw)
    if (this.settings.weights) perturbWeights(prepared, this.settings.weights, this.#random, weights)
    else for (let node = 0; node < weights.length; node++) weights[node] = prepared.nodes[node]?.weight ?? 0
    if (this.settings.leavesOneOut)
      leaveOut(prepared, Math.floor(this.#random.next() * (prepared.indicators + 1)), weights)
  }
}

/** How large the tally of such draws is. */
export function tallySizeOf(
  [{ agencies, group, groups }]: Variants,
  { pairDraws = 0, hasGroupRanks = false }: DrawSettings,
): TallySize {
  const sizes = new Int32Array(groups.length)
  for (const value of group) if (value >= 0) sizes[value] = (sizes[value] ?? 0) + 1
  return { agencies: agencies.length, largestGroup: Math.max(0, ...sizes), hasPairs: pairDraws > 0, hasGroupRanks }
}
