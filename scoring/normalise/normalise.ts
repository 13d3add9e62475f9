import type { Column } from '../column'
import type { NormaliseContext } from './method'
import { type Normalisation, normalisationOf } from './methods'
import type { Normalised } from './normalised'

/**
 * Beyond this a square, or a share of many points, might be too large for a number. Nothing that is measured comes near
 * it.
 */
const largest = 1e100

/**
 * Puts an indicator's values on a common scale by the method that the model names. A result that is too large to go on
 * with is brought to the largest that is not.
 */
export function normalise(column: Column, method: Normalisation, context: NormaliseContext): Normalised {
  const made = normalisationOf(method).apply(column, method, context)
  for (let agency = 0; agency < made.value.length; agency++) {
    const value = made.value[agency] ?? 0
    if (Math.abs(value) <= largest) continue
    made.value[agency] = value > 0 ? largest : -largest
  }
  return made
}
