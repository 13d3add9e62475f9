import { aggregate } from '../aggregate/aggregate'
import type { Prepared } from '../prepared'
import { NodeState } from '../result'
import type { NodeColumns } from '../score-nodes'
import { toTieKey } from '../tie-key'
import type { Ranker } from './ranker'

/** What decides a tie (`toTieKey`), by place in the tie-break chain and agency. */
export type TieValue = (criterion: number, agency: number) => number

/** What is ranked: how ties are broken and shared ranks are counted. */
export type RankingOfTies = Pick<Prepared, 'tieBreak' | 'isDense'>

/**
 * Breaks the ties of a ranked draw by the model's chain, as `judge` does for the published ranks, and counts dense
 * ranks where the model does. Keys of agencies that a tie-break tells apart come apart by less than one, so that
 * whatever compares keys afterwards finds no tie.
 */
export function settleTies(
  { order, sorted, rank }: Pick<Ranker, 'order' | 'sorted' | 'rank'>,
  { tieBreak, isDense }: RankingOfTies,
  valueOf: TieValue,
) {
  if (!tieBreak.length && !isDense) return
  let distinct = 0
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && sorted[end] === sorted[start]) end++
    const classes =
      end - start > 1 && tieBreak.length ? settleRun({ order, sorted, rank }, start, end, tieBreak.length, valueOf) : 1
    if (isDense) countDense({ order, sorted, rank }, start, end, distinct)
    distinct += classes
    start = end
  }
}

type Ranked = Pick<Ranker, 'order' | 'sorted' | 'rank'>

/** One run of equal totals; how many classes of agencies that stay tied it falls into. */
function settleRun(
  { order, sorted, rank }: Ranked,
  start: number,
  end: number,
  criteria: number,
  valueOf: TieValue,
): number {
  const entries = Array.from(order.subarray(start, end), (agency) => ({
    agency,
    keys: Array.from({ length: criteria }, (_, criterion) => valueOf(criterion, agency)),
  }))
  entries.sort((a, b) => compareKeys(a.keys, b.keys) || a.agency - b.agency)
  const key = sorted[start] ?? 0
  let classes = 0
  let current = start + 1
  for (const [index, { agency, keys }] of entries.entries()) {
    const before = entries[index - 1]
    if (!before || compareKeys(before.keys, keys) !== 0) {
      classes++
      current = start + index + 1
    }
    order[start + index] = agency
    sorted[start + index] = key - (classes - 1) / entries.length
    rank[agency] = current
  }
  return classes
}

function countDense({ order, sorted, rank }: Ranked, start: number, end: number, before: number) {
  let dense = before
  for (let index = start; index < end; index++) {
    if (index === start || sorted[index] !== sorted[index - 1]) dense++
    rank[order[index] ?? 0] = dense
  }
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let criterion = 0; criterion < a.length; criterion++) {
    const difference = (b[criterion] ?? 0) - (a[criterion] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Tie values of columns that the engine filled. */
export function tieValuesOf(
  { tieBreak, agencies, nodes }: Prepared,
  { state, utility }: Pick<NodeColumns, 'state' | 'utility'>,
): TieValue {
  return (criterion, agency) => {
    const node = tieBreak[criterion] ?? 0
    const entry = node * agencies.length + agency
    return toTieKey(state[entry], utility[entry] ?? 0, (nodes[node]?.indicator ?? -1) < 0)
  }
}

/**
 * Tie values under other weights without scoring everybody again: only the parts below the deciding node are brought
 * together, and only for the agency that is tied. `state` is that of the model's own weights, which decides what
 * counts. For branches that are means of an agency's own parts.
 */
export function tieValuesUnder(
  prepared: Prepared,
  state: Uint8Array,
  weightOf: (node: number) => number,
  utilityOf: (row: number, agency: number) => number,
): TieValue {
  const { nodes, agencies, tieBreak } = prepared
  const valueAt = (node: number, agency: number): number | null => {
    const row = nodes[node]
    if (!row || state[node * agencies.length + agency] !== NodeState.scored) return null
    if (row.indicator >= 0) return utilityOf(row.indicator, agency)
    const parts = row.children.map((child) => ({ value: valueAt(child, agency), weight: weightOf(child) }))
    const total = parts.reduce((sum, { weight }) => sum + weight, 0)
    const utility = Float64Array.from(parts, ({ value }) => value ?? 0)
    const has = Uint8Array.from(parts, ({ value }) => (value === null ? 0 : 1))
    const weight = parts.map((part) => (total > 0 ? part.weight / total : 0))
    const made = aggregate(
      { children: parts.length, agencies: 1, utility, has, weight, competes: Uint8Array.of(1) },
      row.aggregation,
    )
    return made.has[0] ? (made.utility[0] ?? 0) : null
  }
  return (criterion, agency) => {
    const node = tieBreak[criterion] ?? 0
    const utility = valueAt(node, agency)
    const known = state[node * agencies.length + agency]
    return toTieKey(
      utility === null && known === NodeState.scored ? NodeState.noData : known,
      utility ?? 0,
      (nodes[node]?.indicator ?? -1) < 0,
    )
  }
}
