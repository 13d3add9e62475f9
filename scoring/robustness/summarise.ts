import type { Tally } from './tally'

export interface RankCertainty {
  /** Ranks that 5 %, half and 95 % of the draws do not exceed. 0 where the agency takes no part. */
  low: number
  median: number
  high: number
  /** By the k that was asked for: how likely the agency is among the first k. */
  topShare: number
  firstInGroupShare: number
}

/** How sure the rank of each agency is, from the counts of many draws. */
export function summarise(tally: Tally, topCount: number): RankCertainty[] {
  const { agencies, draws, ranks } = tally
  return Array.from({ length: agencies }, (_, agency) => {
    const counts = ranks.subarray(agency * (agencies + 1), (agency + 1) * (agencies + 1))
    const upTo = counts.subarray(0, topCount + 1).reduce((total, count) => total + count, 0)
    return {
      low: rankAt(counts, 0.05 * draws),
      median: rankAt(counts, 0.5 * draws),
      high: rankAt(counts, 0.95 * draws),
      topShare: draws ? upTo / draws : 0,
      firstInGroupShare: draws ? (tally.firstInGroup[agency] ?? 0) / draws : 0,
    }
  })
}

/** The lowest rank within which at least so many draws lie. */
function rankAt(counts: Uint32Array, wanted: number): number {
  let seen = 0
  for (let rank = 1; rank < counts.length; rank++) {
    seen += counts[rank] ?? 0
    if (seen > 0 && seen >= wanted) return rank
  }
  return 0
}

/** How likely the first agency is strictly ahead of the second, 0–1. */
export function aheadShare({ ahead, agencies, pairDraws }: Tally, first: number, second: number): number {
  return pairDraws ? (ahead[first * agencies + second] ?? 0) / pairDraws : 0
}

/**
 * Bands of agencies that can't be told apart: going down the nominal ranking, an agency joins the band while nobody in it is ahead of it in more
 * than `certainty` (0.95) of the draws. Lists of places, best band first.
 */
export function findBands(tally: Tally, nominalRanks: Int32Array, certainty = 0.95): number[][] {
  const places = [...nominalRanks.keys()].filter((agency) => (nominalRanks[agency] ?? 0) > 0)
  places.sort((a, b) => (nominalRanks[a] ?? 0) - (nominalRanks[b] ?? 0) || a - b)
  const bands: number[][] = []
  for (const agency of places) {
    const band = bands.at(-1)
    if (band?.every((other) => aheadShare(tally, other, agency) <= certainty)) band.push(agency)
    else bands.push([agency])
  }
  return bands
}
