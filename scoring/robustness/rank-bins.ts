/** Up to so many agencies each rank is counted by itself. */
const mostExact = 2048

/**
 * Ranks are counted in bins. Up to 2,048 agencies a bin is a rank. With more, the first 1,024 ranks, where awards are
 * given, have their own bins and the others share 1,024 equal ones: every rank by itself would take 576 MB for 12,000
 * agencies.
 */
export function binCount(agencies: number): number {
  return Math.min(agencies, mostExact)
}

/** The bin of each rank, 0 for rank 0. */
export function binsOfRanks(agencies: number): Uint16Array {
  const bins = new Uint16Array(agencies + 1)
  for (let rank = 1; rank <= agencies; rank++) bins[rank] = binOf(rank, agencies)
  return bins
}

/** The last rank of a bin. */
export function lastRankOf(bin: number, agencies: number): number {
  const exact = mostExact / 2
  if (agencies <= mostExact || bin <= exact) return bin
  return exact + Math.floor(((bin - exact) * (agencies - exact)) / exact)
}

function binOf(rank: number, agencies: number): number {
  const exact = mostExact / 2
  if (agencies <= mostExact || rank <= exact) return rank
  return exact + Math.ceil(((rank - exact) * exact) / (agencies - exact))
}
