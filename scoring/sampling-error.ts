import { type ScoringInput, Status, type ValueKind } from './input'
import type { Measure } from './model'
import { type Term, findTerm, isGrowthOver } from './over-time'
import type { PreparedIndicator } from './prepare-indicator'
import { Flag, NodeState } from './result'
import { hasSurveyed, isAcceptedAt, isSurveyedAt } from './value-kinds'

/**
 * The sampling error of an indicator that is a share in a survey (numerator ÷ denominator, both counts of people
 * asked), as standard errors of utility, one an agency: √(p (1 − p) ÷ n) by the share after two more of either answer
 * (Agresti and Coull 1998), so that ten of ten still is uncertain, × the mean slope of the normalisation. Of an agency
 * whose values of the year were all counted, zero; what the model does not accept was not used and counts for nothing.
 * Null for other measures: they say nothing of how answers spread.
 */
export function measureSamplingError(
  input: ScoringInput,
  measure: Measure,
  accepts: readonly ValueKind[],
  indicator: PreparedIndicator,
): Float64Array | null {
  const share = shareOf(input, measure, accepts)
  if (!share) return null
  const { term, series, factor } = share
  const count = input.agencies.code.length
  const isSurveyed = (agency: number) =>
    term.now.some((period) => {
      const entry = period * count + agency
      return isAcceptedAt(series, entry, term.accepts) && isSurveyedAt(series, entry)
    })
  return errorColumn(indicator, Math.abs(factor), isSurveyed)
}

/** The cases of a share and what it is multiplied by; null where the measure is no share of a survey. */
function shareOf(
  input: ScoringInput,
  measure: Measure,
  accepts: readonly ValueKind[],
): { term: Term; series: NonNullable<Term['series']>; factor: number } | null {
  if (!('numerator' in measure) || !('metric' in measure.denominator) || isGrowthOver(measure.numerator.overTime))
    return null
  const term = findTerm(input, measure.numerator.metric, accepts)
  const { series } = term
  return series && hasSurveyed(series) ? { term, series, factor: measure.factor ?? 1 } : null
}

function errorColumn(
  indicator: PreparedIndicator,
  factor: number,
  isSurveyed: (agency: number) => boolean,
): Float64Array {
  const { numerator, denominator } = indicator.working
  const slope = slopeOf(indicator)
  return numerator.map((cases, agency) => {
    const asked = denominator[agency] ?? 0
    if (!isMeasured(indicator, agency) || !isSurveyed(agency) || cases < 0 || cases > asked) return 0
    const share = (cases + 2) / (asked + 4)
    return slope * factor * Math.sqrt((share * (1 - share)) / (asked + 4))
  })
}

/** Change of utility by unit of the value, between the least and the greatest that no cap has cut. */
function slopeOf(indicator: PreparedIndicator): number {
  const { actual, flags } = indicator.working
  let least = -1
  let greatest = -1
  for (let agency = 0; agency < actual.length; agency++) {
    if (!isMeasured(indicator, agency) || (flags[agency] ?? 0) & Flag.capped) continue
    if (least < 0 || (actual[agency] ?? 0) < (actual[least] ?? 0)) least = agency
    if (greatest < 0 || (actual[agency] ?? 0) > (actual[greatest] ?? 0)) greatest = agency
  }
  const spread = (actual[greatest] ?? 0) - (actual[least] ?? 0)
  const slope =
    spread > 0 ? Math.abs(((indicator.utility[greatest] ?? 0) - (indicator.utility[least] ?? 0)) / spread) : 0
  return Number.isFinite(slope) ? slope : 0
}

function isMeasured({ working, state }: PreparedIndicator, agency: number): boolean {
  return working.status[agency] === Status.reported && state[agency] === NodeState.scored
}
