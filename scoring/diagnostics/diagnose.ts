import { type IndicatorColumns, type NodeInfo, type ScoreResult, Flag, NodeState } from '../result'
import { Status } from '../input'
import { square } from '../square'
import { correlate, correlationMatrix } from '../weigh/correlation'
import { eigenvalues } from './components'
import { correlationRatio } from './correlation-ratio'
import { cronbachAlpha } from './cronbach-alpha'
import { spearman } from './spearman'

/** What an indicator really does, beside what it was given to do. */
export interface IndicatorReport {
  code: string
  /** Share of the whole (0–1) that the model gives it. */
  nominalShare: number
  /** Share of what the indicators explain of the total: squared correlation with the total, over their sum. */
  realShare: number
  /** Share of the total's variance (0–1) that goes with this indicator, in a straight line or not (`correlationRatio`); null where it can't be said. */
  correlationRatio: number | null
  /** Agencies (0–1) by what became of them. */
  missingShare: number
  notApplicableShare: number
  cappedShare: number
  imputedShare: number
  /** Agencies whose value rests on one or two cases. */
  tinyDenominators: number
  /** All agencies alike, or more than nine in ten at the cap: it tells next to nothing. */
  isUninformative: boolean
}

export interface PairReport {
  first: string
  second: string
  pearson: number
  spearman: number
  isSameDimension: boolean
}

export interface ModelReport {
  indicators: IndicatorReport[]
  /** Every pair of indicators, inside dimensions and across them. */
  pairs: PairReport[]
  /** Pairs that correlate at 0.92 or more: one of the two is redundant. OECD/JRC practice. */
  redundantPairs: PairReport[]
  /** Pairs that contradict each other: −0.4 or less. */
  opposedPairs: PairReport[]
  /** Cronbach's alpha of all indicators; null where it can't be said. */
  alpha: number | null
  /** Share of variance by principal component, largest first. */
  explained: number[]
  /** Agencies that share their total with another. */
  tied: number
}

/** The part of a result that the diagnosis reads, so that a stored one will do. */
export interface Diagnosable extends Pick<ScoreResult, 'agencies' | 'state' | 'score' | 'total'> {
  readonly nodes: readonly Pick<NodeInfo, 'code' | 'parent' | 'points'>[]
  readonly indicators: readonly Pick<IndicatorColumns, 'node' | 'status' | 'flags' | 'denominator'>[]
}

/** Whether the model is sound on these data: correlations, importance, redundancy, caps, gaps. Over competing agencies alone. */
export function diagnose(result: Diagnosable, competes: readonly boolean[]): ModelReport {
  const places = result.agencies.map((_, agency) => agency).filter((agency) => competes[agency])
  const own = result.indicators.map((indicator) => {
    const node = indicator.node * result.agencies.length
    const has = Uint8Array.from(places, (agency) => (result.state[node + agency] === NodeState.scored ? 1 : 0))
    return {
      indicator,
      has,
      score: Float64Array.from(places, (agency, place) => (has[place] ? (result.score[node + agency] ?? 0) : 0)),
    }
  })
  const total = Float64Array.from(places, (agency) => result.total[agency] ?? 0)
  // Without a score of the whole, the zero that stands in its place means nothing.
  const isScored = Uint8Array.from(places, (agency) => (result.state[agency] === NodeState.scored ? 1 : 0))
  const ranked = total.filter((_, place) => isScored[place])
  const strength = own.map(({ score, has }) =>
    square(
      correlateShared(
        score,
        total,
        has.map((own, place) => own & (isScored[place] ?? 0)),
      ),
    ),
  )
  const whole = strength.reduce((sum, value) => sum + value, 0)
  const pairs = own.flatMap((_, first) =>
    own.slice(first + 1).map((__, offset) => toPair(result, own, first, first + 1 + offset)),
  )
  const complete = completeColumns(own)
  return {
    indicators: own.map((column, place) => ({
      ...toReport(result, column, places, whole > 0 ? (strength[place] ?? 0) / whole : 0),
      correlationRatio: ratioOf(column, total, isScored),
    })),
    pairs,
    redundantPairs: pairs.filter((pair) => pair.pearson >= 0.92),
    opposedPairs: pairs.filter((pair) => pair.pearson <= -0.4),
    alpha: cronbachAlpha(
      own.map(({ score }) => score),
      own.map(({ has }) => has),
    ),
    explained:
      complete[0] && complete[0].length > 2
        ? eigenvalues(correlationMatrix(complete)).map((value) => value / complete.length)
        : [],
    tied: ranked.filter((value, place) => ranked.some((other, rival) => rival !== place && other === value)).length,
  }
}

interface Own {
  indicator: Diagnosable['indicators'][number]
  has: Uint8Array
  score: Float64Array
}

/** Over the agencies that have both the indicator and a score of the whole. */
function ratioOf({ has, score }: Own, total: Float64Array, isScored: Uint8Array): number | null {
  const isShared = (_: number, place: number) => has[place] === 1 && isScored[place] === 1
  return correlationRatio(score.filter(isShared), total.filter(isShared))
}

function toReport(
  result: Diagnosable,
  { indicator, has, score }: Own,
  places: readonly number[],
  realShare: number,
): Omit<IndicatorReport, 'correlationRatio'> {
  const info = result.nodes[indicator.node]
  const share = (holds: (agency: number) => boolean) =>
    places.length ? places.filter(holds).length / places.length : 0
  const flagged = (flag: number) => share((agency) => ((indicator.flags[agency] ?? 0) & flag) !== 0)
  const known = score.filter((_, place) => has[place])
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
        indicator.status[agency] === Status.reported &&
        (indicator.denominator[agency] ?? 0) <= 2 &&
        (indicator.denominator[agency] ?? 0) !== 1,
    ).length,
    isUninformative: known.every((value) => value === known[0]) || flagged(Flag.capped) > 0.9,
  }
}

function toPair(result: Diagnosable, own: readonly Own[], first: number, second: number): PairReport {
  const [a, b] = [own[first], own[second]]
  const nodes = [a, b].map((column) => result.nodes[column?.indicator.node ?? 0])
  const shared = (column: Own | undefined) =>
    column?.score.filter((_, place) => a?.has[place] && b?.has[place]) ?? new Float64Array()
  return {
    first: nodes[0]?.code ?? '',
    second: nodes[1]?.code ?? '',
    pearson: correlate(shared(a), shared(b)),
    spearman: spearman(shared(a), shared(b)),
    isSameDimension: nodes[0]?.parent === nodes[1]?.parent,
  }
}

function correlateShared(score: Float64Array, total: Float64Array, has: Uint8Array): number {
  const shared = (column: Float64Array) => column.filter((_, place) => has[place])
  return correlate(shared(score), shared(total))
}

function completeColumns(own: readonly Own[]): Float64Array[] {
  return own.map(({ score }) => score.filter((_, place) => own.every(({ has }) => has[place])))
}
