import type { ObservationStatus } from '../../../db/queries/observations'
import type { ModelReport, PairReport } from '../../../scoring/diagnostics/diagnose'
import { type Spread, spreadOf } from '../../workers/indicator-report'
import type { IndicatorContext } from './indicators.server'

interface Named {
  code: string
  titleFa: string
  titleEn: string
}

export interface IndicatorRow extends Named {
  points: number
  /**
   * Shares (0–1) of the whole: what the model gives, and what it really explains; null where too few agencies compete
   * to say.
   */
  nominal: number
  real: number | null
  spread: Spread
}

interface GapRow extends Named {
  statuses: ObservationStatus[]
}

export interface IndicatorOverview {
  rows: IndicatorRow[]
  findings: Findings | null
  /** Pearson's correlation of each indicator with each, in the order of `rows`; null where it can't be said. */
  matrix: (number | null)[][] | null
  /** Pairs that go together most, or against each other, the strongest first; null where it can't be said. */
  pairs: StrongPair[] | null
  /** Cronbach's alpha of all indicators (code null) and of each dimension with several; none where it can't be said. */
  alphas: { code: string | null; title: Omit<Named, 'code'> | null; alpha: number }[]
  /**
   * Agencies of which the data of some indicator is missing, those with most such first (what does not apply is no
   * gap); null for who may not see agencies by name.
   */
  gaps: { shown: GapRow[]; all: number } | null
}

export type StrongPair = Pick<
  PairReport,
  'first' | 'second' | 'agencies' | 'pearson' | 'pearsonP' | 'spearman' | 'spearmanP' | 'kendall' | 'kendallP'
>

export interface Findings {
  redundant: [string, string, number][]
  opposed: [string, string, number][]
  idle: string[]
  /** Indicators that decide at least twice as much as the model gives them. */
  heavy: [string, number, number][]
}

const shownGaps = 60
const shownPairs = 15

/** What the page of the indicators shows, as far as its viewer may see it. */
export function toOverview({
  agencies,
  indicators,
  nodes,
  group,
  isNamed,
  ownAgencyId,
  figures,
  report,
}: IndicatorContext): IndicatorOverview {
  const whole = nodes[0]?.points ?? 1
  const rows = indicators.flatMap((column, index) => {
    const node = nodes.find(({ code }) => code === column.code)
    if (!node) return []
    const spread = spreadOf(agencies, column, node.points, {
      group: group?.code ?? null,
      isNamed,
      ownAgencyId,
      average: figures.get(node.id)?.average ?? null,
    })
    return [
      {
        ...namesOf(node),
        points: node.points,
        nominal: node.points / whole,
        real: report?.indicators[index]?.realShare ?? null,
        spread,
      },
    ]
  })
  const within = agencies.flatMap((agency, index) =>
    group === null || agency.group === group.code ? [{ agency, place: index }] : [],
  )
  const gaps = within
    .map(({ agency, place }) => ({
      ...namesOf(agency),
      statuses: indicators.map(({ status }) => status[place] ?? 'no-data'),
    }))
    .filter(({ statuses }) => statuses.includes('no-data'))
    .toSorted((a, b) => gapsIn(b) - gapsIn(a))
  return {
    rows,
    findings: report && toFindings(report),
    matrix: report && toMatrix(report),
    pairs: report && listStrongPairs(report),
    alphas: report ? listAlphas(report, nodes) : [],
    gaps: isNamed ? { shown: gaps.slice(0, shownGaps), all: gaps.length } : null,
  }
}

/** Of pairs that can be said anything of. */
function listStrongPairs({ pairs }: ModelReport): StrongPair[] {
  return pairs
    .filter(({ pearsonP }) => pearsonP !== null)
    .toSorted((a, b) => Math.abs(b.pearson) - Math.abs(a.pearson))
    .slice(0, shownPairs)
    .map(({ first, second, agencies, pearson, pearsonP, spearman, spearmanP, kendall, kendallP }) => ({
      first,
      second,
      agencies,
      pearson,
      pearsonP,
      spearman,
      spearmanP,
      kendall,
      kendallP,
    }))
}

function listAlphas({ alpha, alphas }: ModelReport, nodes: IndicatorContext['nodes']): IndicatorOverview['alphas'] {
  const ofBranches = alphas.map((alpha) => {
    const node = nodes.find(({ code }) => code === alpha.code)
    return {
      code: alpha.code,
      title: node ? { titleFa: node.titleFa, titleEn: node.titleEn } : null,
      alpha: alpha.alpha,
    }
  })
  return [{ code: null, title: null, alpha }, ...ofBranches].flatMap((item) =>
    item.alpha === null ? [] : [{ ...item, alpha: item.alpha }],
  )
}

function namesOf({ code, titleFa, titleEn }: Named): Named {
  return { code, titleFa, titleEn }
}

function gapsIn({ statuses }: GapRow): number {
  return statuses.filter((status) => status === 'no-data').length
}

const heavyFactor = 2
/** Below this share of the whole, being twice as heavy changes little. */
const heavyShare = 0.05

function toFindings({ indicators, redundantPairs, opposedPairs }: ModelReport): Findings {
  const toTriple = ({ first, second, pearson }: PairReport): [string, string, number] => [first, second, pearson]
  return {
    redundant: redundantPairs.map(toTriple),
    opposed: opposedPairs.map(toTriple),
    idle: indicators.filter(({ isUninformative }) => isUninformative).map(({ code }) => code),
    heavy: indicators
      .filter(({ nominalShare, realShare }) => realShare >= heavyShare && realShare >= heavyFactor * nominalShare)
      .map(({ code, nominalShare, realShare }): [string, number, number] => [code, nominalShare, realShare]),
  }
}

/** Indicators without spread correlate with nothing; a zero in their place would say that this was found out. */
function toMatrix({ indicators, pairs }: ModelReport): (number | null)[][] {
  const idle = new Set(indicators.filter(({ isUninformative }) => isUninformative).map(({ code }) => code))
  const known = new Map(pairs.map((pair) => [`${pair.first} ${pair.second}`, pair.pearson]))
  return indicators.map(({ code: row }) =>
    indicators.map(({ code: column }) => {
      if (row === column) return 1
      if (idle.has(row) || idle.has(column)) return null
      return known.get(`${row} ${column}`) ?? known.get(`${column} ${row}`) ?? null
    }),
  )
}
