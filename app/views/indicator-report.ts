import type { CompetingAgency, IndicatorScores } from '../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../db/queries/rankings'
import { type ModelReport, diagnose } from '../../scoring/diagnostics/diagnose'
import { Status } from '../../scoring/input'
import { NodeState } from '../../scoring/result'
import { binOf, binShares } from '../charts/bins'

/** In a group of fewer, who knows the own value could work out the others'. */
export const leastAnonymous = 4

export interface Spread {
  /** Agencies by tenth of the points; null where too few have points to show them without saying whose they are. */
  bins: number[] | null
  /** Share (0–1) of the points that half of the agencies reach. */
  median: number | null
  /** The tenth that the viewer's own agency lies in. */
  ownBin: number | null
  agencies: number
  reported: number
  noData: number
  notApplicable: number
  leaders: { code: string; titleFa: string; titleEn: string; score: number }[]
}

interface Whose {
  /** A group's code; null: all. */
  group: string | null
  /** Whether the viewer may see the agencies by name. */
  isNamed: boolean
  ownAgencyId: number | null
}

const shownLeaders = 3

/** One indicator over the agencies of a group. */
export function spreadOf(
  agencies: readonly CompetingAgency[],
  column: IndicatorScores,
  points: number,
  { group, isNamed, ownAgencyId }: Whose,
): Spread {
  const places = agencies.flatMap((agency, place) => (group === null || agency.group === group ? [place] : []))
  const scored = places.flatMap((place) => {
    const [agency, score] = [agencies[place], column.score[place]]
    return agency && typeof score === 'number' && column.state[place] === 'scored'
      ? [{ agency, score, share: points > 0 ? score / points : 0 }]
      : []
  })
  const isShown = isNamed || scored.length >= leastAnonymous
  const own = scored.find(({ agency }) => agency.agencyId === ownAgencyId)
  const ordered = scored.toSorted((a, b) => b.score - a.score)
  const counted = (status: string) => places.filter((place) => (column.status[place] ?? 'no-data') === status).length
  return {
    bins: isShown ? binShares(scored.map(({ share }) => share)) : null,
    median: isShown ? medianOf(ordered.map(({ share }) => share)) : null,
    ownBin: isShown && own ? binOf(own.share) : null,
    agencies: places.length,
    reported: counted('reported'),
    noData: counted('no-data'),
    notApplicable: counted('not-applicable'),
    leaders: isNamed
      ? ordered
          .slice(0, shownLeaders)
          .map(({ agency: { code, titleFa, titleEn }, score }) => ({ code, titleFa, titleEn, score }))
      : [],
  }
}

/** The middle of numbers in order, up or down; null where there is none. */
export function medianOf(ordered: readonly number[]): number | null {
  const middle = ordered.length / 2
  const [low, high] = [ordered[Math.ceil(middle) - 1], ordered[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Whether the model is sound, from what a run has stored. `nodes` are all of the model, the root first. */
export function diagnoseStored(
  agencies: readonly CompetingAgency[],
  indicators: readonly IndicatorScores[],
  nodes: readonly ModelNodeRow[],
): ModelReport {
  const placeOf = (code: string | null) => nodes.findIndex((node) => node.code === code)
  const columns = nodes.map((node) => indicators.find(({ code }) => code === node.code))
  const stateOf = (node: ModelNodeRow, place: number, column: IndicatorScores | undefined) =>
    node.depth === 0 ? agencies[place]?.total !== null : column?.state[place] === 'scored'
  return diagnose(
    {
      agencies: agencies.map(({ code }) => code),
      nodes: nodes.map(({ code, parentCode, points }) => ({ code, parent: placeOf(parentCode), points })),
      state: Uint8Array.from(
        nodes.flatMap((node, at) =>
          agencies.map((_, place) => (stateOf(node, place, columns[at]) ? NodeState.scored : NodeState.noData)),
        ),
      ),
      score: Float64Array.from(columns.flatMap((column) => agencies.map((_, place) => column?.score[place] ?? 0))),
      total: Float64Array.from(agencies, ({ total }) => total ?? 0),
      indicators: indicators.map((column) => ({
        node: placeOf(column.code),
        status: Uint8Array.from(column.status, (status) =>
          status === 'reported' ? Status.reported : status === 'not-applicable' ? Status.notApplicable : Status.noData,
        ),
        flags: Uint16Array.from(column.flags, (flags) => flags ?? 0),
        denominator: Float64Array.from(column.denominator, (denominator) => denominator ?? 0),
      })),
    },
    agencies.map(() => true),
  )
}
