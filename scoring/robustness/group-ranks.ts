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
    /** Whether the rank after a shared one is the next number. */
    readonly isDense = false,
  ) {
    const size = group.reduce((most, own) => Math.max(most, own + 1), 0)
    this.#keys = new Float64Array(size)
    this.#counts = new Int32Array(size)
    this.#ranks = new Int32Array(size)
    this.#seen = new Int32Array(size)
    this.#present = new Set(Array.from(takesPart, (agency) => group[agency] ?? -1).filter((value) => value >= 0)).size
  }

  /** Ranks inside each group, into entry `agency * stride + offset`. */
  rank({ order, sorted }: Ranker, into: Int32Array, stride = 1, offset = 0) {
    this.#stamp++
    for (let index = 0; index < order.length; index++) {
      const agency = order[index] ?? 0
      const value = this.group[agency] ?? -1
      if (value < 0) continue
      const isFirst = this.#see(value)
      const count = (this.#counts[value] ?? 0) + 1
      this.#counts[value] = count
      if (isFirst) this.#ranks[value] = 1
      else if ((sorted[index] ?? 0) < (this.#keys[value] ?? 0))
        this.#ranks[value] = this.isDense ? (this.#ranks[value] ?? 0) + 1 : count
      this.#keys[value] = sorted[index] ?? 0
      into[agency * stride + offset] = this.#ranks[value] ?? 0
    }
  }

  /** Adds one for whoever comes first of a group, or level with it. Stops where every group has had its first. */
  countFirst({ order, sorted }: Ranker, counts: Uint32Array) {
    this.#stamp++
    let left = this.#present
    let lowest = 0
    for (let index = 0; index < order.length; index++) {
      const agency = order[index] ?? 0
      const key = sorted[index] ?? 0
      if (left === 0 && key < lowest) return
      const value = this.group[agency] ?? -1
      if (value < 0) continue
      if (this.#see(value)) {
        this.#keys[value] = lowest = key
        left--
      } else if (this.#keys[value] !== key) continue
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
