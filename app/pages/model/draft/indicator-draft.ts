import { type DraftFormula, type FormulaMetric, toFormula, toMeasure, unitOfFormula } from './formula-draft'
import { numberOf } from './facts-draft'
import { type Draft, type Path, fieldsOf, isFields, nodeAt, withNode } from './model-draft'

export const targetKinds = ['none', 'number', 'percentile'] as const
export type TargetKind = (typeof targetKinds)[number]

/**
 * What is to be reached: nothing in particular, a number, or what a percentage of the competing agencies stay below.
 */
export type DraftTarget =
  | { kind: 'none' }
  | { kind: 'number'; value: number }
  | { kind: 'percentile'; percentile: number | null; within: 'all' | 'group' }

/** What the form shows of an indicator. */
export interface DraftIndicator {
  unit: string
  direction: 'more-is-better' | 'less-is-better'
  target: DraftTarget
  /** Null: one that cannot be read. */
  formula: DraftFormula | null
}

/** An indicator at a place of the tree; null where there is a dimension, or nothing. */
export function viewIndicator(draft: Draft, path: Path): DraftIndicator | null {
  const node = nodeAt(draft, path)
  if (!node || node.children) return null
  const { unit, direction, target, measure } = node
  return {
    unit: typeof unit === 'string' ? unit : '',
    direction: direction === 'less-is-better' ? direction : 'more-is-better',
    target: toTarget(target),
    formula: toFormula(measure),
  }
}

/** The document with other facts of an indicator. What is not among them stays as it is. */
export function withIndicator(draft: Draft, path: Path, change: Partial<DraftIndicator>): Draft {
  const { formula, target, ...facts } = change
  return withNode(draft, path, (node) => ({
    ...node,
    ...facts,
    ...(target ? { target: fromTarget(target) } : {}),
    ...(formula ? { measure: toMeasure(formula) } : {}),
  }))
}

/** The document with another formula, and with the unit that it gives, where it gives one by itself. */
export function withFormula(draft: Draft, path: Path, formula: DraftFormula, metrics: readonly FormulaMetric[]): Draft {
  const before = viewIndicator(draft, path)?.formula
  const unit = unitOfFormula(formula, metrics)
  const isOtherUnit = unit !== null && (!before || unitOfFormula(before, metrics) !== unit)
  return withIndicator(draft, path, { formula, ...(isOtherUnit ? { unit } : {}) })
}

/** A target of another kind, as it is usually written. */
export function targetOfKind(kind: TargetKind): DraftTarget {
  if (kind === 'none') return { kind }
  return kind === 'number' ? { kind, value: 1 } : { kind, percentile: 90, within: 'all' }
}

function toTarget(target: unknown): DraftTarget {
  if (typeof target === 'number') return { kind: 'number', value: target }
  if (!isFields(target)) return { kind: 'none' }
  const { percentile, within } = fieldsOf(target)
  return { kind: 'percentile', percentile: numberOf(percentile), within: within === 'group' ? within : 'all' }
}

function fromTarget(target: DraftTarget): unknown {
  if (target.kind === 'none') return undefined
  return target.kind === 'number' ? target.value : { percentile: target.percentile, within: target.within }
}
