import { type DraftFormula, toFormula, toMeasure } from './formula-draft'
import { type Draft, type Path, nodeAt, withNode } from './model-draft'

/** What the form shows of an indicator. */
export interface DraftIndicator {
  unit: string
  direction: 'more-is-better' | 'less-is-better'
  /** Null: none, or one that only the JSON can say. */
  target: number | null
  /** Null: one that only the JSON can say, as a difference. */
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
    target: typeof target === 'number' ? target : null,
    formula: toFormula(measure),
  }
}

/** The document with other facts of an indicator. What is not among them stays as it is. */
export function withIndicator(draft: Draft, path: Path, change: Partial<DraftIndicator>): Draft {
  const { formula, ...facts } = change
  return withNode(draft, path, (node) => ({
    ...node,
    ...facts,
    ...(formula ? { measure: toMeasure(formula, node['measure']) } : {}),
  }))
}
