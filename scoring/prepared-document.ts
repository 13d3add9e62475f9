import type { Prepared } from './prepared'

type Columns = 'utility' | 'state' | 'isOwn' | 'competes' | 'group'

/** A prepared edition as plain JSON, for the way from a server to a page: lists in place of typed arrays. Numbers come back to the last bit. */
export type PreparedDocument = Omit<Prepared, Columns> & { readonly [Column in Columns]: readonly number[] }

export function toPreparedDocument(prepared: Prepared): PreparedDocument {
  const { utility, state, isOwn, competes, group } = prepared
  return { ...prepared, utility: [...utility], state: [...state], isOwn: [...isOwn], competes: [...competes], group: [...group] }
}

export function fromPreparedDocument(document: PreparedDocument): Prepared {
  const { utility, state, isOwn, competes, group } = document
  return {
    ...document,
    utility: Float64Array.from(utility),
    state: Uint8Array.from(state),
    isOwn: Uint8Array.from(isOwn),
    competes: Uint8Array.from(competes),
    group: Int32Array.from(group),
  }
}
