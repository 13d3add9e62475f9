import { quantile } from './quantile'
import { sum } from './sum'

/**
 * The group's average is the one baseline that an agency is compared with: of the totals of the ranked agencies of its
 * group, and of what each node adds to them. What a node adds to a total is 0 where it does not apply or has no score
 * and its weight was handed on, and the others add more there, so the averages of the parts add up to the average of
 * the whole. Medians do not.
 */
export function averageOf(values: ArrayLike<number>): number | null {
  return values.length ? sum(values) / values.length : null
}

export interface Quartiles {
  low: number
  median: number
  high: number
}

/** How values lie; null where there are none. */
export function quartilesOf(values: ArrayLike<number>): Quartiles | null {
  const ascending = Float64Array.from(values).sort()
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(ascending, share))
  return typeof low === 'number' && typeof median === 'number' && typeof high === 'number'
    ? { low, median, high }
    : null
}

/** One node of one agency beside what the node adds to the totals of the group on average. */
export interface NodeBesideGroup {
  readonly code: string
  /** Null at the root. */
  readonly parentCode: string | null
  readonly points: number
  readonly isScored: boolean
  /** What the node adds to the agency's unrounded total. */
  readonly contribution: number
  readonly average: number
}

export interface Comparison {
  node: string
  contribution: number
  /** The group's average, as far as it is to be set against this node. */
  baseline: number
  /** What the node would add with full points. */
  most: number
}

/**
 * The scored nodes of one agency, each with its part of the group's average, so that contribution − baseline of the
 * children adds up to that of their parent. Where all children are scored the baseline is the average itself. Where
 * some are not, their weight went to their siblings, and what the group has in them goes the same way: what does not
 * apply is no gain and no loss. `nodes`: parents before children, the root first.
 */
export function compareWithAverage(nodes: readonly NodeBesideGroup[]): Comparison[] {
  const [root] = nodes
  if (!root?.isScored) return []
  const compared = new Map<string, Comparison>([
    [root.code, { node: root.code, contribution: root.contribution, baseline: root.average, most: root.points }],
  ])
  for (const parent of nodes) {
    const above = compared.get(parent.code)
    const children = nodes.filter((node) => node.parentCode === parent.code && node.isScored)
    if (!above || !children.length) continue
    const weight = sum(children.map(({ points }) => points))
    const handedOn = above.baseline - sum(children.map(({ average }) => average))
    for (const { code, contribution, average, points } of children) {
      const share = weight > 0 ? points / weight : 1 / children.length
      compared.set(code, { node: code, contribution, baseline: average + handedOn * share, most: above.most * share })
    }
  }
  return nodes.flatMap(({ code }) => compared.get(code) ?? [])
}
