import { type ScoringInput, Status } from './input'
import { type Judged, type Scene, judge } from './judge'
import type { Model } from './model'
import { type PreparedIndicator, prepareIndicators, prepareMeasured } from './prepare-indicator'
import { emptyLeaves, planNodes, stackLeaf, weighByModel } from './prepared'
import { NodeState } from './result'
import { powerOfTen } from './round'
import { type Leaves, type NodeColumns, type NodePlan, scoreNodes, scoreUpwards } from './score-nodes'
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
  agency: number
  scope: 'overall' | 'group'
}

/**
 * For each indicator the smallest change that gains a rank: the value is tried between the actual one and the best that can be had (the target, the
 * goalpost, the last step, else the best value of a competing agency) by halving, and every trial is a real scoring, in which ranges, percentile
 * targets, weights and rules move as they would. Where more of an indicator does not always mean more points, it finds one such value.
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
  const columns = scoreNodes(stackAll(input, prepared), plans, weighByModel(tree))
  const workings = new Map(prepared.map((own) => [own.node, own.working]))
  const scene: GainScene = { input, model, tree, workings, plans, columns, agency, scope }
  const now = judge(scene, columns)
  return prepared.map((own) => gainOf(scene, now, own))
}

function gainOf(scene: GainScene, now: Judged, own: PreparedIndicator): Gain {
  const { agency, tree } = scene
  const node = tree[own.node]
  const none = { node: node?.info.code ?? '', needed: null, rank: null, total: null }
  if (!node || own.working.status[agency] !== Status.reported || own.state[agency] !== NodeState.scored)
    return { ...none, actual: null, pointsPerUnit: null, why: 'no-value' }
  const actual = own.working.actual[agency] ?? 0
  const best = bestValue(scene, own, node)
  const at = (value: number) => judgeWith(scene, own, node, value)
  const pointsPerUnit = slope(actual, best, now.score[agency] ?? 0, (value) => at(value).score[agency] ?? 0)
  const rank = rankOf(scene, now)
  if (rank <= 1) return { ...none, actual, pointsPerUnit, why: rank === 1 ? 'first' : 'unranked' }
  const isBetter = (judged: Judged) => rankOf(scene, judged) < rank
  if (best === actual || !isBetter(at(best))) return { ...none, actual, pointsPerUnit, why: 'out-of-reach' }
  const needed = halve(actual, best, (value) => isBetter(at(value)))
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
function judgeWith(scene: GainScene, own: PreparedIndicator, { indicator, choices }: TreeNode, value: number): Judged {
  const { input, tree, workings, plans, columns, agency } = scene
  if (!indicator) return judge(scene, columns)
  const { actual, status, numerator, denominator, periodsUsed, periodsExpected } = own.working
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
  const replaced = prepareMeasured(input, { indicator, choices }, own.node, measured)
  // One row of leaves is enough: the others are taken from the columns.
  const plan = plans.map((one, node) => (node === own.node ? { ...one, indicator: 0 } : one))
  const moved = scoreUpwards(stackAll(input, [replaced]), plan, weighByModel(tree), columns, own.node)
  return judge({ ...scene, workings: new Map(workings).set(own.node, replaced.working) }, moved)
}

/** As far as it makes sense to go; the actual value where that is already beyond. */
function bestValue({ input, agency }: GainScene, own: PreparedIndicator, { indicator, choices }: TreeNode): number {
  const { actual, status, target, hasTarget } = own.working
  const isMore = indicator?.direction === 'more-is-better'
  const better = (a: number, b: number) => (isMore ? Math.max(a, b) : Math.min(a, b))
  const { normalisation } = choices
  const start = actual[agency] ?? 0
  if (normalisation.method === 'target-ratio' && hasTarget[agency]) {
    const cap = normalisation.cap ?? 1
    return better(start, isMore ? (target[agency] ?? 0) * cap : (target[agency] ?? 0) / cap)
  }
  if (normalisation.method === 'goalposts') return better(start, isMore ? normalisation.high : normalisation.low)
  if (normalisation.method === 'levels')
    return normalisation.steps.reduce((most, step) => (step.value > 0 ? Math.max(most, step.from) : most), start)
  return actual.reduce(
    (most, value, place) =>
      status[place] === Status.reported && input.agencies.competes[place] ? better(most, value) : most,
    start,
  )
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

/** With as few digits as still hold, at a thousandth of the change at most: 74.3 can be aimed at and 74.29999998 can't. */
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
  return Math.max(Math.abs(scoreAt(actual + step) - score) / Math.abs(step), 0)
}
