import type { Ranker } from './ranker'

/** Goes down the order of a ranked draw, group by group. `group` is by agency, −1 for none. */
export class GroupRanks {
  /** By group, as of `#stamp`: the last total that was seen, how many came so far, and the rank of that last one. */
  readonly #keys: Float64Array
  readonly #counts: Int32Array
  readonly #ranks: Int32Array
  readonly #seen: Int32Array
  readonly #present: number
  #stamp = 0

  constructor(
    readonly group: Int32Array,
    takesPart: Int32Array,
  ) {
    const size = group.reduce((most, own) => Math.max(most, own + 1), 0)
    this.#keys = new Float64Array(size)
    this.#counts = new Int32Array(size)
    this.#ranks = new Int32Array(size)
    this.#seen = new Int32Array(size)
    this.#present = new Set(Array.from(takesPart, (agency) => group[agency] ?? -1).filter((own) => own >= 0)).size
  }

  /** Competition ranks inside each group, into entry `agency * stride + offset`. */
  rank({ order, sorted }: Ranker, into: Int32Array, stride = 1, offset = 0) {
    this.#stamp++
    for (let place = 0; place < order.length; place++) {
      const agency = order[place] ?? 0
      const own = this.group[agency] ?? -1
      if (own < 0) continue
      const isFirst = this.#see(own)
      const count = (this.#counts[own] ?? 0) + 1
      this.#counts[own] = count
      if (isFirst || (sorted[place] ?? 0) < (this.#keys[own] ?? 0)) this.#ranks[own] = count
      this.#keys[own] = sorted[place] ?? 0
      into[agency * stride + offset] = this.#ranks[own] ?? 0
    }
  }

  /** Adds one for whoever comes first of a group, or level with it. Stops where every group has had its first. */
  countFirst({ order, sorted }: Ranker, counts: Uint32Array) {
    this.#stamp++
    let left = this.#present
    let lowest = 0
    for (let place = 0; place < order.length; place++) {
      const agency = order[place] ?? 0
      const key = sorted[place] ?? 0
      if (left === 0 && key < lowest) return
      const own = this.group[agency] ?? -1
      if (own < 0) continue
      if (this.#see(own)) {
        this.#keys[own] = lowest = key
        left--
      } else if (this.#keys[own] !== key) continue
      counts[agency] = (counts[agency] ?? 0) + 1
    }
  }

  #see(group: number): boolean {
    if (this.#seen[group] === this.#stamp) return false
    this.#seen[group] = this.#stamp
    this.#counts[group] = 0
    return true
  }
}
