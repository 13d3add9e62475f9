import { type Prepared, scorePrepared } from '../prepared'
import { NodeState } from '../result'

/** What is needed to score again and again with other weights where every level is an arithmetic mean. */
export interface LinearPlan {
  readonly prepared: Prepared
  /** Places of those that take part, pattern by pattern. */
  readonly agencies: Int32Array
  /** Their utilities in that order: entry `position * indicators + row`; 0 where a part does not count. */
  readonly utility: Float64Array
  readonly patterns: readonly Pattern[]
  /** What segments can lie below: a list of gaps each, the first one empty. */
  readonly growths: readonly (readonly Gap[])[]
}

/** Agencies that have the same parts scored, so that the same effective weights hold for all of them. */
export interface Pattern {
  /** 1 where the node counts. */
  readonly counts: Uint8Array
  /** Positions of its agencies, the last not included. */
  readonly from: number
  readonly to: number
  /** The rows cut into runs that lie below the same gaps, in order. */
  readonly segments: readonly Segment[]
}

export interface Segment {
  readonly endRow: number
  /** Place in the plan's `growths`. */
  readonly growth: number
}

/** A branch that counts and whose missing children hand their weight on to the others. */
export interface Gap {
  readonly node: number
  readonly missing: Int32Array
  /** The rows of the indicators below the branch: they stand together, as in the tree. */
  readonly firstRow: number
  readonly endRow: number
}

/**
 * Null where a level is not an arithmetic mean. Which parts count for an agency is decided once, by the model's own weights: a draw does not
 * lift or sink somebody over a coverage threshold. Agencies that do not compete, or have no score, take no part. `float64` makes the array of utilities.
 */
export function planLinear(prepared: Prepared, float64: (length: number) => Float64Array = (length) => new Float64Array(length)): LinearPlan | null {
  if (prepared.nodes.some((node) => node.indicator < 0 && node.aggregation.method !== 'arithmetic')) return null
  const byPattern = [...groupByPattern(prepared)]
  const agencies = Int32Array.from(byPattern.flatMap(([, own]) => own))
  const utility = float64(agencies.length * prepared.indicators)
  const growths = new Growths()
  let from = 0
  const patterns = byPattern.map(([key, own]): Pattern => {
    const counts = Uint8Array.from(key, Number)
    copyUtilities(prepared, counts, own, utility.subarray(from * prepared.indicators))
    const pattern = { counts, from, to: from + own.length, segments: cutSegments(listGaps(prepared, counts), prepared.indicators, growths) }
    from = pattern.to
    return pattern
  })
  return { prepared, agencies, utility, patterns, growths: growths.list }
}

function groupByPattern(prepared: Prepared): Map<string, number[]> {
  const { state } = scorePrepared(prepared)
  const count = prepared.agencies.length
  const byPattern = new Map<string, number[]>()
  for (let agency = 0; agency < count; agency++) {
    if (!prepared.competes[agency] || state[agency] !== NodeState.scored) continue
    let key = ''
    for (let node = 0; node < prepared.nodes.length; node++) key += state[node * count + agency] === NodeState.scored ? '1' : '0'
    const own = byPattern.get(key)
    if (own) own.push(agency)
    else byPattern.set(key, [agency])
  }
  return byPattern
}

function copyUtilities({ nodes, indicators, agencies, utility }: Prepared, counts: Uint8Array, own: readonly number[], into: Float64Array) {
  for (let node = 0; node < nodes.length; node++) {
    const row = nodes[node]?.indicator ?? -1
    if (row < 0 || !counts[node]) continue
    for (let position = 0; position < own.length; position++) into[position * indicators + row] = utility[row * agencies.length + (own[position] ?? 0)] ?? 0
  }
}

function listGaps({ nodes }: Prepared, counts: Uint8Array): Gap[] {
  return nodes.flatMap(({ indicator, children }, node) => {
    if (indicator >= 0 || !counts[node] || children.every((child) => counts[child])) return []
    const rows = rowsBelow(nodes, node)
    return [{ node, missing: Int32Array.from(children.filter((child) => !counts[child])), firstRow: rows[0] ?? 0, endRow: (rows.at(-1) ?? -1) + 1 }]
  })
}

function rowsBelow(nodes: Prepared['nodes'], node: number): number[] {
  const own = nodes[node]
  if (!own) return []
  return own.indicator >= 0 ? [own.indicator] : own.children.flatMap((child) => rowsBelow(nodes, child))
}

function cutSegments(gaps: readonly Gap[], indicators: number, growths: Growths): Segment[] {
  const ends = [...new Set([...gaps.flatMap(({ firstRow, endRow }) => [firstRow, endRow]), indicators])].filter((end) => end > 0).sort((a, b) => a - b)
  return ends.map((endRow) => ({ endRow, growth: growths.placeOf(gaps.filter((gap) => gap.firstRow < endRow && endRow <= gap.endRow)) }))
}

/** Lists of gaps, each once: agencies with different patterns still miss the same parts of a branch. */
class Growths {
  readonly list: (readonly Gap[])[] = [[]]
  readonly #places = new Map([['', 0]])

  placeOf(gaps: readonly Gap[]): number {
    const key = gaps.map(({ node, missing }) => `${node}:${missing.join(',')}`).join(' ')
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.list.length)
    return this.list.push(gaps) - 1
  }
}
