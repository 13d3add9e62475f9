import type { Column } from '../column'
import type { Treated } from './treated'
import { type Treatment, treatmentOf } from './treatments'

/**
 * Outliers treated by the method that the model names; null where it can't take the values (a logarithm of zero). It
 * learns from competing agencies; others are held to the same bounds.
 */
export function treat(column: Column, treatment: Treatment): Treated | null {
  const treated = treatmentOf(treatment).apply(column, treatment)
  if (treatment.method === 'none') return treated
  return treated?.value.every((value) => Number.isFinite(value)) ? treated : null
}
