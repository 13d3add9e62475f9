import { aggregate } from './aggregate/aggregate'
import { addUpContributions } from './contributions'
import { type Prepared, scorePrepared } from './prepared'
import { NodeState } from './result'
import type { NodeColumns } from './score-nodes'

/**
 * Why an agency has its score. `dimensions` (children of the root) add up to `score` − `reference`, and so do
 * `indicators` where they are given: where every branch is an arithmetic mean. `exact`: contributions are parts of the
 * sum itself. `shapley`: the method has no parts, so each dimension gets its mean marginal effect over all orders in
 * which dimensions can come in (Shapley 1953).
 */
export interface Explanation {
  agency: string
  method: 'exact' | 'shapley'
  /** On the model's scale, unrounded, without bonuses and penalties. */
  score: number
  /** What is compared with: the score of nothing at all. */
  reference: number
  dimensions: Part[]
  indicators: Part[]
}

export interface Part {
  node: string
  points: number
}

/** More children of a root than this would need more than 65,536 coalitions. */
const mostPlayers = 16

/**
 * Explains a score against nothing. Null where the agency has no score, or there are more dimensions than Shapley
 * values can be had of. What sets an agency apart from its group is in `group-average.ts`.
 */
export function explain(prepared: Prepared, agency: number): Explanation | null {
  const columns = scorePrepared(prepared)
  if (columns.state[agency] !== NodeState.scored) return null
  const reference = scorePrepared(withoutUtility(prepared, agency))
  const { nodes, scale, agencies } = prepared
  const [root] = nodes
  const base = {
    agency: agencies[agency] ?? '',
    score: (columns.utility[agency] ?? 0) * scale,
    reference: (reference.utility[agency] ?? 0) * scale,
  }
  const isAdditive = (children: readonly number[], method: string | undefined) =>
    children.length === 0 || method === 'arithmetic'
  if (!root) return null
  if (!isAdditive(root.children, root.aggregation.method)) {
    const dimensions = shapley(prepared, columns, reference, agency)
    return dimensions && { ...base, method: 'shapley', dimensions, indicators: [] }
  }
  const parts = difference(prepared, columns, reference, agency)
  const dimensions = parts.filter((_, node) => nodes[node]?.parent === 0)
  const isWhollyAdditive = nodes.every((node) => isAdditive(node.children, node.aggregation.method))
  return {
    ...base,
    method: 'exact',
    dimensions,
    indicators: isWhollyAdditive ? parts.filter((_, node) => (nodes[node]?.indicator ?? -1) >= 0) : [],
  }
}

/** The same input, but the agency has nothing where it has values. */
function withoutUtility(prepared: Prepared, agency: number): Prepared {
  const count = prepared.agencies.length
  const utility = prepared.utility.slice()
  for (let row = 0; row < prepared.indicators; row++)
    if (prepared.state[row * count + agency] === NodeState.scored) utility[row * count + agency] = 0
  return { ...prepared, utility }
}

/**
 * Both have the same values missing and so the same weights: the difference of contributions is the contribution of the
 * difference.
 */
function difference(
  { nodes, scale, agencies }: Prepared,
  columns: NodeColumns,
  reference: NodeColumns,
  agency: number,
): Part[] {
  const row = addUpContributions(nodes, columns, scale, agencies.length)
  const other = addUpContributions(nodes, reference, scale, agencies.length)
  return nodes.map(({ code }, node) => {
    const entry = node * agencies.length + agency
    return { node: code, points: (row[entry] ?? 0) - (other[entry] ?? 0) }
  })
}

function shapley(prepared: Prepared, columns: NodeColumns, reference: NodeColumns, agency: number): Part[] | null {
  const players = (prepared.nodes[0]?.children ?? []).filter(
    (child) => columns.state[child * prepared.agencies.length + agency] === NodeState.scored,
  )
  if (players.length > mostPlayers) return null
  const worth = worthOfCoalitions(prepared, columns, reference, { agency, players })
  const count = players.length
  // By size of the coalition that is joined: size! (count − size − 1)! ÷ count!
  const weight = Array.from({ length: count }, (_, size) => 1 / (count * binomial(count - 1, size)))
  return players.map((child, player) => {
    let points = 0
    for (let members = 0; members < 1 << count; members++) {
      if (members & (1 << player)) continue
      points += (weight[sizeOf(members)] ?? 0) * ((worth[members | (1 << player)] ?? 0) - (worth[members] ?? 0))
    }
    return { node: prepared.nodes[child]?.code ?? '', points }
  })
}

/**
 * The agency's score with its own utility in the dimensions of a coalition and the reference's in the others; a bit a
 * player.
 */
function worthOfCoalitions(
  { nodes, agencies, competes, scale }: Prepared,
  columns: NodeColumns,
  reference: NodeColumns,
  { agency, players }: { agency: number; players: readonly number[] },
): Float64Array {
  const count = agencies.length
  const [root] = nodes
  const children = root?.children ?? []
  const utility = new Float64Array(children.length * count)
  const has = new Uint8Array(utility.length)
  for (const [position, child] of children.entries()) {
    utility.set(columns.utility.subarray(child * count, (child + 1) * count), position * count)
    for (let peer = 0; peer < count; peer++)
      has[position * count + peer] = columns.state[child * count + peer] === NodeState.scored ? 1 : 0
  }
  const weight = columns.weights[0] ?? []
  return Float64Array.from({ length: 1 << players.length }, (_, members) => {
    for (const [player, child] of players.entries()) {
      const from = members & (1 << player) ? columns : reference
      utility[children.indexOf(child) * count + agency] = from.utility[child * count + agency] ?? 0
    }
    return (
      (aggregate(
        { children: children.length, agencies: count, utility, has, weight, competes },
        root?.aggregation ?? { method: 'arithmetic' },
      ).utility[agency] ?? 0) * scale
    )
  })
}

function binomial(from: number, choose: number): number {
  let ways = 1
  for (let step = 1; step <= choose; step++) ways = (ways * (from - choose + step)) / step
  return ways
}

function sizeOf(members: number): number {
  let size = 0
  for (let rest = members; rest; rest &= rest - 1) size++
  return size
}
