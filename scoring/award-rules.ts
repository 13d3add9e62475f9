import { Status } from './input'
import type { Condition, Model } from './model'
import { type IndicatorColumns, NodeState } from './result'
import type { NodeColumns } from './score-nodes'
import { sum } from './sum'
import type { TreeNode } from './tree'

interface Scored {
  columns: NodeColumns
  /** Of the indicators, by node: at least of those that `listRuleNodes` names. */
  workings: ReadonlyMap<number, IndicatorColumns>
  agencies: number
}

/** One list for all, as a million empty ones take more room than their scores. */
const none: readonly string[] = []

/** Codes of the nodes whose values, before any scoring, the rules look at. */
export function listRuleNodes({ rules }: Model): Set<string> {
  const conditions = [
    ...(rules?.adjustments ?? []).map((rule) => rule.when),
    ...(rules?.gates ?? []).map((gate) => gate.requires),
  ]
  return new Set(conditions.filter((condition) => condition.of === 'value').map((condition) => condition.node))
}

/** Bonuses and penalties of each agency, held within the model's caps, and the gates that it does not meet. */
export function applyRules(
  model: Model,
  tree: readonly TreeNode[],
  scored: Scored,
): { adjustments: Float64Array; unmetGates: (readonly string[])[] } {
  const { adjustments = [], gates = [], caps } = model.rules ?? {}
  const holds = (condition: Condition) => toTest(condition, tree, scored)
  const rules = adjustments.map((rule) => ({ points: rule.points, isMet: holds(rule.when) }))
  const checks = gates.map((gate) => ({ code: gate.code, isMet: holds(gate.requires) }))
  const pointsOf = (agency: number) => {
    const earned = rules.filter((rule) => rule.isMet(agency)).map((rule) => rule.points)
    const bonus = sum(earned.filter((points) => points > 0))
    const penalty = sum(earned.filter((points) => points < 0))
    return (
      Math.min(bonus, caps?.bonus ?? Number.POSITIVE_INFINITY) +
      Math.max(penalty, -(caps?.penalty ?? Number.POSITIVE_INFINITY))
    )
  }
  return {
    adjustments: Float64Array.from({ length: scored.agencies }, (_, agency) => pointsOf(agency)),
    unmetGates: Array.from({ length: scored.agencies }, (_, agency) =>
      checks.length ? checks.filter((check) => !check.isMet(agency)).map((check) => check.code) : none,
    ),
  }
}

/** A condition on a value that is not there does not hold. */
function toTest(
  condition: Condition,
  tree: readonly TreeNode[],
  { columns, workings, agencies }: Scored,
): (agency: number) => boolean {
  const node = tree.findIndex((own) => own.info.code === condition.node)
  const working = workings.get(node)
  const valueOf = (agency: number): number | null => {
    const entry = node * agencies + agency
    if (condition.of === 'coverage-percent') return (columns.coverage[entry] ?? 0) * 100
    if (condition.of === 'value')
      return working?.status[agency] === Status.reported ? (working.actual[agency] ?? null) : null
    return columns.state[entry] === NodeState.scored ? (columns.utility[entry] ?? 0) * 100 : null
  }
  return (agency) => {
    const value = valueOf(agency)
    return value !== null && compare(Number(value.toPrecision(12)), condition)
  }
}

function compare(value: number, { is, than }: Condition): boolean {
  if (is === 'at-least') return value >= than
  if (is === 'at-most') return value <= than
  return is === 'above' ? value > than : value < than
}
