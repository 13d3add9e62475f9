import type { Prepared } from '../prepared'
import type { Inner, MakeInner } from './inner'
import { type Gap, type LinearPlan, planLinear } from './linear-plan'
import { type Product, batchSize } from './multiply-add'
import { quickInner } from './wasm-inner'

/** The kernel of an edition; null where a level is not an arithmetic mean. */
export function makeLinearKernel(prepared: Prepared, makeInner: MakeInner = quickInner): LinearKernel | null {
  const inner = makeInner(mostBytes(prepared))
  const plan = planLinear(prepared, inner.float64)
  return plan && new LinearKernel(plan, inner)
}

/**
 * What a kernel asks of its memory, at most: each agency may be a pattern of its own, and each of its segments have a
 * factor of its own.
 */
function mostBytes({ agencies, nodes, indicators }: Prepared): number {
  const segments = Math.min(indicators, 2 * nodes.filter((node) => node.indicator < 0).length + 1)
  const byAgency = 8 * indicators + 8 * batchSize + 8 + 3 * 4 + segments * (8 + 8 * batchSize)
  return agencies.length * byAgency + 8 * batchSize * (indicators + 1) + 16 * 10
}

/**
 * Scores of a batch of draws by one product of utilities and effective weights. `totals` has agencies × 8 entries, on
 * the model's scale, bonuses and penalties in; agencies without a place in the plan stay at zero.
 */
export class LinearKernel {
  /**
   * Shares of the whole as if every part counted, on the model's scale, by branch; those of indicators are in the
   * product.
   */
  readonly #node: Float64Array
  /** Sum of the children's weights, by branch. */
  readonly #sums: Float64Array
  readonly #product: Product
  /**
   * 1 for each of the eight draws that leave a branch nothing of what some agency has there, so that its weight must go
   * further up: the product can't.
   */
  readonly invalid = new Uint8Array(batchSize)

  constructor(
    readonly plan: LinearPlan,
    readonly inner: Inner,
  ) {
    const { nodes } = plan.prepared
    this.#node = new Float64Array(nodes.length * batchSize)
    this.#sums = new Float64Array(nodes.length * batchSize)
    this.#product = toProduct(plan, inner)
  }

  get totals(): Float64Array {
    return this.#product.totals
  }

  /** `weights` has nodes × 8 entries, node by node, relative to its siblings. */
  scoreBatch(weights: Float64Array) {
    this.#shareOut(weights)
    this.#handOn(weights)
    this.inner.multiplyAdd(this.#product)
  }

  /**
   * Adds what errors of surveys come to, after `scoreBatch`: `errors` has agencies × 8 entries of the indicator's
   * utility. An indicator that does not count for an agency has none.
   */
  addErrors(row: number, errors: Float64Array) {
    const { patterns, agencies, prepared } = this.plan
    const { share, factor, totals } = this.#product
    const node = prepared.nodes.findIndex((node) => node.indicator === row)
    for (const { counts, from, to, segments } of patterns) {
      if (!counts[node]) continue
      const line = (segments.find(({ endRow }) => row < endRow)?.growth ?? 0) * batchSize
      for (const agency of agencies.subarray(from, to)) {
        for (let draw = 0; draw < batchSize; draw++) {
          const at = agency * batchSize + draw
          totals[at] =
            (totals[at] ?? 0) + (share[row * batchSize + draw] ?? 0) * (factor[line + draw] ?? 0) * (errors[at] ?? 0)
        }
      }
    }
  }

  /**
   * From the root down: each part's share of the whole. Where a draw leaves a branch no weight at all, it adds nothing.
   */
  #shareOut(weights: Float64Array) {
    const { nodes, scale } = this.plan.prepared
    this.#node.fill(scale, 0, batchSize)
    for (let node = 0; node < nodes.length; node++) {
      const item = nodes[node]
      if (!item || item.indicator >= 0) continue
      const at = node * batchSize
      this.#sums.fill(0, at, at + batchSize)
      for (const child of item.children) addEight(this.#sums, at, weights, child * batchSize)
      for (const child of item.children) {
        const row = nodes[child]?.indicator ?? -1
        const into = row < 0 ? this.#node : this.#product.share
        const to = (row < 0 ? child : row) * batchSize
        for (let draw = 0; draw < batchSize; draw++) {
          const sum = this.#sums[at + draw] ?? 0
          into[to + draw] =
            sum > 0 ? ((this.#node[at + draw] ?? 0) * (weights[child * batchSize + draw] ?? 0)) / sum : 0
        }
      }
    }
  }

  /**
   * The weight of what is missing goes to its siblings: what stands below the branch grows by sum ÷ (sum − missing).
   */
  #handOn(weights: Float64Array) {
    const { growths } = this.plan
    const { factor } = this.#product
    this.invalid.fill(0)
    for (let line = 1; line < growths.length; line++) {
      factor.fill(1, line * batchSize, (line + 1) * batchSize)
      for (const gap of growths[line] ?? [])
        grow(factor, line * batchSize, gap, { sums: this.#sums, weights, invalid: this.invalid })
    }
  }
}

function toProduct({ prepared, agencies, utility, patterns, growths }: LinearPlan, inner: Inner): Product {
  const segments = patterns.flatMap((pattern) => pattern.segments)
  const product: Product = {
    utility,
    agencies: inner.int32(agencies.length),
    share: inner.float64(prepared.indicators * batchSize),
    from: inner.int32(agencies.length),
    to: inner.int32(agencies.length),
    ends: inner.int32(segments.length),
    lines: inner.int32(segments.length),
    factor: inner.float64(growths.length * batchSize).fill(1),
    added: inner.float64(prepared.agencies.length),
    totals: inner.float64(prepared.agencies.length * batchSize),
  }
  product.agencies.set(agencies)
  product.ends.set(segments.map(({ endRow }) => endRow))
  product.lines.set(segments.map(({ growth }) => growth))
  product.added.set(prepared.adjustment)
  let first = 0
  for (const pattern of patterns) {
    product.from.fill(first, pattern.from, pattern.to)
    first += pattern.segments.length
    product.to.fill(first, pattern.from, pattern.to)
  }
  return product
}

function grow(
  factor: Float64Array,
  at: number,
  { node, missing }: Gap,
  { sums, weights, invalid }: { sums: Float64Array; weights: Float64Array; invalid: Uint8Array },
) {
  for (let draw = 0; draw < batchSize; draw++) {
    let lost = 0
    for (let index = 0; index < missing.length; index++) lost += weights[(missing[index] ?? 0) * batchSize + draw] ?? 0
    const sum = sums[node * batchSize + draw] ?? 0
    if (sum - lost > 1e-12 * sum) factor[at + draw] = ((factor[at + draw] ?? 0) * sum) / (sum - lost)
    // A branch that is left out as a whole takes no weight with it.
    else if (sum > 0) invalid[draw] = 1
  }
}

function addEight(into: Float64Array, at: number, from: Float64Array, start: number) {
  for (let draw = 0; draw < batchSize; draw++) into[at + draw] = (into[at + draw] ?? 0) + (from[start + draw] ?? 0)
}
