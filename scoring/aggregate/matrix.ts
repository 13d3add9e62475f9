/** The children of one branch for all agencies: utilities, child by child, and who has which. */
export interface Matrix {
  children: number
  agencies: number
  /** children × agencies. */
  utility: Float64Array
  has: Uint8Array
  /** One a child, adding up to 1. */
  weight: readonly number[]
  /** Those that are compared with each other; others are compared with them. */
  competes: Uint8Array
}

/** A result an agency, 0 to 1; `has` is 0 where the method can say nothing. */
export interface Aggregated {
  utility: Float64Array
  has: Uint8Array
}

export function emptyAggregated(agencies: number): Aggregated {
  return { utility: new Float64Array(agencies), has: new Uint8Array(agencies) }
}
