import type { ScoringInput } from '../input'
import type { Model } from '../model'
import type { Prepared } from '../prepared'
import { type MethodSet, prepareVariants } from './method-variants'
import type { WeightDraw } from './perturb'
import { rankBounds } from './rank-bounds'
import { DrawRunner } from './run-draws'
import { type RankSpread, findBands, summarise, summariseGroupRanks } from './summarise'

/** How sure the ranks of a run are to be known: what is uncertain, and how often it is drawn. */
export interface AssessmentSettings {
  readonly seed: number
  readonly draws: number
  readonly weights: WeightDraw
  /** `topShare` is the chance to be among so many. */
  readonly topCount: number
  readonly methods?: MethodSet
  readonly leavesOneOut?: boolean
  readonly hasSamplingError?: boolean
}

export interface RankRange extends RankSpread {
  /**
   * Outer bounds: no weights within the spread pass them, and the best and worst that any weights give lie between them
   * and what draws reached. Null where a level is not an arithmetic mean.
   */
  readonly best: number | null
  readonly worst: number | null
}

interface AgencyAssessment {
  readonly agency: string
  /** Null where the agency takes no part, or is in no group. */
  readonly overall: RankRange | null
  readonly group: RankRange | null
  readonly topShare: number
  readonly firstInGroupShare: number
  /**
   * Agencies of the same band, overall or in their group, can't be told apart; the best are in band 0. Null where it
   * was not looked at.
   */
  readonly band: number | null
  readonly groupBand: number | null
}

export interface Assessment {
  readonly draws: number
  /** Draws in which somebody got no score; nothing else counts them. */
  readonly failed: number
  /** Indicators that rest on a survey, whose sampling error is drawn where that is asked for. */
  readonly surveyed: number
  /** Mean |rank − published rank| over agencies and draws. */
  readonly meanShift: number
  readonly agencies: readonly AgencyAssessment[]
  /**
   * In how many of `pairDraws` the first agency was ahead of the second: entry `first * agencies + second`. Empty with
   * too many agencies.
   */
  readonly ahead: Uint32Array
  readonly pairDraws: number
}

/** Beyond these, each against each is not counted. */
const mostPaired = 500
const mostPairDraws = 2000

/**
 * Draws, sums up and bounds the ranks of an edition, overall and in groups: those of rounded totals, with ties broken
 * as the model says. Under the fractional style those that share a rank count at the best of their places.
 */
export function assess(input: ScoringInput, model: Model, settings: AssessmentSettings): Assessment {
  const { seed, draws, weights, leavesOneOut = false, hasSamplingError = false } = settings
  const { variants } = prepareVariants(input, model, settings.methods)
  const [prepared] = variants
  const pairDraws = prepared.agencies.length <= mostPaired ? Math.min(draws, mostPairDraws) : 0
  const runner = new DrawRunner(variants, {
    seed,
    weights,
    leavesOneOut,
    hasSamplingError,
    pairDraws,
    hasGroupRanks: true,
  })
  const tally = runner.run(0, draws)
  return {
    draws: tally.draws,
    failed: tally.failed,
    surveyed: prepared.surveyed.length,
    meanShift: tally.draws ? tally.shift / 1000 / tally.draws : 0,
    agencies: describeAgencies(prepared, runner, settings),
    ahead: tally.ahead,
    pairDraws: tally.pairDraws,
  }
}

function describeAgencies(
  prepared: Prepared,
  { tally, nominalRanks }: DrawRunner,
  { weights, topCount }: AssessmentSettings,
): AgencyAssessment[] {
  const certainty = summarise(tally, topCount)
  const inGroups = summariseGroupRanks(tally)
  const spread = weights.method === 'uniform' ? weights.spread : Number.POSITIVE_INFINITY
  const bounds = { overall: rankBounds(prepared, spread), group: rankBounds(prepared, spread, 'group') }
  const bands = placeInBands(tally.pairDraws ? findBands(tally, nominalRanks) : [])
  const groupBands = placeInBands(
    ...(tally.pairDraws
      ? prepared.groups.map((_, group) =>
          findBands(
            tally,
            nominalRanks.map((rank, agency) => (prepared.group[agency] === group ? rank : 0)),
          ),
        )
      : []),
  )
  return prepared.agencies.map((agency, index) => {
    const row = certainty[index]
    return {
      agency,
      overall: toRange(row, bounds.overall?.[index]),
      group: toRange(inGroups[index], bounds.group?.[index]),
      topShare: row?.topShare ?? 0,
      firstInGroupShare: row?.firstInGroupShare ?? 0,
      band: bands.get(index) ?? null,
      groupBand: groupBands.get(index) ?? null,
    }
  })
}

function toRange(
  spread: RankSpread | undefined,
  bounds: { best: number; worst: number } | undefined,
): RankRange | null {
  if (!spread?.median) return null
  const { low, median, high, bestReached, worstReached } = spread
  return { low, median, high, bestReached, worstReached, best: bounds?.best ?? null, worst: bounds?.worst ?? null }
}

/** The band of each agency, out of lists of bands that share no agency. */
function placeInBands(...lists: number[][][]): Map<number, number> {
  return new Map(
    lists.flatMap((bands) => bands.flatMap((band, index) => band.map((agency) => [agency, index] as const))),
  )
}
