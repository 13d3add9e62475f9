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

interface Segment {
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
 * Null where a level is not an arithmetic mean. Which parts count for an agency is decided once, by the model's own
 * weights: a draw does not lift or sink somebody over a coverage threshold. Agencies that do not compete, or have no
 * score, take no part. `float64` makes the array of utilities.
 */
export function planLinear(
  prepared: Prepared,
  float64: (length: number) => Float64Array = (length) => new Float64Array(length),
): LinearPlan | null {
  if (prepared.nodes.some((node) => node.indicator < 0 && node.aggregation.method !== 'arithmetic')) return null
  const { state } = scorePrepared(prepared)
  const byPattern = groupByPattern(prepared, state)
  const agencies = Int32Array.from(byPattern.flat())
  const utility = float64(agencies.length * prepared.indicators)
  const growths = new Growths()
  let from = 0
  const patterns = byPattern.map((item): Pattern => {
    const counts = Uint8Array.from(prepared.nodes, (_, node) =>
      state[node * prepared.agencies.length + (item[0] ?? 0)] === NodeState.scored ? 1 : 0,
    )
    copyUtilities(prepared, counts, item, utility.subarray(from * prepared.indicators))
    const pattern = {
      counts,
      from,
      to: from + item.length,
      segments: cutSegments(listGaps(prepared, counts), prepared.indicators, growths),
    }
    from = pattern.to
    return pattern
  })
  return { prepared, agencies, utility, patterns, growths: growths.list }
}

/**
 * Those that compete and have a score, in lists of the same nodes that count: all are one list at first, and each node
 * parts those that have it from those that have not.
 */
function groupByPattern({ agencies, competes, nodes }: Prepared, state: Uint8Array): number[][] {
  const count = agencies.length
  const members = [...agencies.keys()].filter((agency) => competes[agency] && state[agency] === NodeState.scored)
  const lists = new Int32Array(count)
  for (let node = 1; node < nodes.length; node++) {
    const parted = new Map<number, number>()
    for (const agency of members) {
      const key = 2 * (lists[agency] ?? 0) + (state[node * count + agency] === NodeState.scored ? 1 : 0)
      const known = parted.get(key)
      if (known === undefined) parted.set(key, parted.size)
      lists[agency] = known ?? parted.size - 1
    }
  }
  const byList = new Map<number, number[]>()
  for (const agency of members) {
    const row = byList.get(lists[agency] ?? 0)
    if (row) row.push(agency)
    else byList.set(lists[agency] ?? 0, [agency])
  }
  return [...byList.values()]
}

function copyUtilities(
  { nodes, indicators, agencies, utility }: Prepared,
  counts: Uint8Array,
  item: readonly number[],
  into: Float64Array,
) {
  for (let node = 0; node < nodes.length; node++) {
    const row = nodes[node]?.indicator ?? -1
    if (row < 0 || !counts[node]) continue
    for (let position = 0; position < item.length; position++)
      into[position * indicators + row] = utility[row * agencies.length + (item[position] ?? 0)] ?? 0
  }
}

function listGaps({ nodes }: Prepared, counts: Uint8Array): Gap[] {
  return nodes.flatMap(({ indicator, children }, node) => {
    if (indicator >= 0 || !counts[node] || children.every((child) => counts[child])) return []
    const rows = rowsBelow(nodes, node)
    return [
      {
        node,
        missing: Int32Array.from(children.filter((child) => !counts[child])),
        firstRow: rows[0] ?? 0,
        endRow: (rows.at(-1) ?? -1) + 1,
      },
    ]
  })
}

function rowsBelow(nodes: Prepared['nodes'], node: number): number[] {
  const row = nodes[node]
  if (!row) return []
  return row.indicator >= 0 ? [row.indicator] : row.children.flatMap((child) => rowsBelow(nodes, child))
}

function cutSegments(gaps: readonly Gap[], indicators: number, growths: Growths): Segment[] {
  const ends = [...new Set([...gaps.flatMap(({ firstRow, endRow }) => [firstRow, endRow]), indicators])]
    .filter((end) => end > 0)
    .sort((a, b) => a - b)
  return ends.map((endRow) => ({
    endRow,
    growth: growths.indexOf(gaps.filter((gap) => gap.firstRow < endRow && endRow <= gap.endRow)),
  }))
}

/** Lists of gaps, each once: agencies with different patterns still miss the same parts of a branch. */
class Growths {
  readonly list: (readonly Gap[])[] = [[]]
  readonly #indexes = new Map([['', 0]])

  indexOf(gaps: readonly Gap[]): number {
    const key = gaps.map(({ node, missing }) => `${node}:${missing.join(',')}`).join(' ')
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    this.#indexes.set(key, this.list.length)
    return this.list.push(gaps) - 1
  }
}
