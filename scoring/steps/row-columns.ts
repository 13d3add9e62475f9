/** Utilities and states that are filled in place; `startOf` gives where the entries of a node begin. */
export interface RowColumns {
  readonly utility: Float64Array
  readonly state: Uint8Array
  /** One an agency. */
  readonly competes: Uint8Array
  readonly startOf: (node: number) => number
}
