import { binOf, binShares, shareBins } from '../charts/bins'

export interface GroupStanding {
  /** Stretches of the score, the lowest first, from the first to the last that somebody lies in. */
  bins: { from: number; to: number; count: number; isOwn: boolean }[]
  agencies: number
  /** How many have a higher score. */
  ahead: number
}

/** Finer stretches for who may see every score anyway. */
const namedBins = 20

/** Where a score stands among those of its group, itself one of them. `most` is what can be had. */
export function toStanding(
  totals: readonly number[],
  own: number,
  { most, isNamed }: { most: number; isNamed: boolean },
): GroupStanding {
  const count = isNamed ? namedBins : shareBins
  const counts = binShares(
    totals.map((total) => total / most),
    count,
  )
  const ownBin = binOf(own / most, count)
  const bins = counts.map((agencies, bin) => ({
    from: (bin * most) / count,
    to: ((bin + 1) * most) / count,
    count: agencies,
    isOwn: bin === ownBin,
  }))
  const [first, last] = [bins.findIndex((bin) => bin.count > 0), bins.findLastIndex((bin) => bin.count > 0)]
  return {
    bins: bins.slice(first, last + 1),
    agencies: totals.length,
    ahead: totals.filter((total) => total > own).length,
  }
}
