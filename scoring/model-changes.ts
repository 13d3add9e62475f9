import { canonicalJson } from './canonical'
import type { Branch, Indicator, Model, ModelNode } from './model'

/** One difference between two model documents. `before` is undefined for what is new, `after` for what is gone. */
export interface ModelChange {
  /** Code of the node that it concerns; null for the model as a whole. */
  readonly node: string | null
  /** What differs: "weight", "choices.normalisation", "ranking.tieBreak", "node" (the node itself) … */
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/**
 * What differs between two documents, in the order of the tree: nodes are the same where their codes are, wherever they
 * stand. The version itself is left out, since it always differs.
 */
export function listModelChanges(before: Model, after: Model): ModelChange[] {
  return [...compareFields(null, wholeOf(before), wholeOf(after)), ...compareNodes(before, after)]
}

function compareNodes(before: Model, after: Model): ModelChange[] {
  const old = nodesOf(before.tree)
  const now = nodesOf(after.tree)
  const kept = [...now].flatMap(([code, own]) => {
    const was = old.get(code)
    return was ? compareFields(code, was, own) : [{ node: code, field: 'node', before: undefined, after: own['title'] }]
  })
  const gone = [...old]
    .filter(([code]) => !now.has(code))
    .map(([code, own]): ModelChange => ({ node: code, field: 'node', before: own['title'], after: undefined }))
  return [...kept, ...gone]
}

type Fields = Record<string, unknown>

function compareFields(node: string | null, before: Fields, after: Fields): ModelChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((field) =>
    isSame(before[field], after[field]) ? [] : [{ node, field, before: before[field], after: after[field] }],
  )
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b
  return canonicalJson(a) === canonicalJson(b)
}

function wholeOf({ tree: _, version: __, defaults, ranking, rules = {}, ...own }: Model): Fields {
  return { ...own, ...prefixed('defaults', defaults), ...prefixed('ranking', ranking), ...prefixed('rules', rules) }
}

function nodesOf(tree: Branch): Map<string, Fields> {
  const nodes = new Map<string, Fields>()
  const visit = (node: ModelNode, parent: string | null) => {
    nodes.set(node.code, fieldsOf(node, parent))
    if ('children' in node) for (const child of node.children) visit(child, node.code)
  }
  visit(tree, null)
  return nodes
}

function fieldsOf(node: Branch | Indicator, parent: string | null): Fields {
  const { code: _, choices = {}, ...own } = node
  const { children: __, ...fields } = { children: undefined, ...own }
  return { parent, ...fields, ...prefixed('choices', choices) }
}

function prefixed(name: string, fields: object): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${name}.${key}`, value]))
}
