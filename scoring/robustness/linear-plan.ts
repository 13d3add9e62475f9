import type { Prepared } from '../prepared'
import { NodeState } from '../result'
import { scorePrepared } from '../prepared'

/** Agencies that have the same parts scored, so that the same effective weights hold for all of them. */
export interface Pattern {
  /** Branches that count, parents first, each with its children that do. */
  readonly branches: readonly PatternBranch[]
  /** Places of the agencies. */
  readonly agencies: Int32Array
  /** Their utilities, agency by agency: entry `position * indicators + row`; 0 where a part does not count. */
  readonly utility: Float64Array
}

export interface PatternBranch {
  readonly node: number
  readonly children: Int32Array
  /** By child: the row of the indicator, or -1 for a branch. */
  readonly rows: Int32Array
}

/** What is needed to score again and again with other weights where every level is an arithmetic mean. */
export interface LinearPlan {
  readonly prepared: Prepared
  readonly patterns: readonly Pattern[]
}

/**
 * Null where a level is not an arithmetic mean. Which parts count for an agency is decided once, by the model's own weights: a draw does not
 * lift or sink somebody over a coverage threshold. Agencies that do not compete, or have no score, take no part.
 */
export function planLinear(prepared: Prepared): LinearPlan | null {
  if (prepared.nodes.some((node) => node.indicator < 0 && node.aggregation.method !== 'arithmetic')) return null
  const { state } = scorePrepared(prepared)
  const count = prepared.agencies.length
  const byPattern = new Map<string, number[]>()
  for (let agency = 0; agency < count; agency++) {
    if (!prepared.competes[agency] || state[agency] !== NodeState.scored) continue
    const key = prepared.nodes.map((_, node) => (state[node * count + agency] === NodeState.scored ? '1' : '0')).join('')
    const own = byPattern.get(key)
    if (own) own.push(agency)
    else byPattern.set(key, [agency])
  }
  return { prepared, patterns: [...byPattern].map(([key, agencies]) => toPattern(prepared, key, agencies)) }
}

function toPattern(prepared: Prepared, key: string, agencies: readonly number[]): Pattern {
  const { indicators, nodes } = prepared
  const isCounted = (node: number) => key[node] === '1'
  const utility = new Float64Array(agencies.length * indicators)
  const count = prepared.agencies.length
  const branches: PatternBranch[] = []
  for (const [node, { indicator, children }] of nodes.entries()) {
    if (!isCounted(node)) continue
    if (indicator < 0) {
      const own = Int32Array.from(children.filter(isCounted))
      branches.push({ node, children: own, rows: own.map((child) => nodes[child]?.indicator ?? -1) })
    } else for (const [position, agency] of agencies.entries()) utility[position * indicators + indicator] = prepared.utility[indicator * count + agency] ?? 0
  }
  return { branches, agencies: Int32Array.from(agencies), utility }
}
