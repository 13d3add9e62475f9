import { type Prepared, rescore } from '../prepared'
import type { DrawSettings, Variants } from './draw-settings'
import { LinearKernel, batchSize } from './linear-kernel'
import { planLinear } from './linear-plan'
import { perturbWeights } from './perturb'
import { DrawRandom } from './random'
import { Ranker } from './ranker'
import { type Tally, emptyTally } from './tally'

/** One way of preparing, ready to score batches of draws. */
interface Scorer {
  /** Null: a method that only the full engine can do. */
  kernel: LinearKernel | null
  prepared: Prepared
}

/** Keep the choice of a variant, and errors of surveys, apart from the numbers of the weights. */
const variantStream = 0x5bd1e995
const errorStream = 0x2545f491

/**
 * Makes the draws `from` to `to` (not included) and counts them. Draw i is the same whoever makes it, so the tallies of parts add up to that of
 * the whole.
 */
export class DrawRunner {
  readonly #scorers: Scorer[]
  readonly #ranker: Ranker
  readonly #random: DrawRandom
  readonly #choice: DrawRandom
  readonly #error: DrawRandom
  readonly #weights: Float64Array
  readonly #own: Float64Array
  readonly #totals: Float64Array
  readonly #nominal: Int32Array
  readonly tally: Tally

  constructor(
    readonly variants: Variants,
    readonly settings: DrawSettings,
  ) {
    const [first] = variants
    const nominal = rescore(first, first.nodes.map((node) => node.weight))
    const takesPart = Int32Array.from(first.agencies.keys()).filter((agency) => first.competes[agency] === 1 && nominal.isScored[agency] === 1)
    this.#scorers = variants.map((prepared) => ({ prepared, kernel: toKernel(prepared) }))
    this.#ranker = new Ranker(takesPart, first.agencies.length, first.decimals)
    this.#random = new DrawRandom(settings.seed)
    this.#choice = new DrawRandom(settings.seed ^ variantStream)
    this.#error = new DrawRandom(settings.seed ^ errorStream)
    this.#weights = new Float64Array(first.nodes.length * batchSize)
    this.#own = new Float64Array(first.nodes.length)
    this.#totals = new Float64Array(first.agencies.length * batchSize)
    this.tally = emptyTally(first.agencies.length, (settings.pairDraws ?? 0) > 0)
    this.#ranker.run(nominal.total, 1, 0)
    this.#nominal = this.#ranker.rank.slice()
  }

  /** Competition ranks under the model as it stands; 0 for those that take no part. */
  get nominalRanks(): Int32Array {
    return this.#nominal
  }

  run(from: number, to: number): Tally {
    for (let first = from; first < to; first += batchSize) this.#runBatch(first, Math.min(first + batchSize, to))
    return this.tally
  }

  #runBatch(first: number, to: number) {
    const [only] = this.#scorers
    if (this.#scorers.length === 1 && only?.kernel) {
      for (let draw = first; draw < to; draw++) this.#drawWeights(draw, only.prepared, draw - first)
      only.kernel.scoreBatch(this.#weights, this.#totals)
      for (let draw = first; draw < to; draw++) this.#count(draw, draw - first)
      return
    }
    for (let draw = first; draw < to; draw++) this.#runAlone(draw)
  }

  /** A draw that chose another variant than its neighbours. */
  #runAlone(draw: number) {
    this.#choice.begin(draw)
    const scorer = this.#scorers[Math.floor(this.#choice.next() * this.#scorers.length)]
    if (!scorer) return
    this.#drawWeights(draw, scorer.prepared, 0)
    if (scorer.kernel) {
      scorer.kernel.scoreBatch(this.#weights, this.#totals)
      this.#count(draw, 0)
      return
    }
    const { total, isScored } = rescore(scorer.prepared, this.#own)
    const isWhole = this.#ranker.takesPart.every((agency) => isScored[agency] === 1)
    if (!isWhole) this.tally.failed++
    if (!isWhole) return
    for (const agency of this.#ranker.takesPart) this.#totals[agency * batchSize] = total[agency] ?? 0
    this.#count(draw, 0)
  }

  #drawWeights(draw: number, prepared: Prepared, offset: number) {
    this.#random.begin(draw)
    const own = this.#own
    if (this.settings.weights) perturbWeights(prepared, this.settings.weights, this.#random, own)
    else for (let node = 0; node < own.length; node++) own[node] = prepared.nodes[node]?.weight ?? 0
    if (this.settings.leavesOneOut) leaveOneOut(prepared, this.#random, own)
    for (let node = 0; node < own.length; node++) this.#weights[node * batchSize + offset] = own[node] ?? 0
  }

  #count(draw: number, offset: number) {
    if (this.settings.samplingError) this.#addError(draw, offset)
    this.#ranker.run(this.#totals, batchSize, offset)
    const { tally } = this
    tally.draws++
    countRanks(tally, this.#ranker)
    countGroups(tally, this.#ranker, this.variants[0].group)
    tally.shift += shiftOf(this.#ranker, this.#nominal)
    if (draw < (this.settings.pairDraws ?? 0)) countPairs(tally, this.#ranker)
  }

  /** An error of the survey, weighed as the indicator is for an agency that has everything. */
  #addError(draw: number, offset: number) {
    this.#error.begin(draw)
    const { nodes, scale } = this.variants[0]
    for (const [row, errors] of Object.entries(this.settings.samplingError ?? {})) {
      const node = nodes.findIndex((own) => own.indicator === Number(row))
      const share = shareOfWhole(nodes, node) * scale
      for (const agency of this.#ranker.takesPart) {
        const at = agency * batchSize + offset
        this.#totals[at] = (this.#totals[at] ?? 0) + share * (errors[agency] ?? 0) * this.#error.normal()
      }
    }
  }
}

function toKernel(prepared: Prepared): LinearKernel | null {
  const plan = planLinear(prepared)
  return plan && new LinearKernel(plan)
}

function leaveOneOut({ nodes, indicators }: Prepared, random: DrawRandom, weights: Float64Array) {
  const left = Math.floor(random.next() * (indicators + 1))
  const node = nodes.findIndex((own) => own.indicator === left)
  if (node >= 0) weights[node] = 0
}

function shareOfWhole(nodes: Prepared['nodes'], node: number): number {
  const own = nodes[node]
  return own ? own.weight * (own.parent < 0 ? 1 : shareOfWhole(nodes, own.parent)) : 0
}

function countRanks(tally: Tally, { takesPart, rank }: Ranker) {
  const { ranks, agencies } = tally
  for (let place = 0; place < takesPart.length; place++) {
    const agency = takesPart[place] ?? 0
    const entry = agency * (agencies + 1) + (rank[agency] ?? 0)
    ranks[entry] = (ranks[entry] ?? 0) + 1
  }
}

/** Going down the order, whoever comes first of a group, or level with it, is first. */
function countGroups(tally: Tally, ranker: Ranker, group: Int32Array) {
  const { order } = ranker
  const best = new Map<number, number>()
  for (let place = 0; place < order.length; place++) {
    const agency = order[place] ?? 0
    const own = group[agency] ?? -1
    if (own < 0) continue
    const key = ranker.keyOf(agency)
    const first = best.get(own)
    if (first === undefined) best.set(own, key)
    if (first === undefined || first === key) tally.firstInGroup[agency] = (tally.firstInGroup[agency] ?? 0) + 1
  }
}

/** Mean |rank − nominal rank| × 1000, as a whole number. */
function shiftOf({ takesPart, rank }: Ranker, nominal: Int32Array): number {
  let total = 0
  for (let place = 0; place < takesPart.length; place++) {
    const agency = takesPart[place] ?? 0
    total += Math.abs((rank[agency] ?? 0) - (nominal[agency] ?? 0))
  }
  return takesPart.length ? Math.round((1000 * total) / takesPart.length) : 0
}

function countPairs(tally: Tally, { order, rank }: Ranker) {
  const { ahead, agencies } = tally
  tally.pairDraws++
  for (let place = 0; place < order.length; place++) {
    const first = order[place] ?? 0
    for (let behind = place + 1; behind < order.length; behind++) {
      const second = order[behind] ?? 0
      if ((rank[second] ?? 0) > (rank[first] ?? 0)) {
        const entry = first * agencies + second
        ahead[entry] = (ahead[entry] ?? 0) + 1
      }
    }
  }
}
