import type { CompetingAgency } from '../../db/queries/indicator-scores'
import { binOf, binShares } from '../charts/bins'
import { leastAnonymous, medianOf } from './indicator-report'

/** How the totals of one group lie between nothing and the whole of the points. */
export interface ScoreSpread {
  /** Code of the group; null: all, where there are no groups. */
  group: string | null
  /** Agencies by tenth of the points; null where too few were scored to show them without saying whose they are. */
  bins: number[] | null
  median: number | null
  scored: number
  /** Competing agencies that could not be scored. */
  unscored: number
  /** The tenth of the viewer's own agency. */
  ownBin: number | null
}

interface Whose {
  /** Codes of the groups in their order; none: all compete together. */
  groups: readonly string[]
  scale: number
  isNamed: boolean
  ownAgencyId: number | null
}

/** A spread for each group that has agencies. Without names, none of a group that is too small to hide in. */
export function toSpreads(agencies: readonly CompetingAgency[], { groups, ...whose }: Whose): ScoreSpread[] {
  const codes = groups.length ? groups : [null]
  return codes.flatMap((group) => {
    const own = agencies.filter((agency) => agency.group === group)
    return own.length >= (whose.isNamed ? 1 : leastAnonymous) ? [spreadOf(own, group, whose)] : []
  })
}

function spreadOf(
  agencies: readonly CompetingAgency[],
  group: string | null,
  { scale, isNamed, ownAgencyId }: Omit<Whose, 'groups'>,
): ScoreSpread {
  const scored = agencies
    .flatMap(({ agencyId, total }) => (total === null ? [] : [{ agencyId, total }]))
    .toSorted((a, b) => a.total - b.total)
  const isShown = scored.length > 0 && (isNamed || scored.length >= leastAnonymous)
  const own = isShown ? scored.find(({ agencyId }) => agencyId === ownAgencyId) : undefined
  return {
    group,
    bins: isShown ? binShares(scored.map(({ total }) => total / scale)) : null,
    median: isShown ? medianOf(scored.map(({ total }) => total)) : null,
    scored: scored.length,
    unscored: agencies.length - scored.length,
    ownBin: own ? binOf(own.total / scale) : null,
  }
}
