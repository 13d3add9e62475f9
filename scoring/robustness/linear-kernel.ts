import type { Prepared } from '../prepared'
import type { Inner, MakeInner } from './inner'
import { type Gap, type LinearPlan, type Pattern, planLinear } from './linear-plan'
import { type Product, batchSize } from './multiply-add'
import { quickInner } from './wasm-inner'

/** The kernel of an edition; null where a level is not an arithmetic mean. */
export function makeLinearKernel(prepared: Prepared, makeInner: MakeInner = quickInner): LinearKernel | null {
  const inner = makeInner(mostBytes(prepared))
  const plan = planLinear(prepared, inner.float64)
  return plan && new LinearKernel(plan, inner)
}

/** What a kernel asks of its memory, at most: each agency may be a pattern of its own. */
function mostBytes({ agencies, nodes, indicators }: Prepared): number {
  const segments = Math.min(indicators, 2 * nodes.filter((node) => node.indicator < 0).length + 1)
  const byAgency = 8 * indicators + 8 * batchSize + 8 + 4 + segments * (8 * batchSize + 4)
  return agencies.length * (byAgency + 16 * 4) + 8 * indicators * batchSize + 16 * 4
}

/**
 * Scores of a batch of draws by one product of utilities and effective weights. `totals` has agencies × 8 entries, on the model's scale, bonuses and
 * penalties in; agencies without a place in the plan stay at zero.
 */
export class LinearKernel {
  readonly totals: Float64Array
  /** Shares of the whole as if every part counted, on the model's scale; by node and by indicator. */
  readonly #node: Float64Array
  readonly #share: Float64Array
  /** Sum of the children's weights, by branch. */
  readonly #sums: Float64Array
  readonly #added: Float64Array
  readonly #products: readonly { readonly pattern: Pattern; readonly product: Product }[]
  readonly #growth: Float64Array

  constructor(
    readonly plan: LinearPlan,
    readonly inner: Inner,
  ) {
    const { nodes, indicators, agencies, adjustment } = plan.prepared
    this.#node = new Float64Array(nodes.length * batchSize)
    this.#sums = new Float64Array(nodes.length * batchSize)
    this.#share = inner.float64(indicators * batchSize)
    this.totals = inner.float64(agencies.length * batchSize)
    this.#added = inner.float64(agencies.length)
    this.#added.set(adjustment)
    this.#growth = new Float64Array(plan.patterns.reduce((most, { gaps }) => Math.max(most, gaps.length), 0) * batchSize)
    this.#products = plan.patterns.map((pattern) => ({ pattern, product: this.#toProduct(pattern) }))
  }

  /** `weights` has nodes × 8 entries, node by node, relative to its siblings. */
  scoreBatch(weights: Float64Array) {
    this.#shareOut(weights)
    for (const { pattern, product } of this.#products) {
      if (pattern.gaps.length) this.#handOn(pattern, product.factor, weights)
      this.inner.multiplyAdd(product)
    }
  }

  /**
   * Adds what errors of surveys come to, after `scoreBatch`: `errors` has agencies × 8 entries of the indicator's utility. An indicator that does
   * not count for an agency has none.
   */
  addErrors(row: number, errors: Float64Array) {
    const node = this.plan.prepared.nodes.findIndex((own) => own.indicator === row)
    for (const { pattern, product } of this.#products) {
      if (!pattern.counts[node]) continue
      const segment = pattern.segments.findIndex(({ endRow }) => row < endRow)
      for (const agency of pattern.agencies) {
        for (let draw = 0; draw < batchSize; draw++) {
          const at = agency * batchSize + draw
          const share = (this.#share[row * batchSize + draw] ?? 0) * (product.factor[segment * batchSize + draw] ?? 0)
          this.totals[at] = (this.totals[at] ?? 0) + share * (errors[at] ?? 0)
        }
      }
    }
  }

  #toProduct({ agencies, segments, utility }: Pattern): Product {
    const { inner, totals } = this
    const own = { agencies: inner.int32(agencies.length), ends: inner.int32(segments.length), factor: inner.float64(segments.length * batchSize).fill(1) }
    own.agencies.set(agencies)
    own.ends.set(segments.map(({ endRow }) => endRow))
    return { ...own, utility, share: this.#share, added: this.#added, totals }
  }

  /** From the root down: each part's share of the whole. Where a draw leaves a branch no weight at all, it adds nothing. */
  #shareOut(weights: Float64Array) {
    const { nodes, scale } = this.plan.prepared
    this.#node.fill(scale, 0, batchSize)
    for (let node = 0; node < nodes.length; node++) {
      const own = nodes[node]
      if (!own || own.indicator >= 0) continue
      const at = node * batchSize
      this.#sums.fill(0, at, at + batchSize)
      for (const child of own.children) addEight(this.#sums, at, weights, child * batchSize)
      for (const child of own.children) {
        const row = nodes[child]?.indicator ?? -1
        const into = row < 0 ? this.#node : this.#share
        const to = (row < 0 ? child : row) * batchSize
        for (let draw = 0; draw < batchSize; draw++) {
          const sum = this.#sums[at + draw] ?? 0
          into[to + draw] = sum > 0 ? ((this.#node[at + draw] ?? 0) * (weights[child * batchSize + draw] ?? 0)) / sum : 0
        }
      }
    }
  }

  /** The weight of what is missing goes to its siblings: what stands below the branch grows by sum ÷ (sum − missing). */
  #handOn({ gaps, segments }: Pattern, factor: Float64Array, weights: Float64Array) {
    for (let place = 0; place < gaps.length; place++) {
      const gap = gaps[place]
      if (gap) measureGrowth(this.#growth, place * batchSize, gap, this.#sums, weights)
    }
    factor.fill(1)
    for (let place = 0; place < segments.length; place++) {
      for (const gap of segments[place]?.gaps ?? []) {
        for (let draw = 0; draw < batchSize; draw++) factor[place * batchSize + draw] = (factor[place * batchSize + draw] ?? 0) * (this.#growth[gap * batchSize + draw] ?? 0)
      }
    }
  }
}

function measureGrowth(growth: Float64Array, at: number, { node, missing }: Gap, sums: Float64Array, weights: Float64Array) {
  for (let draw = 0; draw < batchSize; draw++) {
    let lost = 0
    for (let place = 0; place < missing.length; place++) lost += weights[(missing[place] ?? 0) * batchSize + draw] ?? 0
    const sum = sums[node * batchSize + draw] ?? 0
    growth[at + draw] = sum - lost > 1e-12 * sum ? sum / (sum - lost) : 0
  }
}

function addEight(into: Float64Array, at: number, from: Float64Array, start: number) {
  for (let draw = 0; draw < batchSize; draw++) into[at + draw] = (into[at + draw] ?? 0) + (from[start + draw] ?? 0)
}
