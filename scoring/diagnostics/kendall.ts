import { type SharedRanks, type SortedColumn, classByPlace, rankShared } from './pair-ranks'
import { normalPValue } from './p-values'

/**
 * Kendall's rank correlation τ_b = (C − D) ÷ √((n₀ − n₁)(n₀ − n₂)) over the places that both columns have: C concordant
 * and D discordant pairs, n₀ all pairs, n₁ and n₂ those tied in one column. 0 where either has no spread. `p` is
 * two-sided, by the normal approximation with the variance for ties; null with fewer than three values or no spread.
 * Kendall 1945, Biometrika 33, 239; counted by merging (Knight 1966, JASA 61, 436), so n log n.
 */
export function kendall(a: SortedColumn, b: SortedColumn): { tau: number; p: number | null } {
  const [x, y] = [rankShared(a, b.has), rankShared(b, a.has)]
  const count = x.order.length
  const pairs = (count * (count - 1)) / 2
  const [tiedX, tiedY] = [x, y].map(({ sizes }) => sumOf(sizes, (size) => (size * (size - 1)) / 2))
  const free = (pairs - (tiedX ?? 0)) * (pairs - (tiedY ?? 0))
  if (!(free > 0)) return { tau: 0, p: null }
  const { discordant, tiedInBoth } = countDiscordant(x, y, a.value.length)
  const lead = pairs - (tiedX ?? 0) - (tiedY ?? 0) + tiedInBoth - 2 * discordant
  const tau = Math.min(Math.max(lead / Math.sqrt(free), -1), 1)
  if (count < 3) return { tau, p: null }
  return { tau, p: normalPValue(lead / Math.sqrt(varianceOf(x.sizes, y.sizes, count))) }
}

/** Variance of C − D where nothing goes with anything, ties in. Kendall 1970, Rank Correlation Methods, p. 55. */
function varianceOf(x: readonly number[], y: readonly number[], n: number): number {
  const third = (t: number) => t * (t - 1) * (2 * t + 5)
  const second = (t: number) => t * (t - 1)
  const triple = (t: number) => t * (t - 1) * (t - 2)
  const base = (third(n) - sumOf(x, third) - sumOf(y, third)) / 18
  const ofPairs = (sumOf(x, second) * sumOf(y, second)) / (2 * n * (n - 1))
  const ofTriples = (sumOf(x, triple) * sumOf(y, triple)) / (9 * n * (n - 1) * (n - 2))
  return base + ofPairs + ofTriples
}

function sumOf(sizes: readonly number[], of: (size: number) => number): number {
  return sizes.reduce((total, size) => total + of(size), 0)
}

/** Pairs that the columns put in opposite orders, and those tied in both. */
function countDiscordant(x: SharedRanks, y: SharedRanks, places: number): { discordant: number; tiedInBoth: number } {
  const classOfX = classByPlace(x, places)
  const starts = new Int32Array(x.sizes.length + 1)
  for (const [own, size] of x.sizes.entries()) starts[own + 1] = (starts[own] ?? 0) + size
  // Classes of y in the order of x; inside a class of x they ascend, as y is walked upwards.
  const sequence = new Int32Array(x.order.length)
  const next = starts.slice()
  for (const [position, index] of y.order.entries()) {
    const value = classOfX[index] ?? 0
    sequence[next[value] ?? 0] = y.classes[position] ?? 0
    next[value] = (next[value] ?? 0) + 1
  }
  let tiedInBoth = 0
  for (let value = 0; value < x.sizes.length; value++) {
    let run = 1
    for (let at = (starts[value] ?? 0) + 1; at <= (starts[value + 1] ?? 0); at++) {
      if (at < (starts[value + 1] ?? 0) && sequence[at] === sequence[at - 1]) run++
      else {
        tiedInBoth += (run * (run - 1)) / 2
        run = 1
      }
    }
  }
  return { discordant: countInversions(sequence), tiedInBoth }
}

/** How often a larger number stands before a smaller one, by merging runs of doubling length. */
function countInversions(sequence: Int32Array): number {
  let from: Int32Array = sequence
  let into: Int32Array = new Int32Array(sequence.length)
  let inversions = 0
  for (let width = 1; width < sequence.length; width *= 2) {
    for (let start = 0; start < sequence.length; start += 2 * width)
      inversions += merge(
        from,
        into,
        start,
        Math.min(start + width, sequence.length),
        Math.min(start + 2 * width, sequence.length),
      )
    ;[from, into] = [into, from]
  }
  return inversions
}

function merge(from: Int32Array, into: Int32Array, start: number, middle: number, end: number): number {
  let [left, right, inversions] = [start, middle, 0]
  for (let at = start; at < end; at++) {
    if (left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0))) into[at] = from[left++] ?? 0
    else {
      into[at] = from[right++] ?? 0
      inversions += middle - left
    }
  }
  return inversions
}
