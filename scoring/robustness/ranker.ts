/** Buckets of the sort; more of them put fewer agencies into each. */
const bucketsPerAgency = 4

/**
 * Ranks of one draw: agencies by their rounded totals, competition style (1, 2, 2, 4). Totals are rounded half up at the model's decimals with a
 * tolerance of a billionth of the last place, as noise of binary fractions must not break a tie. A bucket sort: linear in the agencies
 * unless most totals lie close together.
 */
export class Ranker {
  /** Places of the agencies, best first. */
  readonly order: Int32Array
  /** By agency; 0 for those that take no part. */
  readonly rank: Int32Array
  readonly #keys: Float64Array
  readonly #starts: Int32Array
  readonly #factor: number

  /** `takesPart` are the places that are ranked; `count` all agencies. */
  constructor(
    readonly takesPart: Int32Array,
    count: number,
    decimals: number,
  ) {
    this.order = new Int32Array(takesPart.length)
    this.rank = new Int32Array(count)
    this.#keys = new Float64Array(count)
    this.#starts = new Int32Array(Math.max(takesPart.length * bucketsPerAgency, 16) + 1)
    this.#factor = 10 ** decimals
  }

  /** `totals[agency * stride + offset]` is the agency's total. */
  run(totals: Float64Array, stride: number, offset: number) {
    const { low, high } = this.#roundTotals(totals, stride, offset)
    this.#sort(low, high)
    this.#giveRanks()
  }

  /** The rounded total of an agency, in units of the last decimal. */
  keyOf(agency: number): number {
    return this.#keys[agency] ?? 0
  }

  #roundTotals(totals: Float64Array, stride: number, offset: number): { low: number; high: number } {
    const { takesPart } = this
    const keys = this.#keys
    const factor = this.#factor
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let place = 0; place < takesPart.length; place++) {
      const agency = takesPart[place] ?? 0
      const key = Math.floor((totals[agency * stride + offset] ?? 0) * factor + 0.500000001)
      keys[agency] = key
      if (key < low) low = key
      if (key > high) high = key
    }
    return { low, high }
  }

  #sort(low: number, high: number) {
    const { takesPart, order } = this
    const keys = this.#keys
    const starts = this.#starts
    const buckets = starts.length - 1
    const width = high > low ? (buckets - 1) / (high - low) : 0
    starts.fill(0)
    // The best come first, so buckets run from the high end down.
    for (let place = 0; place < takesPart.length; place++) {
      const bucket = ((high - (keys[takesPart[place] ?? 0] ?? 0)) * width) | 0
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1
    }
    for (let bucket = 1; bucket <= buckets; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    for (let place = 0; place < takesPart.length; place++) {
      const agency = takesPart[place] ?? 0
      const bucket = ((high - (keys[agency] ?? 0)) * width) | 0
      const at = starts[bucket] ?? 0
      order[at] = agency
      starts[bucket] = at + 1
    }
    this.#sortInside(order, keys)
  }

  /** Each bucket by insertion; one that many fell into (an outlier drew the range apart) by the sort of the language. */
  #sortInside(order: Int32Array, keys: Float64Array) {
    const starts = this.#starts
    // By now each entry holds where its bucket ends.
    for (let bucket = 0, begin = 0; bucket < starts.length - 1; bucket++) {
      const end = starts[bucket] ?? begin
      if (end - begin > 48) order.subarray(begin, end).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b)
      else if (end - begin > 1) insertionSort(order, keys, begin, end)
      begin = end
    }
  }

  #giveRanks() {
    const { order, rank } = this
    const keys = this.#keys
    let current = 1
    for (let place = 0; place < order.length; place++) {
      const agency = order[place] ?? 0
      if (place > 0 && (keys[agency] ?? 0) < (keys[order[place - 1] ?? 0] ?? 0)) current = place + 1
      rank[agency] = current
    }
  }
}

/** Equal keys stand by place, so that the order is one and the same whatever it was before. */
function insertionSort(order: Int32Array, keys: Float64Array, begin: number, end: number) {
  for (let place = begin + 1; place < end; place++) {
    const agency = order[place] ?? 0
    const key = keys[agency] ?? 0
    let hole = place
    while (hole > begin) {
      const above = order[hole - 1] ?? 0
      const aboveKey = keys[above] ?? 0
      if (aboveKey > key || (aboveKey === key && above < agency)) break
      order[hole] = above
      hole--
    }
    order[hole] = agency
  }
}
