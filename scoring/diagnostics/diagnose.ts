import { type IndicatorColumns, type NodeInfo, type ScoreResult, Flag, NodeState } from '../result'
import { Status } from '../input'
import { square } from '../square'
import { correlate, correlationMatrix } from '../weigh/correlation'
import { eigen } from '../eigen'
import { correlationRatio } from './correlation-ratio'
import { cronbachAlpha } from './cronbach-alpha'
import { kendall } from './kendall'
import { correlationPValue } from './p-values'
import { type SortedColumn, sortColumn } from './pair-ranks'
import { spearman } from './spearman'

/** What an indicator really does, beside what it was given to do. */
interface IndicatorReport {
  code: string
  /** Share of the whole (0–1) that the model gives it. */
  nominalShare: number
  /**
   * Share of what the indicators explain of the total: squared correlation with the total, over their sum. 0 at weight
   * 0.
   */
  realShare: number
  /**
   * Share of the total's variance (0–1) that goes with this indicator, in a straight line or not (`correlationRatio`);
   * null where it can't be said.
   */
  correlationRatio: number | null
  /** Agencies (0–1) by what became of them. */
  missingShare: number
  notApplicableShare: number
  cappedShare: number
  imputedShare: number
  /**
   * Agencies whose value rests on one or two cases: a denominator of 1 or 2, where the measure has denominators of
   * other sizes as well.
   */
  tinyDenominators: number
  /** All agencies alike, or more than nine in ten at the same cap: it tells next to nothing. */
  isUninformative: boolean
}

export interface PairReport {
  first: string
  second: string
  /** Agencies that have both. */
  agencies: number
  pearson: number
  spearman: number
  /** τ_b, with its correction for ties. */
  kendall: number
  /**
   * Two-sided p-values: Student's t for the first two, the normal approximation for the third. Null where they can't be
   * said.
   */
  pearsonP: number | null
  spearmanP: number | null
  kendallP: number | null
  isSameDimension: boolean
}

export interface ModelReport {
  indicators: IndicatorReport[]
  /** Every pair of indicators, inside dimensions and across them. */
  pairs: PairReport[]
  /**
   * Pairs that correlate at 0.92 or more: one of the two is redundant. OECD/JRC practice. Of two agencies any pair
   * correlates wholly, which says nothing.
   */
  redundantPairs: PairReport[]
  /** Pairs that contradict each other: −0.4 or less. */
  opposedPairs: PairReport[]
  /** Cronbach's alpha of the normalised values of all indicators that weigh anything; null where it can't be said. */
  alpha: number | null
  /** The same of each dimension and sub-dimension with two such indicators or more. */
  alphas: { code: string; indicators: number; alpha: number | null }[]
  /** Share of variance by principal component, largest first. */
  explained: number[]
  /** Agencies that share their total with another. */
  tied: number
}

/** The part of a result that the diagnosis reads, so that a stored one will do. */
export interface Diagnosable extends Pick<ScoreResult, 'agencies' | 'state' | 'score' | 'total'> {
  readonly nodes: readonly Pick<NodeInfo, 'code' | 'parent' | 'points'>[]
  readonly indicators: readonly (Pick<IndicatorColumns, 'node' | 'status' | 'flags' | 'denominator'> &
    Partial<Pick<IndicatorColumns, 'normalised'>>)[]
}

/**
 * Whether the model is sound on these data: correlations, importance, redundancy, caps, gaps. Over competing agencies
 * alone.
 */
export function diagnose(result: Diagnosable, competes: readonly boolean[]): ModelReport {
  const places = result.agencies.map((_, agency) => agency).filter((agency) => competes[agency])
  const row = result.indicators.map((indicator) => {
    const node = indicator.node * result.agencies.length
    const has = Uint8Array.from(places, (agency) => (result.state[node + agency] === NodeState.scored ? 1 : 0))
    const points = result.nodes[indicator.node]?.points ?? 0
    // An indicator of weight 0 has no points, and its normalised values alone tell how it goes with others.
    const valueOf = (agency: number) =>
      points > 0 ? (result.score[node + agency] ?? 0) / points : (indicator.normalised?.[agency] ?? 0)
    const value = Float64Array.from(places, (agency, index) => (has[index] ? valueOf(agency) : 0))
    return { indicator, has, value, points, sorted: sortColumn(value, has) }
  })
  const total = Float64Array.from(places, (agency) => result.total[agency] ?? 0)
  // Without a score of the whole, the zero that stands in its place means nothing.
  const isScored = Uint8Array.from(places, (agency) => (result.state[agency] === NodeState.scored ? 1 : 0))
  const ranked = total.filter((_, index) => isScored[index])
  // What weighs nothing explains nothing of the total, however well it goes with it.
  const strength = row.map(({ value, has, points }) =>
    points > 0
      ? square(
          correlateShared(
            value,
            total,
            has.map((value, index) => value & (isScored[index] ?? 0)),
          ),
        )
      : 0,
  )
  const whole = strength.reduce((sum, value) => sum + value, 0)
  const pairs = row.flatMap((_, first) =>
    row.slice(first + 1).map((__, offset) => toPair(result, row, first, first + 1 + offset)),
  )
  const complete = completeColumns(row)
  return {
    indicators: row.map((column, index) => ({
      ...toReport(result, column, places, whole > 0 ? (strength[index] ?? 0) / whole : 0),
      correlationRatio: ratioOf(column, total, isScored),
    })),
    pairs,
    redundantPairs: pairs.filter((pair) => pair.agencies > 2 && pair.pearson >= 0.92),
    opposedPairs: pairs.filter((pair) => pair.agencies > 2 && pair.pearson <= -0.4),
    alpha: alphaOf(row),
    alphas: listAlphas(result, row),
    explained:
      complete[0] && complete[0].length > 2
        ? eigen(correlationMatrix(complete)).values.map((value) => value / complete.length)
        : [],
    tied: ranked.filter((value, index) => ranked.some((other, rival) => rival !== index && other === value)).length,
  }
}

interface Own {
  indicator: Diagnosable['indicators'][number]
  has: Uint8Array
  /** Normalised: 1 is full points. */
  value: Float64Array
  points: number
  sorted: SortedColumn
}

function alphaOf(item: readonly Own[]): number | null {
  const weighed = item.filter(({ points }) => points > 0)
  return cronbachAlpha(
    weighed.map(({ value }) => value),
    weighed.map(({ has }) => has),
  )
}

function listAlphas({ nodes }: Diagnosable, item: readonly Own[]): ModelReport['alphas'] {
  const isBelow = (node: number, branch: number): boolean =>
    node >= 0 && (nodes[node]?.parent === branch || isBelow(nodes[node]?.parent ?? -1, branch))
  return nodes.flatMap(({ code, parent }, branch) => {
    if (parent < 0) return []
    const below = item.filter(({ indicator, points }) => points > 0 && isBelow(indicator.node, branch))
    return below.length < 2 ? [] : [{ code, indicators: below.length, alpha: alphaOf(below) }]
  })
}

/** Over the agencies that have both the indicator and a score of the whole. */
function ratioOf({ has, value }: Own, total: Float64Array, isScored: Uint8Array): number | null {
  const isShared = (_: number, index: number) => has[index] === 1 && isScored[index] === 1
  return correlationRatio(value.filter(isShared), total.filter(isShared))
}

function toReport(
  result: Diagnosable,
  { indicator, has, value }: Own,
  places: readonly number[],
  realShare: number,
): Omit<IndicatorReport, 'correlationRatio'> {
  const info = result.nodes[indicator.node]
  const share = (holds: (agency: number) => boolean) =>
    places.length ? places.filter(holds).length / places.length : 0
  const flagged = (flag: number) => share((agency) => ((indicator.flags[agency] ?? 0) & flag) !== 0)
  // A measure without a denominator has 1 in its place, for every agency.
  const hasDenominator = places.some(
    (agency) => indicator.status[agency] === Status.reported && indicator.denominator[agency] !== 1,
  )
  const known = value.filter((_, index) => has[index])
  const isCapped = (agency: number) => ((indicator.flags[agency] ?? 0) & Flag.capped) !== 0
  const atCap = value.filter((_, index) => has[index] && isCapped(places[index] ?? -1))
  return {
    code: info?.code ?? '',
    nominalShare: (info?.points ?? 0) / (result.nodes[0]?.points ?? 1),
    realShare,
    missingShare: share(
      (agency) => indicator.status[agency] === Status.noData || indicator.status[agency] === Status.absent,
    ),
    notApplicableShare: share((agency) => indicator.status[agency] === Status.notApplicable),
    cappedShare: flagged(Flag.capped),
    imputedShare: flagged(Flag.imputed),
    tinyDenominators: places.filter(
      (agency) =>
        hasDenominator &&
        indicator.status[agency] === Status.reported &&
        isOneOrTwo(indicator.denominator[agency] ?? 0),
    ).length,
    isUninformative: known.every((other) => other === known[0]) || largestAlike(atCap) > 0.9 * places.length,
  }
}

/** Cases are whole; a denominator of 1.5 million is none. */
function isOneOrTwo(denominator: number): boolean {
  return denominator === 1 || denominator === 2
}

/** How many stand at the value that most stand at: a clamp has two ends, which tell agencies apart. */
function largestAlike(values: Float64Array): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function toPair(result: Diagnosable, item: readonly Own[], first: number, second: number): PairReport {
  const [a, b] = [item[first], item[second]]
  const nodes = [a, b].map((column) => result.nodes[column?.indicator.node ?? 0])
  const shared = (column: Own | undefined) =>
    column?.value.filter((_, index) => a?.has[index] && b?.has[index]) ?? new Float64Array()
  const [x, y] = [shared(a), shared(b)]
  const differ = [x, y].every((column) => column.some((value) => value !== column[0]))
  const ofRanks =
    a && b
      ? { spearman: spearman(a.sorted, b.sorted), kendall: kendall(a.sorted, b.sorted) }
      : { spearman: 0, kendall: { tau: 0, p: null } }
  const pearson = correlate(x, y)
  return {
    first: nodes[0]?.code ?? '',
    second: nodes[1]?.code ?? '',
    agencies: x.length,
    pearson,
    spearman: ofRanks.spearman,
    kendall: ofRanks.kendall.tau,
    pearsonP: differ ? correlationPValue(pearson, x.length) : null,
    spearmanP: differ ? correlationPValue(ofRanks.spearman, x.length) : null,
    kendallP: ofRanks.kendall.p,
    isSameDimension: nodes[0]?.parent === nodes[1]?.parent,
  }
}

function correlateShared(score: Float64Array, total: Float64Array, has: Uint8Array): number {
  const shared = (column: Float64Array) => column.filter((_, index) => has[index])
  return correlate(shared(score), shared(total))
}

function completeColumns(item: readonly Own[]): Float64Array[] {
  return item.map(({ value }) => value.filter((_, index) => item.every(({ has }) => has[index])))
}
