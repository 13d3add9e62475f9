import type { Branch, Indicator, Model, ModelNode, StepChoices } from './model'
import type { NodeInfo } from './result'

/** A node of the model with its place in the flattened tree and what is done at it. */
export interface TreeNode {
  info: NodeInfo
  /** Weight as written. */
  weight: number
  /** Places of the children; empty for an indicator. */
  children: number[]
  /** The model's defaults with what this node and the branches above it override. */
  choices: StepChoices
  indicator: Indicator | null
}

/** The tree as a list, parents before children, the root first. A node's points are its share of the whole × the model's scale. */
export function flattenTree(model: Model): TreeNode[] {
  const nodes: TreeNode[] = []
  let indicators = 0
  const visit = (node: ModelNode, parent: number, depth: number, points: number, above: StepChoices): number => {
    const place = nodes.length
    const choices = { ...above, ...node.choices }
    const indicator = isBranch(node) ? null : node
    const kind = indicator ? 'indicator' : depth === 0 ? 'root' : 'dimension'
    const info: NodeInfo = {
      code: node.code,
      title: node.title,
      parent,
      depth,
      kind,
      points,
      indicator: indicator ? indicators++ : -1,
    }
    const entry: TreeNode = { info, weight: node.weight, children: [], choices, indicator }
    nodes.push(entry)
    if (!isBranch(node)) return place
    const total = node.children.reduce((sum, child) => sum + child.weight, 0)
    for (const child of node.children)
      entry.children.push(visit(child, place, depth + 1, (points * child.weight) / total, choices))
    return place
  }
  visit(model.tree, -1, 0, model.scale, model.defaults)
  return nodes
}

function isBranch(node: ModelNode): node is Branch {
  return 'children' in node
}
