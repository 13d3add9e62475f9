import { type Prepared, rescore } from '../prepared'
import type { DrawSettings, Variants } from './draw-settings'
import { countDraw } from './count-draw'
import { LinearKernel, batchSize } from './linear-kernel'
import { planLinear } from './linear-plan'
import { perturbWeights } from './perturb'
import { DrawRandom } from './random'
import { Ranker } from './ranker'
import { type Tally, emptyTally } from './tally'

/** One way of preparing, ready to score batches of draws. */
interface Scorer {
  prepared: Prepared
  /** Null: a method that only the full engine can do. */
  kernel: LinearKernel | null
  /** False: somebody who takes part has no score when prepared this way, so its draws fail. */
  isWhole: boolean
  /** Draws that will be made together. */
  waiting: number[]
}

/** Keep the choice of a variant, and errors of surveys, apart from the numbers of the weights. */
const variantStream = 0x5bd1e995
const errorStream = 0x2545f491

/**
 * Makes the draws `from` to `to` (not included) and counts them. Draw i is the same whoever makes it, so the tallies of parts add up to that of
 * the whole.
 */
export class DrawRunner {
  readonly #scorers: [Scorer, ...Scorer[]]
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
    const [first, ...others] = variants
    const nominal = rescore(first, first.nodes.map((node) => node.weight))
    const takesPart = Int32Array.from(first.agencies.keys()).filter((agency) => first.competes[agency] === 1 && nominal.isScored[agency] === 1)
    this.#scorers = [toScorer(first, takesPart), ...others.map((prepared) => toScorer(prepared, takesPart))]
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
    for (let draw = from; draw < to; draw++) {
      const scorer = this.#choose(draw)
      scorer.waiting.push(draw)
      if (scorer.waiting.length === batchSize) this.#flush(scorer)
    }
    for (const scorer of this.#scorers) this.#flush(scorer)
    return this.tally
  }

  #choose(draw: number): Scorer {
    const [first] = this.#scorers
    if (this.#scorers.length === 1) return first
    this.#choice.begin(draw)
    return this.#scorers[Math.floor(this.#choice.next() * this.#scorers.length)] ?? first
  }

  #flush({ prepared, kernel, isWhole, waiting }: Scorer) {
    if (!isWhole) this.tally.failed += waiting.length
    else if (kernel) {
      for (const [offset, draw] of waiting.entries()) this.#drawWeights(draw, prepared, offset)
      if (waiting.length) kernel.scoreBatch(this.#weights, this.#totals)
      for (const [offset, draw] of waiting.entries()) this.#count(draw, offset)
    } else for (const draw of waiting) this.#runSlowly(draw, prepared)
    waiting.length = 0
  }

  #runSlowly(draw: number, prepared: Prepared) {
    this.#drawWeights(draw, prepared, 0)
    const { total, isScored } = rescore(prepared, this.#own)
    if (!isWholeOf(this.#ranker.takesPart, isScored)) {
      this.tally.failed++
      return
    }
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
    countDraw(this.tally, this.#ranker, this.variants[0].group, this.#nominal, draw < (this.settings.pairDraws ?? 0))
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

function toScorer(prepared: Prepared, takesPart: Int32Array): Scorer {
  const plan = planLinear(prepared)
  const { isScored } = rescore(prepared, prepared.nodes.map((node) => node.weight))
  return { prepared, kernel: plan && new LinearKernel(plan), isWhole: isWholeOf(takesPart, isScored), waiting: [] }
}

function isWholeOf(takesPart: Int32Array, isScored: Uint8Array): boolean {
  return takesPart.every((agency) => isScored[agency] === 1)
}

/** A branch that loses its only part is left out with it, so that its weight is handed on too. */
function leaveOneOut({ nodes, indicators }: Prepared, random: DrawRandom, weights: Float64Array) {
  const left = Math.floor(random.next() * (indicators + 1))
  let node = nodes.findIndex((own) => own.indicator === left)
  while (node > 0) {
    weights[node] = 0
    const parent = nodes[node]?.parent ?? 0
    const isEmpty = nodes[parent]?.children.every((child) => weights[child] === 0)
    node = isEmpty ? parent : 0
  }
}

function shareOfWhole(nodes: Prepared['nodes'], node: number): number {
  const own = nodes[node]
  return own ? own.weight * (own.parent < 0 ? 1 : shareOfWhole(nodes, own.parent)) : 0
}
