import { Status } from './input'
import type { Condition, Model } from './model'
import { type IndicatorColumns, NodeState } from './result'
import type { NodeColumns } from './score-nodes'
import { significant } from './significant'
import { sum } from './sum'
import type { TreeNode } from './tree'

export interface Scored {
  columns: NodeColumns
  /** Of the indicators, by node: at least of those that `listRuleNodes` names. */
  workings: ReadonlyMap<number, IndicatorColumns>
  agencies: number
}

/** One list for all, as a million empty ones take more room than their scores. */
const none: readonly string[] = []
const noEffects: RuleEffects = { held: none, bonus: 0, penalty: 0, unmetGates: none }

/** Codes of the nodes whose values, before any scoring, the rules look at. */
export function listRuleNodes({ rules }: Model): Set<string> {
  const conditions = [
    ...(rules?.adjustments ?? []).map((rule) => rule.when),
    ...(rules?.gates ?? []).map((gate) => gate.requires),
  ]
  return new Set(conditions.filter((condition) => condition.of === 'value').map((condition) => condition.node))
}

/** What the rules come to for one agency. */
export interface RuleEffects {
  /** Codes of the bonuses and penalties whose condition holds. */
  readonly held: readonly string[]
  /** The sum of the bonuses, and of the penalties (zero or below), each within its cap. */
  readonly bonus: number
  readonly penalty: number
  /** Codes of the gates that are not met: whoever has one takes no award. */
  readonly unmetGates: readonly string[]
}

/** Bonuses and penalties of each agency, held within the model's caps, and the gates that it does not meet. */
export function applyRules(
  model: Model,
  tree: readonly TreeNode[],
  scored: Scored,
): { adjustments: Float64Array; unmetGates: (readonly string[])[] } {
  const effectsOf = planRules(model, tree, scored)
  const effects = Array.from({ length: scored.agencies }, (_, agency) => effectsOf(agency))
  return {
    adjustments: Float64Array.from(effects, ({ bonus, penalty }) => bonus + penalty),
    unmetGates: effects.map(({ unmetGates }) => unmetGates),
  }
}

/** The rules of a model as a function of an agency. */
export function planRules(model: Model, tree: readonly TreeNode[], scored: Scored): (agency: number) => RuleEffects {
  const { adjustments = [], gates = [], caps } = model.rules ?? {}
  const holds = (condition: Condition) => toTest(condition, tree, scored)
  const rules = adjustments.map((rule) => ({ code: rule.code, points: rule.points, isMet: holds(rule.when) }))
  const checks = gates.map((gate) => ({ code: gate.code, isMet: holds(gate.requires) }))
  if (!rules.length && !checks.length) return () => noEffects
  return (agency) => {
    const held = rules.filter((rule) => rule.isMet(agency))
    const points = held.map((rule) => rule.points)
    return {
      held: held.map(({ code }) => code),
      bonus: Math.min(sum(points.filter((point) => point > 0)), caps?.bonus ?? Number.POSITIVE_INFINITY),
      penalty: Math.max(sum(points.filter((point) => point < 0)), -(caps?.penalty ?? Number.POSITIVE_INFINITY)),
      unmetGates: checks.length ? checks.filter((check) => !check.isMet(agency)).map((check) => check.code) : none,
    }
  }
}

/** A condition on a value that is not there does not hold. */
function toTest(
  condition: Condition,
  tree: readonly TreeNode[],
  { columns, workings, agencies }: Scored,
): (agency: number) => boolean {
  const node = tree.findIndex((node) => node.info.code === condition.node)
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
    return value !== null && compare(significant(value), condition)
  }
}

function compare(value: number, { is, than: written }: Condition): boolean {
  const than = significant(written)
  if (is === 'at-least') return value >= than
  if (is === 'at-most') return value <= than
  return is === 'above' ? value > than : value < than
}
