import type { Part } from './explain'
import { NodeState, type ScoreResult } from './result'

/**
 * Why an agency's total differs between two runs: `dimensions`, `adjustments` and `rounding` add up to `now` −
 * `before`.
 */
export interface Change {
  agency: string
  before: number
  now: number
  /** Children of either root, by code; a node that one run has not counts as nothing there. */
  dimensions: Part[]
  /**
   * Each indicator by itself; they add up like the dimensions do, but for methods that share nothing out (see
   * `contribution`).
   */
  indicators: Part[]
  adjustments: number
  rounding: number
}

/** Null where the agency has no score in one of the two. */
export function explainChange(before: ScoreResult, now: ScoreResult, agency: string): Change | null {
  const [earlier, later] = [indexOfAgency(before, agency), indexOfAgency(now, agency)]
  if (earlier === null || later === null) return null
  const parts = (isWanted: (node: ScoreResult['nodes'][number]) => boolean) =>
    differences(contributionsOf(before, earlier, isWanted), contributionsOf(now, later, isWanted))
  const whole = (now.score[later] ?? 0) - (before.score[earlier] ?? 0)
  const adjustments = (now.adjustments[later] ?? 0) - (before.adjustments[earlier] ?? 0)
  const change = { agency, before: before.total[earlier] ?? 0, now: now.total[later] ?? 0 }
  return {
    ...change,
    dimensions: parts((node) => node.parent === 0),
    indicators: parts((node) => node.kind === 'indicator'),
    adjustments,
    rounding: change.now - change.before - whole - adjustments,
  }
}

function indexOfAgency({ agencies, state }: ScoreResult, agency: string): number | null {
  const index = agencies.indexOf(agency)
  return index >= 0 && state[index] === NodeState.scored ? index : null
}

function contributionsOf(
  { nodes, contribution, agencies }: ScoreResult,
  index: number,
  isWanted: (node: ScoreResult['nodes'][number]) => boolean,
): Map<string, number> {
  return new Map(
    nodes.flatMap((node, row) =>
      isWanted(node) ? [[node.code, contribution[row * agencies.length + index] ?? 0] as const] : [],
    ),
  )
}

function differences(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): Part[] {
  const codes = [...new Set([...now.keys(), ...before.keys()])]
  return codes.map((node) => ({ node, points: (now.get(node) ?? 0) - (before.get(node) ?? 0) }))
}
