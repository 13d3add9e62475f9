import type { Prepared } from '../prepared'
import { NodeState } from '../result'
import { scorePrepared } from '../prepared'

/** Agencies that have the same parts scored, so that the same effective weights hold for all of them. */
export interface Pattern {
  /** Branches that count and have a child that does not, parents first. */
  readonly gaps: readonly Gap[]
  /** The rows cut into runs that lie below the same gaps, in order. */
  readonly segments: readonly Segment[]
  /** 1 where the node counts. */
  readonly counts: Uint8Array
  /** Places of the agencies. */
  readonly agencies: Int32Array
  /** Their utilities, agency by agency: entry `position * indicators + row`; 0 where a part does not count. */
  readonly utility: Float64Array
}

export interface Segment {
  readonly endRow: number
  /** Places in `gaps`. */
  readonly gaps: readonly number[]
}

/** A branch whose missing children hand their weight on to the others. */
export interface Gap {
  readonly node: number
  readonly missing: Int32Array
  /** The rows of the indicators below the branch: they stand together, as in the tree. */
  readonly firstRow: number
  readonly endRow: number
}

/** What is needed to score again and again with other weights where every level is an arithmetic mean. */
export interface LinearPlan {
  readonly prepared: Prepared
  readonly patterns: readonly Pattern[]
}

/**
 * Null where a level is not an arithmetic mean. Which parts count for an agency is decided once, by the model's own weights: a draw does not
 * lift or sink somebody over a coverage threshold. Agencies that do not compete, or have no score, take no part. `float64` makes the arrays of utilities.
 */
export function planLinear(prepared: Prepared, float64: (length: number) => Float64Array = (length) => new Float64Array(length)): LinearPlan | null {
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
  return { prepared, patterns: [...byPattern].map(([key, agencies]) => toPattern(prepared, key, agencies, float64)) }
}

function toPattern(prepared: Prepared, key: string, agencies: readonly number[], float64: (length: number) => Float64Array): Pattern {
  const { indicators, nodes } = prepared
  const counts = Uint8Array.from(key, Number)
  const utility = float64(agencies.length * indicators)
  const count = prepared.agencies.length
  for (const [node, { indicator }] of nodes.entries()) {
    if (indicator < 0 || !counts[node]) continue
    for (const [position, agency] of agencies.entries()) utility[position * indicators + indicator] = prepared.utility[indicator * count + agency] ?? 0
  }
  const gaps = listGaps(prepared, counts)
  return { gaps, segments: cutSegments(gaps, indicators), counts, agencies: Int32Array.from(agencies), utility }
}

function cutSegments(gaps: readonly Gap[], indicators: number): Segment[] {
  const ends = [...new Set([...gaps.flatMap(({ firstRow, endRow }) => [firstRow, endRow]), indicators])].filter((end) => end > 0).sort((a, b) => a - b)
  return ends.map((endRow) => ({ endRow, gaps: [...gaps.keys()].filter((place) => (gaps[place]?.firstRow ?? 0) < endRow && endRow <= (gaps[place]?.endRow ?? 0)) }))
}

function listGaps({ nodes }: Prepared, counts: Uint8Array): Gap[] {
  return nodes.flatMap(({ indicator, children }, node) => {
    const missing = Int32Array.from(children.filter((child) => !counts[child]))
    if (indicator >= 0 || !counts[node] || !missing.length) return []
    const rows = rowsBelow(nodes, node)
    return [{ node, missing, firstRow: rows[0] ?? 0, endRow: (rows.at(-1) ?? -1) + 1 }]
  })
}

function rowsBelow(nodes: Prepared['nodes'], node: number): number[] {
  const own = nodes[node]
  if (!own) return []
  return own.indicator >= 0 ? [own.indicator] : own.children.flatMap((child) => rowsBelow(nodes, child))
}
