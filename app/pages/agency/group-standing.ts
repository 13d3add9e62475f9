import { type Quartiles, averageOf, quartilesOf } from '../../../scoring/group-average'
import { binOf, binShares } from '../../format/bins'

export interface GroupStanding {
  /**
   * Stretches of the score, the lowest first, from the first to the last that somebody lies in; null for who may not
   * see agencies by name.
   */
  bins: { from: number; to: number; count: number; isOwn: boolean }[] | null
  agencies: number
  /** How many have a higher score. */
  ahead: number
  /** Of the totals of the ranked agencies of the group. */
  average: number
  quartiles: Quartiles
}

const namedBins = 20

/**
 * Where a score stands among those of its group, itself one of them; null where there are none. `most` is what can be
 * had. Without names there is no histogram: where its last bar stands would tell about how much the best one has.
 */
export function toStanding(
  totals: readonly number[],
  value: number,
  { most, isNamed }: { most: number; isNamed: boolean },
): GroupStanding | null {
  const [average, quartiles] = [averageOf(totals), quartilesOf(totals)]
  if (average === null || quartiles === null) return null
  return {
    bins: isNamed ? toBins(totals, value, most) : null,
    agencies: totals.length,
    ahead: totals.filter((total) => total > value).length,
    average,
    quartiles,
  }
}

function toBins(totals: readonly number[], value: number, most: number): GroupStanding['bins'] {
  const counts = binShares(
    totals.map((total) => total / most),
    namedBins,
  )
  const ownBin = binOf(value / most, namedBins)
  const bins = counts.map((count, bin) => ({
    from: (bin * most) / namedBins,
    to: ((bin + 1) * most) / namedBins,
    count,
    isOwn: bin === ownBin,
  }))
  return bins.slice(
    bins.findIndex(({ count }) => count > 0),
    bins.findLastIndex(({ count }) => count > 0) + 1,
  )
}
