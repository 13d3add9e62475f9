interface WeightedNode {
  readonly code: string
  readonly weight: number
  readonly children?: readonly WeightedNode[] | undefined
}

/** A part of the tree whose parts do not come to its own points; of the whole, to the points of the scale. */
export interface UnevenPart {
  code: string
  sum: number
  points: number
}

const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-9

/** Whether the weights of a model are points of its scale; else they are shares, which always add up. */
export function arePoints(tree: WeightedNode, scale: number): boolean {
  return isSame(sumOf(tree), scale)
}

/**
 * Where parts do not come to their own points. Asked only of models whose weights are points: where the root's parts
 * come to the whole, or where all below them add up and the root alone misses the whole.
 */
export function listUneven(tree: WeightedNode, scale: number): UnevenPart[] {
  const branches = tree.children?.filter(({ children }) => children) ?? []
  const uneven = branches.flatMap(unevenWithin)
  if (arePoints(tree, scale)) return uneven
  const isSlip =
    !uneven.length && branches.some(({ children = [] }) => children.length > 1) && isAbout(sumOf(tree), scale)
  return isSlip ? [wholeOf(tree, scale)] : []
}

/** The same of weights that are known to be points, so that the whole and its parts can be wrong at once. */
export function listUnevenPoints(tree: WeightedNode, scale: number): UnevenPart[] {
  const uneven = (tree.children ?? []).flatMap(unevenWithin)
  return arePoints(tree, scale) ? uneven : [wholeOf(tree, scale), ...uneven]
}

const wholeOf = (tree: WeightedNode, scale: number) => ({ code: tree.code, sum: sumOf(tree), points: scale })

function unevenWithin(node: WeightedNode): UnevenPart[] {
  const { code, weight, children } = node
  if (!children) return []
  const sum = sumOf(node)
  return [...(isSame(sum, weight) ? [] : [{ code, sum, points: weight }]), ...children.flatMap(unevenWithin)]
}

/** Weights that add up to something else altogether, such as 1 or 100 of a scale of 1000, are shares of that. */
function isAbout(sum: number, scale: number): boolean {
  return sum > scale / 2 && sum < scale * 2
}

function sumOf({ children = [] }: WeightedNode): number {
  return children.reduce((sum, child) => sum + child.weight, 0)
}
