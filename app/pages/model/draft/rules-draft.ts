import { numberOf } from './facts-draft'
import {
  type Draft,
  type DraftNode,
  type Fields,
  type Title,
  fieldsOf,
  isDimension,
  listFields,
  titleOf,
} from './model-draft'

export const conditionSubjects = ['score-percent', 'value', 'coverage-percent'] as const
export const comparisons = ['at-least', 'above', 'at-most', 'below'] as const

export interface DraftCondition {
  node: string
  of: (typeof conditionSubjects)[number]
  is: (typeof comparisons)[number]
  than: number | null
}

/** A bonus, a penalty or a gate: a condition on a node, and what follows from it. */
export interface DraftRule {
  code: string
  title: Title
  condition: DraftCondition
  /** Of a bonus or a penalty; a gate has none. */
  points: number | null
}

/** Bonuses and penalties (`adjustments`), and conditions for taking an award (`gates`). */
export type RuleKind = 'adjustments' | 'gates'

export const conditionKey = { adjustments: 'when', gates: 'requires' } as const

const rulesOf = (draft: Draft) => fieldsOf(draft['rules'])

export function listRules(draft: Draft, kind: RuleKind): readonly DraftRule[] {
  return listFields(rulesOf(draft)[kind]).map((rule) => ({
    code: String(rule['code'] ?? ''),
    title: titleOf(rule['title']),
    condition: conditionOf(rule[conditionKey[kind]]),
    points: numberOf(rule['points']),
  }))
}

function conditionOf(value: unknown): DraftCondition {
  const { node, of, is, than } = fieldsOf(value)
  return {
    node: typeof node === 'string' ? node : '',
    of: conditionSubjects.find((subject) => subject === of) ?? 'score-percent',
    is: comparisons.find((comparison) => comparison === is) ?? 'at-least',
    than: numberOf(than),
  }
}

export function withRules(draft: Draft, kind: RuleKind, rules: readonly DraftRule[]): Draft {
  const written = rules.map(({ code, title, condition, points }) => ({
    code,
    title,
    [conditionKey[kind]]: condition,
    ...(kind === 'adjustments' ? { points } : {}),
  }))
  return writeRules(draft, { [kind]: written.length ? written : undefined })
}

/** A rule at the end, which says nothing yet but that a node earns half of its points. */
export function withNewRule(draft: Draft, kind: RuleKind): Draft {
  const rules = listRules(draft, kind)
  const prefix = kind === 'adjustments' ? 'rule' : 'gate'
  const last = Math.max(0, ...rules.map(({ code }) => Number(/\d+$/.exec(code)?.[0] ?? 0)))
  const condition = { node: draft.tree.code, of: 'score-percent', is: 'at-least', than: 50 } as const
  const made = { code: `${prefix}-${last + 1}`, title: { fa: '', en: '' }, condition, points: 10 }
  return withRules(draft, kind, [...rules, made])
}

/** A condition on another node. A dimension has no value of its own, so its score is looked at instead. */
export function onNode(condition: DraftCondition, node: string, nodes: readonly DraftNode[]): DraftCondition {
  return hasValue(node, nodes) || condition.of !== 'value'
    ? { ...condition, node }
    : { ...condition, node, of: 'score-percent' }
}

export const hasValue = (code: string, nodes: readonly DraftNode[]) =>
  nodes.some((node) => node.code === code && !isDimension(node))

/** The most that bonuses, and that penalties, come to together; null: as much as there is. */
export function viewCaps(draft: Draft): { bonus: number | null; penalty: number | null } {
  const { bonus, penalty } = fieldsOf(rulesOf(draft)['caps'])
  return { bonus: numberOf(bonus), penalty: numberOf(penalty) }
}

export function withCap(draft: Draft, kind: 'bonus' | 'penalty', cap: number | null): Draft {
  const caps = { ...fieldsOf(rulesOf(draft)['caps']), [kind]: cap ?? undefined }
  return writeRules(draft, { caps: isEmpty(caps) ? undefined : caps })
}

function writeRules(draft: Draft, change: Fields): Draft {
  const rules = { ...rulesOf(draft), ...change }
  return { ...draft, rules: isEmpty(rules) ? undefined : rules }
}

const isEmpty = (fields: Fields) => Object.values(fields).every((value) => value === undefined)
