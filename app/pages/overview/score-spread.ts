import type { GroupTotals } from '../../../db/queries/group-figures'
import { type Quartiles, averageOf, quartilesOf } from '../../../scoring/group-average'
import { binOf, binShares } from '../../format/bins'

/** How the totals of one group lie between nothing and the whole of the points. */
export interface ScoreSpread {
  /** Code of the group; null: all, where there are no groups. */
  group: string | null
  /** Agencies by tenth of the points; null where none was scored, and for who may not see all of the group by name. */
  bins: number[] | null
  /** Of the totals of the ranked agencies; null where none was scored. */
  average: number | null
  quartiles: Quartiles | null
  /** Ranked agencies: of the group, or those of it that a viewer of a part sees. */
  scored: number
  /** Competing agencies that could not be scored. */
  unscored: number
  /** The tenth of the viewer's own agency. */
  ownBin: number | null
}

interface Whose {
  scale: number
  /** Whether the viewer may see agencies by name. */
  isNamed: boolean
}

/** A spread for each group of which something may be told: without names, for the viewer's own group alone. */
export function toSpreads(groups: readonly GroupTotals[], { scale, isNamed }: Whose): ScoreSpread[] {
  // Where there are groups, agencies in none of them are compared with all, and are no group themselves.
  const real = groups.some(({ group }) => group !== null) ? groups.filter(({ group }) => group !== null) : groups
  return real
    .filter(({ hasOwn, totals, seen, unscored }) => (isNamed ? seen + unscored > 0 : hasOwn && totals.length > 0))
    .map((item) => spreadOf(item, scale, isNamed))
}

function spreadOf(
  { group, totals, seen, unscored, hidden, ownTotal }: GroupTotals,
  scale: number,
  isNamed: boolean,
): ScoreSpread {
  const hasBins = isNamed && hidden === 0 && totals.length > 0
  return {
    group,
    bins: hasBins ? binShares(totals.map((total) => total / scale)) : null,
    average: averageOf(totals),
    quartiles: quartilesOf(totals),
    scored: isNamed ? seen : totals.length,
    unscored: isNamed ? unscored : 0,
    ownBin: hasBins && ownTotal !== null ? binOf(ownTotal / scale) : null,
  }
}
