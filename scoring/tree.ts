import type { Branch, Indicator, Model, ModelNode, StepChoices, Weighting } from './model'
import type { NodeInfo } from './result'
import type { NodeColumns } from './score-nodes'
import { weightingOf } from './weigh/methods'
import { writtenWeights } from './weigh/weigh-children'

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
  /** At the root: places of the nodes that an agency must have data in. Elsewhere none. */
  requires: readonly number[]
}

/**
 * The tree as a list, parents before children, the root first. A node's points are its share of the whole × the model's
 * scale, by the weights that the model says: written, equal or by comparison. Where weights are learnt, those written
 * stand here, and `withLearntWeights` puts the learnt ones in their place.
 */
export function flattenTree(model: Model): TreeNode[] {
  const nodes: TreeNode[] = []
  let indicators = 0
  const visit = (
    node: ModelNode,
    parent: number,
    depth: number,
    item: { points: number; share: number; writtenShare: number },
    above: StepChoices,
  ): number => {
    const index = nodes.length
    const choices = { ...above, ...node.choices }
    const indicator = isBranch(node) ? null : node
    const kind = indicator ? 'indicator' : depth === 0 ? 'root' : 'dimension'
    const info: NodeInfo = {
      code: node.code,
      title: node.title,
      parent,
      depth,
      kind,
      ...item,
      learntBy: null,
      indicator: indicator ? indicators++ : -1,
    }
    const entry: TreeNode = { info, weight: node.weight, children: [], choices, indicator, requires: [] }
    nodes.push(entry)
    if (!isBranch(node)) return index
    const total = node.children.reduce((sum, child) => sum + child.weight, 0)
    const said = saidShares(node, choices.weighting)
    for (const [position, child] of node.children.entries()) {
      const points = said ? item.points * (said[position] ?? 0) : (item.points * child.weight) / total
      const writtenShare = child.weight / total
      entry.children.push(
        visit(child, index, depth + 1, { points, share: said?.[position] ?? writtenShare, writtenShare }, choices),
      )
    }
    return index
  }
  visit(model.tree, -1, 0, { points: model.scale, share: 1, writtenShare: 1 }, model.defaults)
  const [root] = nodes
  if (root) {
    const required = new Set(requiredNodes(model))
    root.requires = nodes.flatMap(({ info }, index) => (required.has(info.code) ? [index] : []))
  }
  return nodes
}

/** Codes of the nodes that an agency must have data in to have a score. */
export function requiredNodes({ requires = [], tree }: Model): readonly string[] {
  if (requires !== 'every-dimension') return requires
  return tree.children.flatMap(({ code, weight }) => (weight > 0 ? [code] : []))
}

/** Shares that the model says otherwise than by the weights of the nodes; null where those count. */
function saidShares({ children }: Branch, weighting: Weighting): number[] | null {
  return weightingOf(weighting).share
    ? writtenWeights(
        children.map(({ weight }) => weight),
        weighting,
      )
    : null
}

/**
 * The nodes with the weights that were learnt in a scoring, and the points that follow from them, down to the
 * indicators.
 */
export function withLearntWeights(
  tree: readonly TreeNode[],
  { weights, learning }: Pick<NodeColumns, 'weights' | 'learning'>,
): TreeNode[] {
  if (learning.every((item) => item === null)) return [...tree]
  const nodes: TreeNode[] = []
  for (const [index, node] of tree.entries()) {
    const { parent } = node.info
    const above = nodes[parent]
    if (!above) {
      nodes.push(node)
      continue
    }
    const row = learning[parent]
    const isLearnt = row !== null && row !== undefined && row.refused === null
    const share = isLearnt ? (weights[parent]?.[above.children.indexOf(index)] ?? 0) : node.info.share
    const isMoved = isLearnt || above.info.points !== tree[parent]?.info.points
    nodes.push({
      ...node,
      info: {
        ...node.info,
        share,
        points: isMoved ? above.info.points * share : node.info.points,
        learntBy: isLearnt ? row.method : null,
      },
    })
  }
  return nodes
}

function isBranch(node: ModelNode): node is Branch {
  return 'children' in node
}
