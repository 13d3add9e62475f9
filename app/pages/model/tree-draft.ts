import { freeCode, nodeAt, withoutNode } from './indicator-draft'
import { type NodeDocument, changeNode, parse, write } from './model-draft'

type Path = readonly number[]

/** The document in which a node has another title. */
export function withTitle(text: string, path: Path, title: { fa: string; en: string }): string {
  return changed(text, path, (node) => ({ ...node, title }))
}

/** The document with a dimension at the end of another one, or of the whole; it has no parts yet. */
export function withNewDimension(text: string, path: Path, title: { fa: string; en: string }): string {
  return changed(text, path, (node) => {
    const prefix = path.length ? `${node.code}-` : 'D'
    const made = { code: freeCode(text, prefix), title, weight: 100, children: [] }
    return { ...node, children: [...(node.children ?? []), made] }
  })
}

/** The document with a node one step before or after its neighbour; as it is where there is none. */
export function withMoved(text: string, path: Path, step: -1 | 1): string {
  const index = path.at(-1)
  if (index === undefined) return text
  return changed(text, path.slice(0, -1), (node) => {
    const children = [...(node.children ?? [])]
    const [own, other] = [children[index], children[index + step]]
    if (!own || !other) return node
    children[index] = other
    children[index + step] = own
    return { ...node, children }
  })
}

/**
 * The document with a node, and all below it, at the end of another dimension; as it is where that one is the node
 * itself or lies below it.
 */
export function withParent(text: string, path: Path, parent: Path): string {
  const draft = parse(text)
  const node = draft && nodeAt(draft.tree, path)
  const target = draft && nodeAt(draft.tree, parent)
  const isBelow = path.every((index, depth) => parent[depth] === index)
  if (!node || !target?.children || isBelow) return text
  const index = path.at(-1) ?? 0
  const taken = withoutNode(text, path)
  // What stood behind the node in its old dimension has moved up by one.
  const depth = path.length - 1
  const isShifted = path.slice(0, -1).every((one, at) => parent[at] === one) && (parent[depth] ?? -1) > index
  const moved = isShifted ? parent.map((one, at) => (at === depth ? one - 1 : one)) : parent
  return changed(taken, moved, (under) => ({ ...under, children: [...(under.children ?? []), node] }))
}

function changed(text: string, path: Path, change: (node: NodeDocument) => NodeDocument): string {
  const draft = parse(text)
  return draft ? write({ ...draft, tree: changeNode(draft.tree, path, change) }) : text
}
