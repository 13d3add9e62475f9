import { type FormulaMetric, usualTiming } from './formula-draft'
import { swapped } from './lists'
import {
  type Draft,
  type DraftNode,
  type NodeDocument,
  type Path,
  type Title,
  fieldsOf,
  listNodes,
  nodeAt,
  withNode,
} from './model-draft'

/** The document in which a node has another title. */
export function withTitle(draft: Draft, path: Path, title: Title): Draft {
  return withNode(draft, path, (node) => ({ ...node, title }))
}

/**
 * The document with a dimension at the end of another one, or of the whole; it has no parts yet. `taken` are codes that
 * were ever given, which is more than the document has.
 */
export function withNewDimension(draft: Draft, path: Path, title: Title, taken: readonly string[] = []): Draft {
  return withLast(draft, path, (node) => ({
    code: freeCode(draft, path.length ? `${node.code}-` : 'D', taken),
    title,
    weight: node.children?.at(-1)?.weight ?? 100,
    children: [],
  }))
}

/**
 * The document with a new indicator at the end of a dimension: one metric, taken over the year as it usually is, of the
 * weight of the one before it.
 */
export function withNewIndicator(
  draft: Draft,
  path: Path,
  metric: FormulaMetric & { titleFa: string; titleEn: string },
  taken: readonly string[] = [],
): Draft {
  return withLast(draft, path, (node) => ({
    code: freeCode(draft, path.length ? `${node.code}-` : 'D', taken),
    title: { fa: metric.titleFa, en: metric.titleEn },
    weight: node.children?.at(-1)?.weight ?? 10,
    unit: metric.unit,
    direction: 'more-is-better',
    target: 1,
    measure: { metric: metric.code, overTime: usualTiming(metric) },
  }))
}

/** The document without a node and all below it, which is then neither required nor compared where totals tie. */
export function withoutNode(draft: Draft, path: Path): Draft {
  const kept = withoutChild(draft, path)
  const left = new Set(listNodes(kept).map(({ code }) => code))
  const gone = new Set(listNodes(draft).flatMap(({ code }) => (left.has(code) ? [] : [code])))
  const without = (codes: unknown) =>
    Array.isArray(codes) ? codes.filter((code) => typeof code !== 'string' || !gone.has(code)) : codes
  const ranking = fieldsOf(draft['ranking'])
  const requires = without(draft['requires'])
  return {
    ...kept,
    requires: Array.isArray(requires) && !requires.length ? undefined : requires,
    ranking: { ...ranking, tieBreak: without(ranking['tieBreak']) },
  }
}

/** The document with a node one step before or after its neighbour; as it is where there is none. */
export function withMoved(draft: Draft, path: Path, step: -1 | 1): Draft {
  const index = path.at(-1)
  if (index === undefined) return draft
  return withNode(draft, path.slice(0, -1), (node) => ({
    ...node,
    children: swapped(node.children ?? [], index, step),
  }))
}

/**
 * The document with a node, and all below it, at the end of another dimension; as it is where that one is the node
 * itself or lies below it.
 */
export function withParent(draft: Draft, path: Path, parent: Path): Draft {
  const node = nodeAt(draft, path)
  if (!node || !nodeAt(draft, parent)?.children || isWithin(parent, path)) return draft
  return withLast(withoutChild(draft, path), pathWithout(parent, path), () => node)
}

/** Where a node is once another one has been taken out: what stood behind that one has moved up. */
function pathWithout(path: Path, removed: Path): Path {
  const depth = removed.length - 1
  const isShifted = isWithin(path, removed.slice(0, -1)) && (path[depth] ?? -1) > (removed[depth] ?? 0)
  return isShifted ? path.map((index, level) => (level === depth ? index - 1 : index)) : path
}

/** Whether a path is another one, or leads below it. */
export const isWithin = (path: Path, other: Path) => other.every((index, depth) => path[depth] === index)

/** The nodes that stand beside one another below the same dimension, with the node itself. */
export function siblingsOf(nodes: readonly DraftNode[], { path }: DraftNode): readonly DraftNode[] {
  return nodes.filter((other) => other.path.length === path.length && isWithin(other.path, path.slice(0, -1)))
}

/** A code with a prefix that no node has or had: one that was given twice would join two histories. */
function freeCode(draft: Draft, prefix: string, taken: readonly string[]): string {
  const codes = new Set([...taken, draft.tree.code, ...listNodes(draft).map(({ code }) => code)])
  let number = 1
  while (codes.has(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}

function withoutChild(draft: Draft, path: Path): Draft {
  const position = path.at(-1)
  return withNode(draft, path.slice(0, -1), (node) => ({
    ...node,
    children: (node.children ?? []).filter((_, index) => index !== position),
  }))
}

function withLast(draft: Draft, path: Path, make: (node: NodeDocument) => NodeDocument): Draft {
  return withNode(draft, path, (node) => ({ ...node, children: [...(node.children ?? []), make(node)] }))
}
