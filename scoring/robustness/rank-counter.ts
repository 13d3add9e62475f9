import { GroupRanks } from './group-ranks'
import { binCount, binsOfRanks } from './rank-bins'
import type { Ranker } from './ranker'
import type { Tally } from './tally'

/**
 * Draws whose ranks wait to be counted together, agency by agency, so that each agency's histogram is fetched once for
 * all of them.
 */
const blockSize = 64

/**
 * Counts ranked draws into a tally. `group` is by agency, −1 for none; `nominal` are the ranks that a shift is measured
 * against.
 */
export class RankCounter {
  /** Ranks that wait: entry `agency * blockSize + draw`. */
  readonly #ranks: Int32Array
  readonly #groupRanks: Int32Array
  readonly #bins: Uint16Array
  readonly #groupBins: Uint16Array
  readonly #groups: GroupRanks
  readonly #shift = new Float64Array(blockSize)
  #waiting = 0

  constructor(
    readonly tally: Tally,
    readonly takesPart: Int32Array,
    group: Int32Array,
    readonly nominal: Int32Array,
    isDense = false,
  ) {
    this.#ranks = new Int32Array(tally.agencies * blockSize)
    this.#groupRanks = new Int32Array(tally.groupRanks.length ? tally.agencies * blockSize : 0)
    this.#bins = binsOfRanks(tally.agencies)
    this.#groupBins = binsOfRanks(tally.largestGroup)
    this.#groups = new GroupRanks(group, takesPart, isDense)
  }

  count(ranker: Ranker, withPairs: boolean) {
    const { takesPart } = this
    const { rank } = ranker
    const ranks = this.#ranks
    const offset = this.#waiting
    for (let index = 0; index < takesPart.length; index++) {
      const agency = takesPart[index] ?? 0
      ranks[agency * blockSize + offset] = rank[agency] ?? 0
    }
    this.#groups.countFirst(ranker, this.tally.firstInGroup)
    if (this.#groupRanks.length) this.#groups.rank(ranker, this.#groupRanks, blockSize, offset)
    if (withPairs) countPairs(this.tally, ranker)
    this.#waiting++
    if (this.#waiting === blockSize) this.flush()
  }

  /** Puts what waits into the tally; call it at the end. */
  flush() {
    const { tally, takesPart, nominal } = this
    const waiting = this.#waiting
    const [width, groupWidth] = [binCount(tally.agencies) + 1, binCount(tally.largestGroup) + 1]
    const shift = this.#shift.fill(0)
    for (let index = 0; index < takesPart.length; index++) {
      const agency = takesPart[index] ?? 0
      const from = agency * blockSize
      countRow(tally.ranks, agency * width, this.#ranks, from, waiting, this.#bins)
      addShift(shift, this.#ranks, from, waiting, nominal[agency] ?? 0)
      if (this.#groupRanks.length)
        countRow(tally.groupRanks, agency * groupWidth, this.#groupRanks, from, waiting, this.#groupBins)
    }
    for (let draw = 0; draw < waiting; draw++)
      tally.shift += takesPart.length ? Math.round((1000 * (shift[draw] ?? 0)) / takesPart.length) : 0
    tally.draws += waiting
    this.#waiting = 0
  }
}

function countRow(
  counts: Uint32Array,
  row: number,
  ranks: Int32Array,
  from: number,
  waiting: number,
  bins: Uint16Array,
) {
  for (let at = from; at < from + waiting; at++) {
    const entry = row + (bins[ranks[at] ?? 0] ?? 0)
    counts[entry] = (counts[entry] ?? 0) + 1
  }
}

function addShift(shift: Float64Array, ranks: Int32Array, from: number, waiting: number, nominal: number) {
  for (let draw = 0; draw < waiting; draw++)
    shift[draw] = (shift[draw] ?? 0) + Math.abs((ranks[from + draw] ?? 0) - nominal)
}

function countPairs(tally: Tally, { order, rank }: Ranker) {
  const { ahead, agencies } = tally
  tally.pairDraws++
  for (let index = 0; index < order.length; index++) {
    const first = order[index] ?? 0
    for (let behind = index + 1; behind < order.length; behind++) {
      const second = order[behind] ?? 0
      if ((rank[second] ?? 0) > (rank[first] ?? 0)) {
        const entry = first * agencies + second
        ahead[entry] = (ahead[entry] ?? 0) + 1
      }
    }
  }
}
