import type { Column } from '../column'
import { choice, described } from '../check/shape'
import type { Chosen, Method, InvalidOption } from '../method'
import type { Target, TargetColumn } from '../target'
import type { Normalised } from './normalised'

export interface NormaliseContext {
  direction: 1 | -1
  target: TargetColumn
  /** Index of an agency by its code; −1 where it is none of them. */
  indexOf: (agency: string) => number
}

/** Among whom a method learns; only methods that learn have it in their schema. */
type Over = 'all' | 'group'

export interface Fitted {
  readonly over?: Over
}

/** A method of normalisation: each gives a value on its own range, whose good end is full points. */
export interface NormalisationMethod<Name extends string, Options extends object> extends Method<Name, Options> {
  apply(column: Column, chosen: Chosen<Name, Options> & Fitted, context: NormaliseContext): Normalised
  /**
   * What the options, or the indicator that they are for, get wrong. `at` is below the indicator, or `method` for the
   * choice itself.
   */
  listInvalid?(chosen: Chosen<Name, Options>, indicator: JudgedIndicator): InvalidOption[]
  /**
   * For “what would gain a rank”: where full points are had, final where nothing beyond counts. Null where there is no
   * such place.
   */
  end?(chosen: Chosen<Name, Options>, aim: Aimed): { value: number; isFinal: boolean } | null
  /** For the same: where points come in steps, the values from which a step holds, ascending. */
  steps?(chosen: Chosen<Name, Options>): readonly { readonly from: number }[]
}

/** As much of an indicator as a method may ask of it. */
interface JudgedIndicator {
  readonly code: string
  readonly direction: 'more-is-better' | 'less-is-better'
  readonly target?: Target
}

/** The target of an agency (null: none) and the direction: 1 where more is better. */
interface Aimed {
  readonly target: number | null
  readonly direction: 1 | -1
}

export const overShape = described(
  choice('all', 'group'),
  'Among whom the method learns: all competing agencies, or those of the agency’s group.',
  'all',
)
