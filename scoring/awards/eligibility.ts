import { significant } from '../significant'
import type { AwardInput, AwardRule, Ineligible } from './award-rule'

/**
 * Why an agency may not take an award at all; empty: it may. `value` is what the rule compares. Coverage and base are
 * sums and quotients: they are rounded to their significant digits, so that binary noise bars nobody.
 */
export function listReasons(rule: AwardRule, input: AwardInput, agency: number, value: number | null): Ineligible[] {
  const { competes, total } = input
  if (!competes[agency]) return [{ why: 'does-not-compete' }]
  const score = total[agency] ?? null
  if (score === null) return [{ why: 'no-score' }]
  return [...unmetTerms(rule, input, agency, score), ...unmetBasis(rule, input, agency, value)]
}

function unmetTerms(
  { eligibility, within }: AwardRule,
  input: AwardInput,
  agency: number,
  score: number,
): Ineligible[] {
  const { minCoverage = 0, minApplicable = 0, minScore, gates, levels, groups } = eligibility
  const group = input.group[agency] ?? null
  const level = input.level[agency]
  const coverage = significant(input.coverage[agency] ?? 0)
  const applicable = significant(input.applicable?.[agency] ?? 0)
  const unmet = gates ? (input.unmetGates[agency] ?? []) : []
  const reasons: Ineligible[] = []
  if (levels && (level === undefined || !levels.includes(level))) reasons.push({ why: 'level' })
  if ((within === 'group' && group === null) || (groups && (group === null || !groups.includes(group))))
    reasons.push({ why: 'group' })
  if (coverage < minCoverage) reasons.push({ why: 'coverage', is: coverage, needs: minCoverage })
  if (applicable < minApplicable) reasons.push({ why: 'applicable', is: applicable, needs: minApplicable })
  if (minScore !== undefined && score < minScore) reasons.push({ why: 'score', is: score, needs: minScore })
  if (unmet.length) reasons.push({ why: 'gates', gates: unmet })
  return reasons
}

function unmetBasis(rule: AwardRule, { base }: AwardInput, agency: number, value: number | null): Ineligible[] {
  if (rule.by !== 'improvement') return value === null && rule.by !== 'judges' ? [{ why: 'no-value' }] : []
  if (typeof base[agency] !== 'number') return [{ why: 'no-base' }]
  const before = significant(base[agency])
  if (before < rule.minBase) return [{ why: 'base', is: before, needs: rule.minBase }]
  return value === null ? [{ why: 'no-value' }] : []
}
