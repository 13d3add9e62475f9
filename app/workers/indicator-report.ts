import { fewestOthers } from '../../db/queries/group-figures'
import type { CompetingAgency, IndicatorScores } from '../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../db/queries/rankings'
import { type ModelReport, diagnose } from '../../scoring/diagnostics/diagnose'
import { type Quartiles, quartilesOf } from '../../scoring/group-average'
import { Status } from '../../scoring/input'
import { NodeState } from '../../scoring/result'
import { binOf, binShares } from '../format/bins'

export interface Spread {
  /** Agencies by tenth of the points; null for who may not see agencies by name. */
  bins: number[] | null
  /**
   * Of the shares (0–1) of the points that agencies with a score reach; null where nothing may be told, or there is
   * none, as of an indicator of weight 0.
   */
  quartiles: Quartiles | null
  /** The group's average: of what the indicator adds to the totals, in points. Null where it may not be told. */
  average: number | null
  /** The tenth that the viewer's own agency lies in. */
  ownBin: number | null
  /** Null where it may not be told. */
  counts: { agencies: number; reported: number; noData: number; notApplicable: number } | null
  leaders: { code: string; titleFa: string; titleEn: string; score: number }[]
}

interface Whose {
  /** A group's code; null: all. */
  group: string | null
  /** Whether the viewer may see the agencies by name. */
  isNamed: boolean
  ownAgencyId: number | null
  average: number | null
}

const shownLeaders = 3

/** One indicator over the agencies of a group. */
export function spreadOf(
  agencies: readonly CompetingAgency[],
  column: IndicatorScores,
  points: number,
  { group, isNamed, ownAgencyId, average }: Whose,
): Spread {
  const places = agencies.flatMap((agency, index) => (group === null || agency.group === group ? [index] : []))
  const scored = places.flatMap((index) => {
    const [agency, score] = [agencies[index], column.score[index]]
    return agency && typeof score === 'number' && column.state[index] === 'scored'
      ? [{ agency, score, share: score / points }]
      : []
  })
  const isTold = isNamed || scored.filter(({ agency }) => agency.agencyId !== ownAgencyId).length >= fewestOthers
  if (!isTold) return { bins: null, quartiles: null, average: null, ownBin: null, counts: null, leaders: [] }
  // Of no points there is no share: neither bars nor leaders.
  const own = points > 0 ? scored : []
  const row = own.find(({ agency }) => agency.agencyId === ownAgencyId)
  const counted = (status: string) => places.filter((index) => (column.status[index] ?? 'no-data') === status).length
  return {
    bins: isNamed ? binShares(own.map(({ share }) => share)) : null,
    quartiles: quartilesOf(own.map(({ share }) => share)),
    average,
    ownBin: isNamed && row ? binOf(row.share) : null,
    counts: {
      agencies: places.length,
      reported: counted('reported'),
      noData: counted('no-data'),
      notApplicable: counted('not-applicable'),
    },
    leaders: isNamed
      ? own
          .toSorted((a, b) => b.score - a.score)
          .slice(0, shownLeaders)
          .map(({ agency: { code, titleFa, titleEn }, score }) => ({ code, titleFa, titleEn, score }))
      : [],
  }
}

/** Whether the model is sound, from what a run has stored. `nodes` are all of the model, the root first. */
export function diagnoseStored(
  agencies: readonly CompetingAgency[],
  indicators: readonly IndicatorScores[],
  nodes: readonly ModelNodeRow[],
): ModelReport {
  const indexOfNode = (code: string | null) => nodes.findIndex((node) => node.code === code)
  const columns = nodes.map((node) => indicators.find(({ code }) => code === node.code))
  const stateOf = (node: ModelNodeRow, index: number, column: IndicatorScores | undefined) =>
    node.depth === 0 ? agencies[index]?.total !== null : column?.state[index] === 'scored'
  return diagnose(
    {
      agencies: agencies.map(({ code }) => code),
      nodes: nodes.map(({ code, parentCode, points }) => ({ code, parent: indexOfNode(parentCode), points })),
      state: Uint8Array.from(
        nodes.flatMap((node, at) =>
          agencies.map((_, index) => (stateOf(node, index, columns[at]) ? NodeState.scored : NodeState.noData)),
        ),
      ),
      score: Float64Array.from(columns.flatMap((column) => agencies.map((_, index) => column?.score[index] ?? 0))),
      total: Float64Array.from(agencies, ({ total }) => total ?? 0),
      indicators: indicators.map((column) => ({
        node: indexOfNode(column.code),
        status: Uint8Array.from(column.status, (status) =>
          status === 'reported' ? Status.reported : status === 'not-applicable' ? Status.notApplicable : Status.noData,
        ),
        flags: Uint16Array.from(column.flags, (flags) => flags ?? 0),
        denominator: Float64Array.from(column.denominator, (denominator) => denominator ?? 0),
        normalised: Float64Array.from(column.normalised, (value) => value ?? 0),
      })),
    },
    agencies.map(() => true),
  )
}
