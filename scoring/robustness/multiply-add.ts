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
  /** By position: the first segment of the agency's rows, and the one after its last. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** By segment: the row after its last, and the line of `factor` that its sum is multiplied by. */
  readonly ends: Int32Array
  readonly lines: Int32Array
  /** Eight factors a line. */
  readonly factor: Float64Array
  /** Points that are added to whatever comes out, one an agency's place. */
  readonly added: Float64Array
  /** Gets entry `place * 8 + draw`. */
  readonly totals: Float64Array
}

/** added + Σ factor × Σ utility × share, row by row and segment by segment, for eight draws at once. */
export function multiplyAdd({ utility, agencies, share, from, to, ends, lines, factor, added, totals }: Product) {
  const rows = share.length / batchSize
  for (let position = 0; position < agencies.length; position++) {
    const agency = agencies[position] ?? 0
    const out = agency * batchSize
    const begin = position * rows
    for (let draw = 0; draw < batchSize; draw++) totals[out + draw] = added[agency] ?? 0
    let row = begin
    for (let segment = from[position] ?? 0, at = 0; segment < (to[position] ?? 0); segment++) {
      const end = begin + (ends[segment] ?? 0)
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
      const line = (lines[segment] ?? 0) * batchSize
      totals[out] = (totals[out] ?? 0) + t0 * (factor[line] ?? 0)
      totals[out + 1] = (totals[out + 1] ?? 0) + t1 * (factor[line + 1] ?? 0)
      totals[out + 2] = (totals[out + 2] ?? 0) + t2 * (factor[line + 2] ?? 0)
      totals[out + 3] = (totals[out + 3] ?? 0) + t3 * (factor[line + 3] ?? 0)
      totals[out + 4] = (totals[out + 4] ?? 0) + t4 * (factor[line + 4] ?? 0)
      totals[out + 5] = (totals[out + 5] ?? 0) + t5 * (factor[line + 5] ?? 0)
      totals[out + 6] = (totals[out + 6] ?? 0) + t6 * (factor[line + 6] ?? 0)
      totals[out + 7] = (totals[out + 7] ?? 0) + t7 * (factor[line + 7] ?? 0)
    }
  }
}
