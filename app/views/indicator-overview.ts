import type { ObservationStatus } from '../../db/queries/observations'
import type { ModelReport, PairReport } from '../../scoring/diagnostics/diagnose'
import { type Spread, spreadOf } from './indicator-report'
import type { IndicatorPlace } from './indicators.server'

interface Named {
  code: string
  titleFa: string
  titleEn: string
}

export interface IndicatorRow extends Named {
  points: number
  /** Shares (0–1) of the whole: what the model gives, and what it really explains; null where too few agencies compete to say. */
  nominal: number
  real: number | null
  spread: Spread
}

export interface GapRow extends Named {
  statuses: ObservationStatus[]
}

export interface IndicatorOverview {
  rows: IndicatorRow[]
  findings: Findings | null
  /** Pearson's correlation of each indicator with each, in the order of `rows`; null where it can't be said. */
  matrix: (number | null)[][] | null
  /** Agencies with gaps, those with most first; null for who may not see agencies by name. */
  gaps: { shown: GapRow[]; all: number } | null
}

export interface Findings {
  redundant: [string, string, number][]
  opposed: [string, string, number][]
  idle: string[]
  /** Indicators that decide at least twice as much as the model gives them. */
  heavy: [string, number, number][]
}

const shownGaps = 60

/** What the page of the indicators shows, as far as its viewer may see it. */
export function toOverview({
  agencies,
  indicators,
  nodes,
  group,
  isNamed,
  ownAgencyId,
  report,
}: IndicatorPlace): IndicatorOverview {
  const whole = nodes[0]?.points ?? 1
  const rows = indicators.flatMap((column, place) => {
    const node = nodes.find(({ code }) => code === column.code)
    if (!node) return []
    const spread = spreadOf(agencies, column, node.points, { group: group?.code ?? null, isNamed, ownAgencyId })
    return [
      {
        ...namesOf(node),
        points: node.points,
        nominal: node.points / whole,
        real: report?.indicators[place]?.realShare ?? null,
        spread,
      },
    ]
  })
  const within = agencies.flatMap((agency, place) =>
    group === null || agency.group === group.code ? [{ agency, place }] : [],
  )
  const gaps = within
    .map(({ agency, place }) => ({
      ...namesOf(agency),
      statuses: indicators.map(({ status }) => status[place] ?? 'no-data'),
    }))
    .filter(({ statuses }) => statuses.some((status) => status !== 'reported'))
    .toSorted((a, b) => gapsIn(b) - gapsIn(a))
  return {
    rows,
    findings: report && toFindings(report),
    matrix: report && toMatrix(report),
    gaps: isNamed ? { shown: gaps.slice(0, shownGaps), all: gaps.length } : null,
  }
}

function namesOf({ code, titleFa, titleEn }: Named): Named {
  return { code, titleFa, titleEn }
}

function gapsIn({ statuses }: GapRow): number {
  return (
    statuses.filter((status) => status === 'no-data').length * statuses.length +
    statuses.filter((status) => status === 'not-applicable').length
  )
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
