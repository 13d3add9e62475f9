import type { Prepared } from './prepared'

type Columns = 'utility' | 'state' | 'known' | 'applies' | 'competes' | 'group' | 'adjustment'

/**
 * A prepared edition as plain JSON, for the way from a server to a page: lists in place of typed arrays. Numbers come
 * back to the last bit.
 */
export type PreparedDocument = Omit<Prepared, Columns | 'surveyed'> & {
  readonly [Column in Columns]: readonly number[]
} & {
  readonly surveyed: readonly { readonly row: number; readonly error: readonly number[] }[]
}

export function toPreparedDocument(prepared: Prepared): PreparedDocument {
  const { utility, state, known, applies, competes, group, adjustment, surveyed } = prepared
  return {
    ...prepared,
    utility: [...utility],
    state: [...state],
    known: [...known],
    applies: [...applies],
    competes: [...competes],
    group: [...group],
    adjustment: [...adjustment],
    surveyed: surveyed.map(({ row, error }) => ({ row, error: [...error] })),
  }
}

export function fromPreparedDocument(document: PreparedDocument): Prepared {
  const { utility, state, known, applies, competes, group, adjustment, surveyed } = document
  return {
    ...document,
    utility: Float64Array.from(utility),
    state: Uint8Array.from(state),
    known: Float64Array.from(known),
    applies: Uint8Array.from(applies),
    competes: Uint8Array.from(competes),
    group: Int32Array.from(group),
    adjustment: Float64Array.from(adjustment),
    surveyed: surveyed.map(({ row, error }) => ({ row, error: Float64Array.from(error) })),
  }
}
