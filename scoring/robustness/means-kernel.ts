import { type Prepared, scorePrepared } from '../prepared'
import { NodeState } from '../result'
import { type MeanScale, changeScale, scaleOf, fromScale, toScale } from './mean-scale'
import { batchSize } from './multiply-add'

/** The kernel of an edition whose every level is a mean or a minimum; null where one is not. */
export function makeMeansKernel(prepared: Prepared): MeansKernel | null {
  const branches = prepared.nodes.flatMap(({ indicator, children, aggregation }, node): Branch[] => {
    const scale = scaleOf(aggregation)
    return indicator < 0 && scale ? [{ node, children, scale }] : []
  })
  return branches.length === prepared.nodes.filter(({ indicator }) => indicator < 0).length
    ? new MeansKernel(prepared, branches)
    : null
}

interface Branch {
  readonly node: number
  readonly children: readonly number[]
  readonly scale: MeanScale
}

/**
 * Scores of a batch of draws by going up the tree, for means that do not collapse into one product. Each branch adds up
 * its children on the scale of its mean (logarithms under a geometric one), indicators having been brought there
 * beforehand. What counts for an agency is decided once, by the model's own weights; a branch that a draw leaves no
 * weight at all hands its own on.
 */
export class MeansKernel {
  /** As of `LinearKernel`. */
  readonly totals: Float64Array
  /** 1 for each of the eight draws in which a mean could not take what it got, for some agency. */
  readonly failed = new Uint8Array(batchSize)
  readonly #agencies: Int32Array
  /**
   * 1 where a node counts, and the utility of an indicator on the scale of its parent; entry `position * nodes + node`.
   */
  readonly #counts: Uint8Array
  readonly #ready: Float64Array
  /**
   * Of the agency at hand, eight a node: what branches come to on their own scale, and whether anything is left of
   * them.
   */
  readonly #results: Float64Array
  readonly #isThere: Uint8Array
  readonly #scales: readonly (MeanScale | undefined)[]

  constructor(
    readonly prepared: Prepared,
    readonly branches: readonly Branch[],
  ) {
    const { nodes, agencies, competes } = prepared
    const { state } = scorePrepared(prepared)
    this.#agencies = Int32Array.from(agencies.keys()).filter(
      (agency) => competes[agency] === 1 && state[agency] === NodeState.scored,
    )
    this.#scales = nodes.map((_, node) => branches.find((branch) => branch.node === node)?.scale)
    this.#counts = new Uint8Array(this.#agencies.length * nodes.length)
    this.#ready = new Float64Array(this.#counts.length)
    this.#results = new Float64Array(nodes.length * batchSize)
    this.#isThere = new Uint8Array(nodes.length * batchSize)
    this.totals = new Float64Array(agencies.length * batchSize)
    for (const [position, agency] of this.#agencies.entries()) this.#makeReady(position, agency, state)
  }

  /** `weights` as of `LinearKernel`. */
  scoreBatch(weights: Float64Array) {
    const { scale, adjustment } = this.prepared
    const root = this.#scales[0] ?? { exponent: 1, floor: null }
    this.failed.fill(0)
    for (let position = 0; position < this.#agencies.length; position++) {
      const agency = this.#agencies[position] ?? 0
      for (let index = this.branches.length - 1; index >= 0; index--) {
        const branch = this.branches[index]
        if (branch && this.#counts[position * this.prepared.nodes.length + branch.node])
          this.#addUp(branch, position * this.prepared.nodes.length, weights)
      }
      for (let draw = 0; draw < batchSize; draw++) {
        const utility = this.#isThere[draw] ? fromScale(root, this.#results[draw] ?? 0) : Number.NaN
        if (Number.isFinite(utility))
          this.totals[agency * batchSize + draw] = utility * scale + (adjustment[agency] ?? 0)
        else this.failed[draw] = 1
      }
    }
  }

  #makeReady(position: number, agency: number, state: Uint8Array) {
    const { nodes, agencies, utility } = this.prepared
    for (const [node, { indicator, parent }] of nodes.entries()) {
      const at = position * nodes.length + node
      const scale = this.#scales[parent]
      this.#counts[at] = state[node * agencies.length + agency] === NodeState.scored ? 1 : 0
      if (indicator >= 0 && scale) this.#ready[at] = toScale(scale, utility[indicator * agencies.length + agency] ?? 0)
    }
  }

  /** Children stand after their parents, so going backwards finds each child's result ready. */
  #addUp({ node, children, scale }: Branch, from: number, weights: Float64Array) {
    const { nodes } = this.prepared
    const results = this.#results
    const isLeast = scale.exponent === null
    for (let draw = 0; draw < batchSize; draw++) {
      let sum = isLeast ? Number.POSITIVE_INFINITY : 0
      let whole = 0
      let parts = 0
      for (let index = 0; index < children.length; index++) {
        const child = children[index] ?? 0
        const at = child * batchSize + draw
        const weight = weights[at] ?? 0
        const isLeftOut = weight === 0 && (nodes[child]?.weight ?? 0) > 0
        const below = this.#scales[child]
        if (!this.#counts[from + child] || isLeftOut || (below && !this.#isThere[at])) continue
        const value = below ? changeScale(below, scale, results[at] ?? 0) : (this.#ready[from + child] ?? 0)
        sum = isLeast ? Math.min(sum, value) : sum + weight * value
        whole += weight
        parts++
      }
      this.#isThere[node * batchSize + draw] = (isLeast ? parts : whole) > 0 ? 1 : 0
      results[node * batchSize + draw] = isLeast ? sum : sum / whole
    }
  }
}
