import type { Prepared } from '../prepared'

/**
 * Takes the weight of an indicator away; a row that there is not leaves all as it is. A branch that loses its only part
 * goes with it, so that its weight is handed on too.
 */
export function leaveOut({ nodes }: Prepared, row: number, weights: Float64Array) {
  let node = nodes.findIndex((node) => node.indicator === row)
  while (node > 0) {
    weights[node] = 0
    const parent = nodes[node]?.parent ?? 0
    const isEmpty = nodes[parent]?.children.every((child) => weights[child] === 0)
    node = isEmpty ? parent : 0
  }
}
