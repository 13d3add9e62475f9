import type { Ranker } from './ranker'
import type { Tally } from './tally'

/** Adds one ranked draw to the counts. `group` is by agency, -1 for none; `nominal` are the ranks that its shift is measured against. */
export function countDraw(tally: Tally, ranker: Ranker, group: Int32Array, nominal: Int32Array, withPairs: boolean) {
  tally.draws++
  tally.shift += shiftOf(ranker, nominal)
  countRanks(tally, ranker)
  countGroups(tally, ranker, group)
  if (withPairs) countPairs(tally, ranker)
}

function countRanks(tally: Tally, { takesPart, rank }: Ranker) {
  const { ranks, agencies } = tally
  for (let place = 0; place < takesPart.length; place++) {
    const agency = takesPart[place] ?? 0
    const entry = agency * (agencies + 1) + (rank[agency] ?? 0)
    ranks[entry] = (ranks[entry] ?? 0) + 1
  }
}

/** Going down the order, whoever comes first of a group, or level with it, is first. */
function countGroups(tally: Tally, ranker: Ranker, group: Int32Array) {
  const { order } = ranker
  const best = new Map<number, number>()
  for (let place = 0; place < order.length; place++) {
    const agency = order[place] ?? 0
    const own = group[agency] ?? -1
    if (own < 0) continue
    const key = ranker.keyOf(agency)
    const first = best.get(own)
    if (first === undefined) best.set(own, key)
    if (first === undefined || first === key) tally.firstInGroup[agency] = (tally.firstInGroup[agency] ?? 0) + 1
  }
}

/** Mean |rank − nominal rank| × 1000, as a whole number. */
function shiftOf({ takesPart, rank }: Ranker, nominal: Int32Array): number {
  let total = 0
  for (let place = 0; place < takesPart.length; place++) {
    const agency = takesPart[place] ?? 0
    total += Math.abs((rank[agency] ?? 0) - (nominal[agency] ?? 0))
  }
  return takesPart.length ? Math.round((1000 * total) / takesPart.length) : 0
}

function countPairs(tally: Tally, { order, rank }: Ranker) {
  const { ahead, agencies } = tally
  tally.pairDraws++
  for (let place = 0; place < order.length; place++) {
    const first = order[place] ?? 0
    for (let behind = place + 1; behind < order.length; behind++) {
      const second = order[behind] ?? 0
      if ((rank[second] ?? 0) > (rank[first] ?? 0)) {
        const entry = first * agencies + second
        ahead[entry] = (ahead[entry] ?? 0) + 1
      }
    }
  }
}
