import type { LinearPlan, Pattern, PatternBranch } from './linear-plan'

/** Draws that are scored together, so that each utility is loaded once for all of them. */
export const batchSize = 8

/**
 * Scores of a batch of draws. `weights` has nodes × 8 entries (node by node), `totals` gets agencies × 8, on the model's scale; agencies without a
 * place in the plan keep what was there.
 */
export class LinearKernel {
  readonly #effective: Float64Array
  readonly #leaf: Float64Array
  readonly #unit = new Float64Array(batchSize)

  constructor(readonly plan: LinearPlan) {
    this.#effective = new Float64Array(plan.prepared.nodes.length * batchSize)
    this.#leaf = new Float64Array(plan.prepared.indicators * batchSize)
  }

  scoreBatch(weights: Float64Array, totals: Float64Array) {
    for (const pattern of this.plan.patterns) {
      this.#spreadWeights(pattern, weights)
      multiply(pattern, this.#leaf, this.plan.prepared.indicators, totals)
    }
  }

  /** From the root down: each part's share of the whole, the weight of parts that do not count handed on to their siblings. */
  #spreadWeights({ branches }: Pattern, weights: Float64Array) {
    this.#effective.fill(this.plan.prepared.scale, 0, batchSize)
    for (let place = 0; place < branches.length; place++) {
      const branch = branches[place]
      if (branch) shareOut(branch, weights, this.#effective, this.#leaf, this.#unit)
    }
  }
}

/** `unit` is room for eight numbers: what one unit of weight is worth in each draw. */
function shareOut({ node, children, rows }: PatternBranch, weights: Float64Array, effective: Float64Array, leaf: Float64Array, unit: Float64Array) {
  unit.fill(0)
  for (let position = 0; position < children.length; position++) {
    const from = (children[position] ?? 0) * batchSize
    for (let draw = 0; draw < batchSize; draw++) unit[draw] = (unit[draw] ?? 0) + (weights[from + draw] ?? 0)
  }
  // Where a draw leaves no weight, the parts get none of it, and the branch adds nothing.
  for (let draw = 0; draw < batchSize; draw++) {
    const total = unit[draw] ?? 0
    unit[draw] = total > 0 ? (effective[node * batchSize + draw] ?? 0) / total : 0
  }
  for (let position = 0; position < children.length; position++) {
    const from = (children[position] ?? 0) * batchSize
    const row = rows[position] ?? -1
    const into = row < 0 ? effective : leaf
    const at = row < 0 ? from : row * batchSize
    for (let draw = 0; draw < batchSize; draw++) into[at + draw] = (weights[from + draw] ?? 0) * (unit[draw] ?? 0)
  }
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
