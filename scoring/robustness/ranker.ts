import { powerOfTen } from '../round'
import { orderCrowded } from './bucket-order'
import { type Inner, type MakeInner, plainInner } from './inner'

/** Buckets of the sort; more of them put fewer agencies into each. */
const bucketsPerAgency = 2

/**
 * Ranks of one draw: agencies by their rounded totals, competition style (1, 2, 2, 4). Totals are rounded half up at
 * the model's decimals with a tolerance of a billionth of the last place, as noise of binary fractions must not break a
 * tie. A bucket sort: linear in the agencies unless most totals lie close together.
 */
export class Ranker {
  /** Places of the agencies, best first; level ones by place. */
  readonly order: Int32Array
  /** By agency; 0 for those that take no part. */
  readonly rank: Int32Array
  /** Rounded totals in units of the last decimal, in the order of `order`. */
  readonly sorted: Float64Array
  /** The same in the order of `takesPart`. */
  readonly #keys: Float64Array
  readonly #takesPart: Int32Array
  readonly #starts: Int32Array
  readonly #factor: number
  readonly #inner: Inner

  /** `takesPart` are the places that are ranked, ascending; `count` all agencies. */
  constructor(
    readonly takesPart: Int32Array,
    count: number,
    decimals: number,
    makeInner: MakeInner = plainInner,
  ) {
    const inner = makeInner(4 * count + 32 * (takesPart.length + 16) + 16 * 6)
    this.#inner = inner
    this.order = inner.int32(takesPart.length)
    this.rank = inner.int32(count)
    this.#keys = inner.float64(takesPart.length)
    this.sorted = inner.float64(takesPart.length)
    this.#takesPart = inner.int32(takesPart.length)
    this.#takesPart.set(takesPart)
    this.#starts = inner.int32(Math.max(takesPart.length * bucketsPerAgency, 16) + 1)
    this.#factor = powerOfTen(decimals)
  }

  /** `totals[agency * stride + offset]` is the agency's total. */
  run(totals: Float64Array, stride: number, offset: number) {
    const { low, high } = this.#roundTotals(totals, stride, offset)
    const parts = {
      keys: this.#keys,
      sorted: this.sorted,
      takesPart: this.#takesPart,
      order: this.order,
      starts: this.#starts,
      rank: this.rank,
    }
    if (!this.#inner.order(parts, low, high)) orderCrowded(parts)
  }

  #roundTotals(totals: Float64Array, stride: number, offset: number): { low: number; high: number } {
    const takesPart = this.#takesPart
    const keys = this.#keys
    const factor = this.#factor
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let index = 0; index < takesPart.length; index++) {
      const key = Math.floor((totals[(takesPart[index] ?? 0) * stride + offset] ?? 0) * factor + 0.500000001)
      keys[index] = key
      if (key < low) low = key
      if (key > high) high = key
    }
    return { low, high }
  }
}
