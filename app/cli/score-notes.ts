import type { Model } from '../../scoring/model'
import { NodeState, type ScoreResult } from '../../scoring/result'
import type { Verdicts } from '../../scoring/score'
import { defaultMinCoverage } from '../../scoring/wide/indicator-table'

/** A sentence about one agency, below the scores. */
export interface ScoreNote {
  code: 'barred' | 'low-coverage' | 'missing-required' | 'ranked-on-little'
  agency: string
  text: string
}

/**
 * Who takes no award by the gates, who has no rank for want of data, and who has one although less is known than
 * usually must be.
 */
export function listScoreNotes(
  result: ScoreResult,
  model: Model,
  verdicts: Verdicts,
  isUsualFloor: boolean,
): ScoreNote[] {
  return result.agencies.flatMap((agency, index) => {
    const known = `${percent(result.coverage[index] ?? 0)} % of the weight is known`
    const notes: ScoreNote[] = []
    const gates = verdicts.effects[index]?.unmetGates ?? []
    if (gates.length)
      notes.push({ code: 'barred', agency, text: `${agency} takes no award: it does not meet ${gates.join(', ')}.` })
    if (result.state[index] === NodeState.lowCoverage)
      notes.push({
        code: 'low-coverage',
        agency,
        text: `${agency} has no rank: ${known}${describeFloor(model, isUsualFloor)}.`,
      })
    if (result.state[index] === NodeState.missingRequired) {
      const parts = (verdicts.missingRequired[index] ?? []).join(', ')
      notes.push({
        code: 'missing-required',
        agency,
        text: `${agency} has no rank: the model requires data in ${parts}, and there are none.`,
      })
    }
    const rank = result.ranks[0]?.rank[index] ?? 0
    if (rank > 0 && (result.coverage[index] ?? 0) < defaultMinCoverage - 1e-12)
      notes.push({
        code: 'ranked-on-little',
        agency,
        text: `${agency} is ranked ${rank} although only ${known}: the model asks for no more. --min-coverage sets what it asks for.`,
      })
    return notes
  })
}

function describeFloor({ defaults }: Model, isUsualFloor: boolean): string {
  const least = `at least ${percent(defaults.minCoverage)} %`
  return isUsualFloor ? ` and ${least} must be by default; --min-coverage sets another share` : ` and ${least} must be`
}

function percent(share: number): string {
  return String(Math.round(share * 1000) / 10)
}

/** As many of a kind as somebody reads. */
const mostOfKind = 20

/** The sentences for a terminal: of each kind the first, and how many more there are. */
export function printNotes(notes: readonly ScoreNote[]): string[] {
  const kinds = [...new Set(notes.map(({ code }) => code))]
  return kinds.flatMap((kind) => {
    const row = notes.filter(({ code }) => code === kind)
    const rest = row.length - mostOfKind
    return [
      ...row.slice(0, mostOfKind).map(({ text }) => text),
      ...(rest > 0 ? [`${rest} more agencies: ${kind} (all with --json)`] : []),
    ]
  })
}
