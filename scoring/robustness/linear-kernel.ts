import type { Gap, LinearPlan, Pattern } from './linear-plan'

/** Draws that are scored together, so that each utility is loaded once for all of them. */
export const batchSize = 8

/**
 * Scores of a batch of draws. `weights` has nodes × 8 entries (node by node), `totals` gets agencies × 8, on the model's scale; agencies without a
 * place in the plan keep what was there.
 */
export class LinearKernel {
  /** Shares of the whole as if every part counted, on the model's scale; by node and by indicator. */
  readonly #node: Float64Array
  readonly #leaf: Float64Array
  /** Sum of the children's weights, by branch. */
  readonly #sums: Float64Array
  /** Shares of the indicators for the pattern at hand. */
  readonly #own: Float64Array

  constructor(readonly plan: LinearPlan) {
    const { nodes, indicators } = plan.prepared
    this.#node = new Float64Array(nodes.length * batchSize)
    this.#sums = new Float64Array(nodes.length * batchSize)
    this.#leaf = new Float64Array(indicators * batchSize)
    this.#own = new Float64Array(indicators * batchSize)
  }

  scoreBatch(weights: Float64Array, totals: Float64Array) {
    const { patterns, prepared } = this.plan
    this.#shareOut(weights)
    for (let place = 0; place < patterns.length; place++) {
      const pattern = patterns[place]
      if (!pattern) continue
      if (pattern.gaps.length) this.#handOn(pattern.gaps, weights)
      multiply(pattern, pattern.gaps.length ? this.#own : this.#leaf, prepared.indicators, totals)
    }
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
        const into = row < 0 ? this.#node : this.#leaf
        const to = (row < 0 ? child : row) * batchSize
        for (let draw = 0; draw < batchSize; draw++) {
          const sum = this.#sums[at + draw] ?? 0
          into[to + draw] = sum > 0 ? ((this.#node[at + draw] ?? 0) * (weights[child * batchSize + draw] ?? 0)) / sum : 0
        }
      }
    }
  }

  /** The weight of what is missing goes to its siblings: what stands below the branch grows by sum ÷ (sum − missing). */
  #handOn(gaps: readonly Gap[], weights: Float64Array) {
    this.#own.set(this.#leaf)
    for (let place = 0; place < gaps.length; place++) {
      const gap = gaps[place]
      if (gap) growRows(this.#own, gap, this.#sums, weights)
    }
  }
}

const missing = new Float64Array(batchSize)

function growRows(own: Float64Array, gap: Gap, sums: Float64Array, weights: Float64Array) {
  missing.fill(0)
  for (let place = 0; place < gap.missing.length; place++) addEight(missing, 0, weights, (gap.missing[place] ?? 0) * batchSize)
  for (let draw = 0; draw < batchSize; draw++) {
    const sum = sums[gap.node * batchSize + draw] ?? 0
    const left = sum - (missing[draw] ?? 0)
    missing[draw] = left > 1e-12 * sum ? sum / left : 0
  }
  for (let row = gap.firstRow; row < gap.endRow; row++) {
    for (let draw = 0; draw < batchSize; draw++) own[row * batchSize + draw] = (own[row * batchSize + draw] ?? 0) * (missing[draw] ?? 0)
  }
}

function addEight(into: Float64Array, at: number, from: Float64Array, start: number) {
  for (let draw = 0; draw < batchSize; draw++) into[at + draw] = (into[at + draw] ?? 0) + (from[start + draw] ?? 0)
}

/** Eight sums at once; the eight weights of a row stand side by side. */
function multiply({ agencies, utility }: Pattern, leaf: Float64Array, indicators: number, totals: Float64Array) {
  for (let position = 0; position < agencies.length; position++) {
    const start = position * indicators
    let t0 = 0
    let t1 = 0
    let t2 = 0
    let t3 = 0
    let t4 = 0
    let t5 = 0
    let t6 = 0
    let t7 = 0
    for (let row = 0, at = 0; row < indicators; row++, at += 8) {
      const value = utility[start + row] ?? 0
      t0 += value * (leaf[at] ?? 0)
      t1 += value * (leaf[at + 1] ?? 0)
      t2 += value * (leaf[at + 2] ?? 0)
      t3 += value * (leaf[at + 3] ?? 0)
      t4 += value * (leaf[at + 4] ?? 0)
      t5 += value * (leaf[at + 5] ?? 0)
      t6 += value * (leaf[at + 6] ?? 0)
      t7 += value * (leaf[at + 7] ?? 0)
    }
    const out = (agencies[position] ?? 0) * 8
    totals[out] = t0
    totals[out + 1] = t1
    totals[out + 2] = t2
    totals[out + 3] = t3
    totals[out + 4] = t4
    totals[out + 5] = t5
    totals[out + 6] = t6
    totals[out + 7] = t7
  }
}
