import { binCount } from './rank-bins'

/**
 * What draws are counted into. Whole numbers only, so that tallies of several threads add up to the very bytes of one.
 * Histograms have a row an agency of `binCount + 1` entries, by the bin of the rank; bin 0 is not used.
 */
export interface Tally {
  readonly agencies: number
  /** Agencies in the largest group. */
  readonly largestGroup: number
  draws: number
  /** Draws whose scores could not be formed; they are in no other count. */
  failed: number
  readonly ranks: Uint32Array
  /** Ranks inside the own group; empty where they are not counted. */
  readonly groupRanks: Uint32Array
  /** How often each agency was first in its group, alone or jointly. */
  readonly firstInGroup: Uint32Array
  /**
   * How often the first agency was strictly ahead of the second; empty where pairs are not counted. Entry `first *
   * agencies + second`.
   */
  readonly ahead: Uint32Array
  /** Draws that `ahead` was counted over. */
  pairDraws: number
  /** By draw: mean shift of rank against the nominal one, × 1000, added up. */
  shift: number
}

export interface TallySize {
  readonly agencies: number
  readonly largestGroup: number
  readonly hasPairs: boolean
  readonly hasGroupRanks: boolean
}

export function emptyTally({ agencies, largestGroup, hasPairs, hasGroupRanks }: TallySize): Tally {
  return {
    agencies,
    largestGroup,
    draws: 0,
    failed: 0,
    ranks: new Uint32Array(agencies * (binCount(agencies) + 1)),
    groupRanks: new Uint32Array(hasGroupRanks ? agencies * (binCount(largestGroup) + 1) : 0),
    firstInGroup: new Uint32Array(agencies),
    ahead: new Uint32Array(hasPairs ? agencies * agencies : 0),
    pairDraws: 0,
    shift: 0,
  }
}

/** Adds another tally of the same agencies to the first. */
export function addTally(into: Tally, other: Tally) {
  into.draws += other.draws
  into.failed += other.failed
  into.pairDraws += other.pairDraws
  into.shift += other.shift
  addColumn(into.ranks, other.ranks)
  addColumn(into.groupRanks, other.groupRanks)
  addColumn(into.firstInGroup, other.firstInGroup)
  addColumn(into.ahead, other.ahead)
}

function addColumn(into: Uint32Array, other: Uint32Array) {
  for (let entry = 0; entry < into.length; entry++) into[entry] = (into[entry] ?? 0) + (other[entry] ?? 0)
}
