/** Draws that are scored together, so that each utility is loaded once for all of them. */
export const batchSize = 8

/** Agencies times the shares of eight draws. */
export interface Product {
  /** Agency by agency: entry `position * rows + row`. */
  readonly utility: Float64Array
  /** Places of the agencies. */
  readonly agencies: Int32Array
  /** The eight shares of a row stand side by side. */
  readonly share: Float64Array
  /** Rows are cut into segments: where each ends, and what its sum is multiplied by in each of the eight draws. */
  readonly ends: Int32Array
  readonly factor: Float64Array
  /** Points that are added to whatever comes out, one an agency's place. */
  readonly added: Float64Array
  /** Gets entry `place * 8 + draw`. */
  readonly totals: Float64Array
}

/** added + Σ factor × Σ utility × share, row by row and segment by segment, for eight draws at once. */
export function multiplyAdd({ utility, agencies, share, ends, factor, added, totals }: Product) {
  const rows = share.length / batchSize
  for (let position = 0; position < agencies.length; position++) {
    const agency = agencies[position] ?? 0
    const out = agency * batchSize
    for (let draw = 0; draw < batchSize; draw++) totals[out + draw] = added[agency] ?? 0
    let row = position * rows
    for (let segment = 0, at = 0; segment < ends.length; segment++) {
      const end = position * rows + (ends[segment] ?? 0)
      let t0 = 0
      let t1 = 0
      let t2 = 0
      let t3 = 0
      let t4 = 0
      let t5 = 0
      let t6 = 0
      let t7 = 0
      for (; row < end; row++, at += 8) {
        const value = utility[row] ?? 0
        t0 += value * (share[at] ?? 0)
        t1 += value * (share[at + 1] ?? 0)
        t2 += value * (share[at + 2] ?? 0)
        t3 += value * (share[at + 3] ?? 0)
        t4 += value * (share[at + 4] ?? 0)
        t5 += value * (share[at + 5] ?? 0)
        t6 += value * (share[at + 6] ?? 0)
        t7 += value * (share[at + 7] ?? 0)
      }
      const grown = segment * batchSize
      totals[out] = (totals[out] ?? 0) + t0 * (factor[grown] ?? 0)
      totals[out + 1] = (totals[out + 1] ?? 0) + t1 * (factor[grown + 1] ?? 0)
      totals[out + 2] = (totals[out + 2] ?? 0) + t2 * (factor[grown + 2] ?? 0)
      totals[out + 3] = (totals[out + 3] ?? 0) + t3 * (factor[grown + 3] ?? 0)
      totals[out + 4] = (totals[out + 4] ?? 0) + t4 * (factor[grown + 4] ?? 0)
      totals[out + 5] = (totals[out + 5] ?? 0) + t5 * (factor[grown + 5] ?? 0)
      totals[out + 6] = (totals[out + 6] ?? 0) + t6 * (factor[grown + 6] ?? 0)
      totals[out + 7] = (totals[out + 7] ?? 0) + t7 * (factor[grown + 7] ?? 0)
    }
  }
}
