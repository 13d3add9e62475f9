/** How many of the values lie in each of `count` equal stretches of 0–1. What lies beyond an end is counted there. */
export function binShares(shares: readonly number[], count = shareBins): number[] {
  const bins = Array.from({ length: count }, () => 0)
  for (const share of shares) {
    const bin = binOf(share, count)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}

/** Where the stretches end is fixed, so that the bounds of a drawing tell nobody the lowest or the highest value. */
const shareBins = 10

/** The stretch that a share lies in; a bound belongs to the stretch above it, 1 to the last. */
export function binOf(share: number, count = shareBins): number {
  // 0.3 × 10 is a hair less than 3 in binary numbers.
  return Math.min(Math.max(Math.floor(share * count + 1e-9), 0), count - 1)
}
