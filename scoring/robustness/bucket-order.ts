/** What is needed to order agencies by their keys and to rank them. */
export interface Ordering {
  readonly keys: Float64Array
  readonly takesPart: Int32Array
  /** The keys in the order that comes out. */
  readonly sorted: Float64Array
  readonly order: Int32Array
  readonly rank: Int32Array
  /** Room for where each bucket begins. */
  readonly starts: Int32Array
}

/** More in one bucket than this, and sorting by insertion would take too long. */
export const mostInBucket = 48

/**
 * Orders by buckets from the high end down, then by insertion across them all, which only moves agencies within their
 * own bucket. False, with nothing ordered, where one bucket got too many: an outlier drew the range apart.
 */
export function orderByBuckets(
  { keys, takesPart, sorted, order, rank, starts }: Ordering,
  low: number,
  high: number,
): boolean {
  const buckets = starts.length - 1
  const width = high > low ? (buckets - 1) / (high - low) : 0
  starts.fill(0)
  for (let index = 0; index < keys.length; index++) {
    const bucket = ((high - (keys[index] ?? 0)) * width) | 0
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1
  }
  // Keys are whole numbers: where a bucket is no wider than one, all in it are level and need no order.
  const most = width < 1 ? mostInBucket : keys.length
  for (let bucket = 1; bucket <= buckets; bucket++) {
    const value = starts[bucket] ?? 0
    if (value > most) return false
    starts[bucket] = value + (starts[bucket - 1] ?? 0)
  }
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0
    const bucket = ((high - key) * width) | 0
    const at = starts[bucket] ?? 0
    starts[bucket] = at + 1
    order[at] = takesPart[index] ?? 0
    sorted[at] = key
  }
  for (let index = 1; index < sorted.length; index++) {
    const key = sorted[index] ?? 0
    let hole = index
    // Level ones came in the order of their places and stay so.
    if ((sorted[hole - 1] ?? 0) >= key) continue
    const agency = order[index] ?? 0
    while (hole > 0 && (sorted[hole - 1] ?? 0) < key) {
      sorted[hole] = sorted[hole - 1] ?? 0
      order[hole] = order[hole - 1] ?? 0
      hole--
    }
    sorted[hole] = key
    order[hole] = agency
  }
  giveRanks(order, sorted, rank)
  return true
}

/** The same by the sort of the language, for totals that crowd in a small part of their range. */
export function orderCrowded({ keys, takesPart, sorted, order, rank }: Ordering) {
  const places = Int32Array.from(keys.keys()).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b)
  for (let index = 0; index < places.length; index++) {
    sorted[index] = keys[places[index] ?? 0] ?? 0
    order[index] = takesPart[places[index] ?? 0] ?? 0
  }
  giveRanks(order, sorted, rank)
}

function giveRanks(order: Int32Array, sorted: Float64Array, rank: Int32Array) {
  let current = 1
  for (let index = 0; index < order.length; index++) {
    if (index > 0 && (sorted[index] ?? 0) < (sorted[index - 1] ?? 0)) current = index + 1
    rank[order[index] ?? 0] = current
  }
}
