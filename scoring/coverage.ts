import type { Measured } from './measure'
import { Status } from './input'

/**
 * Coverage is one thing everywhere: of what the model needs and applies to an agency, the share of weight × periods
 * that is known. An indicator with eleven months of twelve has 11/12 of its weight; what does not apply is in neither
 * side; an imputed value and a zero by rule are not known.
 */

/**
 * An indicator's coverage, 0–1: the share of the periods that apply to the agency, where they gave a value that the
 * model could use.
 */
export function coverageOfIndicator(
  { status, periodsUsed, periodsExpected }: Pick<Measured, 'status' | 'periodsUsed' | 'periodsExpected'>,
  isUsable: ArrayLike<number>,
): Float64Array {
  const known = new Float64Array(status.length)
  for (let agency = 0; agency < known.length; agency++) {
    if (status[agency] !== Status.reported || !isUsable[agency]) continue
    const expected = periodsExpected[agency] ?? 0
    known[agency] = expected > 0 ? Math.min((periodsUsed[agency] ?? 0) / expected, 1) : 1
  }
  return known
}

/** 1 where the indicator concerns the agency, whatever a rule of the model puts in the place of a value. */
export function appliesOf(status: ArrayLike<number>): Uint8Array {
  const applies = new Uint8Array(status.length)
  for (let agency = 0; agency < applies.length; agency++)
    applies[agency] = status[agency] === Status.notApplicable ? 0 : 1
  return applies
}

/** What is known of the children of a branch, and what applies; entry `node * agencies + agency`. */
export interface CoverageColumns {
  readonly coverage: Float64Array
  readonly applies: Uint8Array
}

/**
 * A branch's coverage: the mean of its children's by weight, over those that apply. What all have alike is known,
 * although it tells nothing and is left out of scores; a value that the method can't take is not. Where nothing applies
 * nothing is lacking: 1. Children of weight 0 do not count.
 */
export function coverageOfBranch(
  { coverage, applies }: CoverageColumns,
  children: readonly number[],
  weight: readonly number[],
  agency: number,
  agencies: number,
): { coverage: number; applies: boolean } {
  let expected = 0
  let covered = 0
  let hasAny = false
  for (let position = 0; position < children.length; position++) {
    const entry = (children[position] ?? 0) * agencies + agency
    const value = weight[position] ?? 0
    if (!applies[entry] || !(value > 0)) continue
    hasAny = true
    expected += value
    covered += value * (coverage[entry] ?? 0)
  }
  return { coverage: expected > 0 ? Math.min(covered / expected, 1) : hasAny ? 0 : 1, applies: hasAny }
}
