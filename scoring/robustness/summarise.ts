import { binCount, binsOfRanks, lastRankOf } from './rank-bins'
import type { Tally } from './tally'

/** Ranks that 5 %, half and 95 % of the draws do not exceed. 0 where the agency takes no part. */
export interface RankSpread {
  low: number
  median: number
  high: number
  /** The best and the worst rank of any draw. */
  bestReached: number
  worstReached: number
}

export interface RankCertainty extends RankSpread {
  /** By the k that was asked for: how likely the agency is among the first k. */
  topShare: number
  firstInGroupShare: number
}

/** How sure the rank of each agency is, from the counts of many draws. `topCount` is exact up to 1,024. */
export function summarise(tally: Tally, topCount: number): RankCertainty[] {
  const { agencies, draws, ranks } = tally
  const lastTop = binsOfRanks(agencies)[Math.min(topCount, agencies)] ?? 0
  return readSpreads(ranks, agencies, agencies, draws).map((spread, agency) => {
    const width = binCount(agencies) + 1
    const upTo = ranks
      .subarray(agency * width + 1, agency * width + lastTop + 1)
      .reduce((total, count) => total + count, 0)
    return {
      ...spread,
      topShare: draws ? upTo / draws : 0,
      firstInGroupShare: draws ? (tally.firstInGroup[agency] ?? 0) / draws : 0,
    }
  })
}

/** The same for ranks inside groups, where they were counted. */
export function summariseGroupRanks({ groupRanks, agencies, largestGroup, draws }: Tally): RankSpread[] {
  return readSpreads(groupRanks, agencies, largestGroup, draws)
}

function readSpreads(counts: Uint32Array, agencies: number, most: number, draws: number): RankSpread[] {
  const width = binCount(most) + 1
  return Array.from({ length: agencies }, (_, agency) => {
    const row = counts.subarray(agency * width, (agency + 1) * width)
    const rankAt = (wanted: number) => lastRankOf(binAt(row, wanted), most)
    return { low: rankAt(0.05 * draws), median: rankAt(0.5 * draws), high: rankAt(0.95 * draws), ...reachOf(row, most) }
  })
}

function reachOf(counts: Uint32Array, most: number): Pick<RankSpread, 'bestReached' | 'worstReached'> {
  const first = counts.findIndex((count, bin) => bin > 0 && count > 0)
  const last = counts.findLastIndex((count, bin) => bin > 0 && count > 0)
  return first < 0
    ? { bestReached: 0, worstReached: 0 }
    : { bestReached: lastRankOf(first - 1, most) + 1, worstReached: lastRankOf(last, most) }
}

/** The first bin within which, and before which, at least so many draws lie. */
function binAt(counts: Uint32Array, wanted: number): number {
  let seen = 0
  for (let bin = 1; bin < counts.length; bin++) {
    seen += counts[bin] ?? 0
    if (seen > 0 && seen >= wanted) return bin
  }
  return 0
}

/** How likely the first agency is strictly ahead of the second, 0–1. */
export function aheadShare({ ahead, agencies, pairDraws }: Tally, first: number, second: number): number {
  return pairDraws ? (ahead[first * agencies + second] ?? 0) / pairDraws : 0
}

/**
 * Bands of agencies that can't be told apart: going down the nominal ranking, an agency joins the band while nobody in
 * it is ahead of it in more than `certainty` (0.95) of the draws. Lists of places, best band first.
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
