import { type Prepared, scorePrepared, toTotals } from '../prepared'
import { NodeState } from '../result'
import type { NodeColumns } from '../score-nodes'
import type { Variants } from './draw-settings'
import type { MakeInner } from './inner'
import { type LinearKernel, makeLinearKernel } from './linear-kernel'
import { type MeansKernel, makeMeansKernel } from './means-kernel'
import { batchSize } from './multiply-add'
import { DrawRandom } from './random'
import { Ranker } from './ranker'
import { settleTies, tieValuesOf, tieValuesUnder } from './settle-ties'
import { quickInner } from './wasm-inner'

/**
 * One thinkable way to score: one of the variants, with weights, and with errors of surveys where `errors` is the
 * number of a draw of them.
 */
export interface Scenario {
  readonly id: number
  readonly variant: number
  /** Null: values are taken as they are. */
  readonly errors: number | null
}

/** Writes a scenario's weights, one a node and relative to its siblings. */
export type Weigh = (id: number, prepared: Prepared, weights: Float64Array) => void

/**
 * Takes a scenario's ranks; null where somebody who takes part got no score. The ranker is used again for the next one.
 */
export type TakeRanks = (id: number, ranker: Ranker | null) => void

/** One variant, ready to score batches. */
interface Scorer {
  readonly prepared: Prepared
  /**
   * For batches; null both: a method that only the full engine can do. Means are also taken by draws that are invalid
   * for the first, from the first of them on.
   */
  readonly linear: LinearKernel | null
  means: MeansKernel | null
  /** False: somebody who takes part has no score when prepared this way. */
  readonly isWhole: boolean
  /** Of every node and agency under the variant's own weights. */
  readonly state: Uint8Array
  /**
   * Weights of the scenarios that wait, eight a node, and errors of utility, eight an agency for each surveyed
   * indicator.
   */
  readonly weights: Float64Array
  readonly errors: readonly Float64Array[]
  hasErrors: boolean
  readonly waiting: number[]
}

/** Keeps errors of surveys apart from the numbers of the weights. */
const errorStream = 0x2545f491

/**
 * Scores and ranks scenarios, eight of a variant at a time. A scenario's ranks depend on itself alone, not on those
 * beside it. Those take part who compete and have a score under the first variant as it stands.
 */
export class ScenarioRanker {
  readonly takesPart: Int32Array
  /** Ranks under the first variant as it stands, ties broken as the model says; 0 for those that take no part. */
  readonly nominalRanks: Int32Array
  readonly #scorers: readonly Scorer[]
  readonly #ranker: Ranker
  readonly #own: Float64Array
  readonly #random: DrawRandom
  readonly #weigh: Weigh
  readonly #take: TakeRanks

  constructor(
    variants: Variants,
    {
      seed,
      weigh,
      take,
      makeInner = quickInner,
    }: { seed: number; weigh: Weigh; take: TakeRanks; makeInner?: MakeInner | undefined },
  ) {
    const [first] = variants
    const nominal = scoreTotals(first, weightsOf(first))
    this.takesPart = Int32Array.from(first.agencies.keys()).filter(
      (agency) => first.competes[agency] === 1 && nominal.isScored[agency] === 1,
    )
    this.#scorers = variants.map((prepared) =>
      toScorer(
        prepared,
        this.takesPart,
        prepared === first ? nominal : scoreTotals(prepared, weightsOf(prepared)),
        makeInner,
      ),
    )
    this.#ranker = new Ranker(this.takesPart, first.agencies.length, first.decimals, makeInner)
    this.#own = new Float64Array(first.nodes.length)
    this.#random = new DrawRandom(seed ^ errorStream)
    this.#weigh = weigh
    this.#take = take
    this.#ranker.run(nominal.total, 1, 0)
    settleTies(this.#ranker, first, tieValuesOf(first, nominal.columns))
    this.nominalRanks = this.#ranker.rank.slice()
  }

  add({ id, variant, errors }: Scenario) {
    const scorer = this.#scorers[variant]
    if (!scorer?.isWhole) return this.#take(id, null)
    const lane = scorer.waiting.length
    const row = this.#own
    this.#weigh(id, scorer.prepared, row)
    for (let node = 0; node < row.length; node++) scorer.weights[node * batchSize + lane] = row[node] ?? 0
    if (errors !== null) this.#drawErrors(scorer, errors, lane)
    else if (scorer.hasErrors) for (const column of scorer.errors) clearLane(column, lane)
    scorer.waiting.push(id)
    if (scorer.waiting.length === batchSize) this.#rank(scorer)
  }

  /** Ranks what still waits; call it at the end. */
  flush() {
    for (const scorer of this.#scorers) this.#rank(scorer)
  }

  #rank(scorer: Scorer) {
    const { linear, waiting, weights, hasErrors, errors, prepared } = scorer
    if (!waiting.length) return
    linear?.scoreBatch(weights)
    if (linear && hasErrors)
      for (const [index, column] of errors.entries()) linear.addErrors(prepared.surveyed[index]?.row ?? -1, column)
    const means =
      hasErrors || (linear && !linear.invalid.includes(1)) ? null : (scorer.means ??= makeMeansKernel(prepared))
    means?.scoreBatch(weights)
    for (let lane = 0; lane < waiting.length; lane++) {
      if (linear && !linear.invalid[lane]) this.#takeLane(scorer, linear.totals, lane)
      else if (means) this.#takeLane(scorer, means.failed[lane] ? null : means.totals, lane)
      else this.#take(waiting[lane] ?? 0, this.#rankByEngine(scorer, lane))
    }
    waiting.length = 0
  }

  #takeLane(scorer: Scorer, totals: Float64Array | null, lane: number) {
    const { waiting, prepared, state } = scorer
    if (totals) {
      this.#ranker.run(totals, batchSize, lane)
      settleTies(
        this.#ranker,
        prepared,
        tieValuesUnder(
          prepared,
          state,
          (node) => scorer.weights[node * batchSize + lane] ?? 0,
          (row, agency) => utilityIn(scorer, row, agency, lane),
        ),
      )
    }
    this.#take(waiting[lane] ?? 0, totals && this.#ranker)
  }

  #rankByEngine({ prepared, weights, hasErrors, errors }: Scorer, lane: number): Ranker | null {
    const row = this.#own
    for (let node = 0; node < row.length; node++) row[node] = weights[node * batchSize + lane] ?? 0
    const { total, isScored, columns } = scoreTotals(hasErrors ? withErrors(prepared, errors, lane) : prepared, row)
    if (!isWhole(this.takesPart, isScored)) return null
    this.#ranker.run(total, 1, 0)
    settleTies(this.#ranker, prepared, tieValuesOf(prepared, columns))
    return this.#ranker
  }

  /**
   * The numbers of a draw go to the indicators and agencies in their order, so that they don't depend on who else
   * waits.
   */
  #drawErrors(scorer: Scorer, draw: number, lane: number) {
    scorer.hasErrors = true
    this.#random.begin(draw)
    for (const [index, { error }] of scorer.prepared.surveyed.entries()) {
      const column = scorer.errors[index] ?? new Float64Array(0)
      for (let agency = 0; agency < error.length; agency++)
        column[agency * batchSize + lane] = (error[agency] ?? 0) * this.#random.normal()
    }
  }
}

export function weightsOf({ nodes }: Prepared): number[] {
  return nodes.map((node) => node.weight)
}

interface Totals {
  total: Float64Array
  isScored: Uint8Array
  columns: NodeColumns
}

function scoreTotals(prepared: Prepared, weights: ArrayLike<number>): Totals {
  const columns = scorePrepared(prepared, weights)
  const isScored = Uint8Array.from(prepared.agencies, (_, agency) =>
    columns.state[agency] === NodeState.scored ? 1 : 0,
  )
  return { columns, isScored, total: toTotals(prepared, columns.utility, isScored) }
}

/** Of an indicator in a scenario that waits, its error of a survey in. */
function utilityIn({ prepared, hasErrors, errors }: Scorer, row: number, agency: number, lane: number): number {
  const value = prepared.utility[row * prepared.agencies.length + agency] ?? 0
  if (!hasErrors) return value
  const index = prepared.surveyed.findIndex((surveyed) => surveyed.row === row)
  return index < 0 ? value : value + (errors[index]?.[agency * batchSize + lane] ?? 0)
}

function toScorer(
  prepared: Prepared,
  takesPart: Int32Array,
  { isScored, columns }: Totals,
  makeInner: MakeInner,
): Scorer {
  const linear = makeLinearKernel(prepared, makeInner)
  return {
    prepared,
    linear,
    means: linear ? null : makeMeansKernel(prepared),
    isWhole: isWhole(takesPart, isScored),
    state: columns.state,
    weights: new Float64Array(prepared.nodes.length * batchSize),
    errors: prepared.surveyed.map(({ error }) => new Float64Array(error.length * batchSize)),
    hasErrors: false,
    waiting: [],
  }
}

function isWhole(takesPart: Int32Array, isScored: Uint8Array): boolean {
  return takesPart.every((agency) => isScored[agency] === 1)
}

function clearLane(column: Float64Array, lane: number) {
  for (let at = lane; at < column.length; at += batchSize) column[at] = 0
}

/** A utility may leave 0–1 by an error; it is not held back, or the errors of the best would all be losses. */
function withErrors(prepared: Prepared, errors: readonly Float64Array[], lane: number): Prepared {
  const utility = prepared.utility.slice()
  const count = prepared.agencies.length
  for (const [index, { row }] of prepared.surveyed.entries()) {
    for (let agency = 0; agency < count; agency++)
      utility[row * count + agency] =
        (utility[row * count + agency] ?? 0) + (errors[index]?.[agency * batchSize + lane] ?? 0)
  }
  return { ...prepared, utility }
}
