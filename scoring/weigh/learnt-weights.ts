/**
 * Why a method can't learn weights: fewer complete agencies than it needs; values below zero; children that don't
 * differ once they are compared; loadings of the first component that differ in sign; no component that is the first;
 * no weights that all children together go with.
 */
export type CannotLearn =
  'few-complete' | 'below-zero' | 'no-difference' | 'mixed-signs' | 'no-first-component' | 'no-total'

/**
 * Weights that add up to 1, or why there are none. `residual` is how far optimised weights stay from what was wanted.
 */
export type LearntWeights = { ok: true; weights: number[]; residual?: number } | { ok: false; why: CannotLearn }
