import { listAims } from './gain-aims'
import { type ScoringInput, Status } from './input'
import { type Judged, type Scene, judge } from './judge'
import type { Model } from './model'
import { type PreparedIndicator, prepareIndicators, prepareMeasured } from './prepare-indicator'
import { emptyLeaves, planNodes, stackLeaf, weighByModel } from './prepared'
import { powerOfTen } from './round'
import { type Leaves, type NodeColumns, type NodePlan, scoreNodes, scoreUpwards } from './score-nodes'
import { significant } from './significant'
import { type RowFills, fillFromRows } from './steps/from-row'
import { type TreeNode, flattenTree } from './tree'

/** What a change in one indicator alone, all else as it is, would do to an agency's rank and total. */
export interface Gain {
  node: string
  /** In the indicator's unit; null: the agency has no value. */
  actual: number | null
  /** The value nearest to `actual` that gives a better rank; null: none does, for `why`. */
  needed: number | null
  /** The rank and the total with it. */
  rank: number | null
  total: number | null
  /** Of the unrounded score, for the next bit of the indicator in the better direction; 0 at the cap. */
  pointsPerUnit: number | null
  why: 'reached' | 'first' | 'out-of-reach' | 'no-value' | 'unranked'
}

interface GainScene extends Scene {
  plans: readonly NodePlan[]
  /** As everything is now. */
  columns: NodeColumns
  /** By node: indicators in which something follows from the other indicators of an agency. */
  filled: ReadonlyMap<number, PreparedIndicator>
  agency: number
  scope: 'overall' | 'group'
}

/**
 * For each indicator the smallest change that gains a rank: what can be aimed at is tried, then the way to it by
 * halving, unless points come in steps; every trial is a real scoring, in which ranges, percentile targets, weights and
 * rules move as they would. Where more of an indicator does not always mean more points, it finds one such value. An
 * indicator in which all are alike has a value, and can gain by being the only one that differs.
 */
export function findGains(
  input: ScoringInput,
  model: Model,
  agency: number,
  scope: 'overall' | 'group' = 'group',
): Gain[] {
  const tree = flattenTree(model)
  const prepared = prepareIndicators(input, tree)
  const plans = planNodes(tree)
  const filled = new Map(
    prepared.flatMap((indicator) => (indicator.rowFills ? [[indicator.node, indicator] as const] : [])),
  )
  const leaves = stackAll(input, prepared)
  fillFromRows(tree, fillsOf(filled), {
    ...leaves,
    startOf: (node) => (tree[node]?.info.indicator ?? 0) * input.agencies.code.length,
  })
  const columns = scoreNodes(leaves, plans, weighByModel(tree))
  const workings = new Map(prepared.map((indicator) => [indicator.node, indicator.working]))
  const scene: GainScene = { input, model, tree, workings, plans, columns, filled, agency, scope }
  const now = judge(scene, columns)
  return prepared.map((indicator) => gainOf(scene, now, indicator))
}

function gainOf(scene: GainScene, now: Judged, indicator: PreparedIndicator): Gain {
  const { agency, tree } = scene
  const node = tree[indicator.node]
  const none = { node: node?.info.code ?? '', needed: null, rank: null, total: null }
  if (!node || indicator.working.status[agency] !== Status.reported)
    return { ...none, actual: null, pointsPerUnit: null, why: 'no-value' }
  const actual = indicator.working.actual[agency] ?? 0
  const aims = listAims(indicator, node, scene.input.agencies.competes, agency)
  // A measured value has as many digits.
  const at = (value: number) => judgeWith(scene, indicator, node, significant(value))
  const pointsPerUnit = slope(
    actual,
    aims.at(-1)?.value ?? actual,
    now.score[agency] ?? 0,
    (value) => at(value).score[agency] ?? 0,
  )
  const rank = rankOf(scene, now)
  if (rank <= 1) return { ...none, actual, pointsPerUnit, why: rank === 1 ? 'first' : 'unranked' }
  const isBetter = (judged: Judged) => rankOf(scene, judged) < rank
  const aim = aims.find(({ value }) => isBetter(at(value)))
  if (aim === undefined) return { ...none, actual, pointsPerUnit, why: 'out-of-reach' }
  const needed = aim.isStep ? aim.value : significant(halve(actual, aim.value, (value) => isBetter(at(value))))
  const there = at(needed)
  return {
    ...none,
    actual,
    needed,
    rank: rankOf(scene, there),
    total: there.total[agency] ?? 0,
    pointsPerUnit,
    why: 'reached',
  }
}

function rankOf({ agency, scope }: GainScene, { ranks }: Judged): number {
  return (ranks.find((column) => column.scope === scope) ?? ranks[0])?.rank[agency] ?? 0
}

function stackAll(input: ScoringInput, prepared: readonly PreparedIndicator[]): Leaves {
  return prepared.reduce((leaves, own, row) => stackLeaf(leaves, own, row), emptyLeaves(input, prepared.length))
}

/** Everything as it is, but for one value of the agency. */
function judgeWith(scene: GainScene, item: PreparedIndicator, { indicator, choices }: TreeNode, value: number): Judged {
  const { input, tree, workings, plans, columns, agency } = scene
  if (!indicator) return judge(scene, columns)
  const { actual, status, numerator, denominator, periodsUsed, periodsExpected } = item.working
  const changed = actual.slice()
  changed[agency] = value
  // Flags of the measure don't move points.
  const measured = {
    value: changed,
    status,
    numerator,
    denominator,
    flags: new Uint16Array(actual.length),
    periodsUsed,
    periodsExpected,
  }
  const replaced = prepareMeasured(input, { indicator, choices }, item.node, measured, agency)
  // One row of leaves is enough: the others are taken from the columns.
  const plan = plans.map((one, node) => (node === item.node ? { ...one, indicator: 0 } : one))
  const moved = scoreUpwards(stackAll(input, [replaced]), plan, weighByModel(tree), columns, item.node, (next) =>
    fillAnew(scene, replaced, next),
  )
  return judge({ ...scene, workings: new Map(workings).set(item.node, replaced.working) }, moved)
}

function fillsOf(filled: ReadonlyMap<number, PreparedIndicator>): Map<number, RowFills> {
  return new Map([...filled].flatMap(([node, { rowFills }]) => (rowFills ? [[node, rowFills] as const] : [])))
}

/**
 * What follows from an agency's other indicators is taken again after one of these changed. Gives whether that reaches
 * beyond the branch of the one that changed.
 */
function fillAnew({ filled, tree, input }: GainScene, replaced: PreparedIndicator, columns: NodeColumns): boolean {
  if (!filled.size) return false
  const agencies = input.agencies.code.length
  const row = new Map(
    [...filled].map(([node, prepared]) => [node, node === replaced.node ? replaced : prepared] as const),
  )
  for (const [node, { state }] of row) columns.state.set(state, node * agencies)
  const fills = fillsOf(row)
  const competes = Uint8Array.from(input.agencies.competes, Number)
  fillFromRows(tree, fills, { ...columns, competes, startOf: (node) => node * agencies })
  return [...fills.values()].some(({ par }) => par !== undefined)
}

/** Nearest value to `from` for which it holds, to a ten-millionth of the way, on the side where it does hold. */
function halve(from: number, to: number, holds: (value: number) => boolean): number {
  let fails = from
  let held = to
  for (let step = 0; step < 30 && Math.abs(held - fails) > Math.abs(to - from) * 1e-7; step++) {
    const middle = fails / 2 + held / 2
    if (holds(middle)) held = middle
    else fails = middle
  }
  return tidy(held, from, to, holds)
}

/**
 * With as few digits as still hold, at a thousandth of the change at most: 74.3 can be aimed at and 74.29999998 can't.
 */
function tidy(held: number, from: number, to: number, holds: (value: number) => boolean): number {
  const size =
    Number(
      Math.abs(held || 1)
        .toExponential()
        .split('e')[1],
    ) + 1
  for (let digits = 2; digits <= 12; digits++) {
    const step = powerOfTen(size - digits)
    const rounded = Number(
      ((to > from ? Math.ceil(held / step) : Math.floor(held / step)) * step).toPrecision(digits + 1),
    )
    const isBeyond = to > from ? rounded > to : rounded < to
    if (!isBeyond && Math.abs(rounded - held) <= Math.abs(held - from) * 1e-3 && holds(rounded)) return rounded
  }
  return held
}

function slope(actual: number, best: number, score: number, scoreAt: (value: number) => number): number {
  if (best === actual) return 0
  const step = (best - actual) * 1e-4
  // The difference of two scores has their noise in it.
  return Number((Math.abs(scoreAt(actual + step) - score) / Math.abs(step)).toPrecision(9))
}
