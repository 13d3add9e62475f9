import type { Matrix } from '../aggregate/matrix'
import type { LeftOut, Weighed } from './learnt'
import type { LearntWeights } from './learnt-weights'
import type { LearningWeighting } from './method'
import { type LearningMethod, type Weighting, learningOf, weightingOf } from './methods'
import { importanceOf } from './optimised'
import { toShares } from './to-shares'

/**
 * Weights of a branch's children, adding up to 1. `matrix.weight` holds those written in the tree.
 *
 * A method that learns from data uses the competing agencies that have every child. A child that is empty or constant
 * tells nothing and would leave no complete agency or no spread, so it gets a weight of 0, as does one whose written
 * weight is 0; the others share the whole. Where the others still can't be learnt from, the written weights stand and
 * `learning.refused` says why.
 */
export function weighChildren(matrix: Matrix, weighting: Weighting): Weighed {
  const learning = learningOf(weighting)
  return learning
    ? learnWeights(matrix, learning)
    : { weights: writtenWeights(matrix.weight, weighting), learning: null }
}

/**
 * What the model alone says: as written, equal, or by comparison; as written too for a method that asks the data. A
 * child whose written weight is 0 keeps it: it decides nothing, whatever the method.
 */
export function writtenWeights(written: readonly number[], weighting: Weighting): number[] {
  return toShares(weightingOf(weighting).share?.(weighting, written) ?? written)
}

function learnWeights(matrix: Matrix, method: LearningWeighting<LearningMethod>): Weighed {
  const written = toShares(matrix.weight)
  const { used, leftOut, agencies } = chooseChildren(matrix)
  const columns = used.map((child) => columnOf(matrix, child, agencies))
  const wanted = toShares(used.map((child) => written[child] ?? 0))
  const learnt = learn(columns, wanted, method)
  const base = { method: method.name, leftOut, complete: agencies.length }
  if (!learnt.ok)
    return { weights: written, learning: { ...base, refused: learnt.why, residual: null, largestMiss: null } }
  const weights = written.map(() => 0)
  for (const [index, child] of used.entries()) weights[child] = learnt.weights[index] ?? 0
  const residual = learnt.residual ?? null
  const largestMiss = residual === null ? null : largestDifference(importanceOf(columns, learnt.weights) ?? [], wanted)
  return { weights, learning: { ...base, refused: null, residual, largestMiss } }
}

function learn(
  columns: readonly Float64Array[],
  wanted: readonly number[],
  { learn, residualOfOne }: LearningWeighting<LearningMethod>,
): LearntWeights {
  if (columns.length === 0) return { ok: false, why: 'no-difference' }
  // One child that tells something has all the weight, under every method.
  if (columns.length > 1) return learn(columns, wanted)
  return { ok: true, weights: [1], ...(residualOfOne === undefined ? {} : { residual: residualOfOne }) }
}

/**
 * The children that something can be learnt from, and the agencies that have all of them. Leaving one out can make more
 * agencies complete.
 */
function chooseChildren(matrix: Matrix): {
  used: number[]
  leftOut: { child: number; why: LeftOut }[]
  agencies: number[]
} {
  const leftOut: { child: number; why: LeftOut }[] = []
  let used: number[] = []
  for (let child = 0; child < matrix.children; child++) {
    const row = columnOf(matrix, child, completeAgencies(matrix, [child]))
    if (matrix.weight[child] === 0) leftOut.push({ child, why: 'unweighted' })
    else if (row.length === 0) leftOut.push({ child, why: 'empty' })
    else if (isConstant(row)) leftOut.push({ child, why: 'constant' })
    else used.push(child)
  }
  for (;;) {
    const agencies = completeAgencies(matrix, used)
    const flat = agencies.length < 2 ? [] : used.filter((child) => isConstant(columnOf(matrix, child, agencies)))
    if (flat.length === 0) return { used, leftOut, agencies }
    leftOut.push(...flat.map((child) => ({ child, why: 'constant' as const })))
    used = used.filter((child) => !flat.includes(child))
  }
}

function completeAgencies({ agencies, has, competes }: Matrix, children: readonly number[]): number[] {
  const complete: number[] = []
  for (let agency = 0; agency < agencies; agency++) {
    if (competes[agency] === 1 && children.every((child) => has[child * agencies + agency] === 1)) complete.push(agency)
  }
  return complete
}

function columnOf({ agencies, utility }: Matrix, child: number, of: readonly number[]): Float64Array {
  return Float64Array.from(of, (agency) => utility[child * agencies + agency] ?? 0)
}

/** Equal but for the noise of binary fractions. */
function isConstant(column: Float64Array): boolean {
  const low = column.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY)
  const high = column.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY)
  return high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high))
}

function largestDifference(real: readonly number[], wanted: readonly number[]): number {
  return wanted.reduce((most, share, index) => Math.max(most, Math.abs(share - (real[index] ?? 0))), 0)
}
