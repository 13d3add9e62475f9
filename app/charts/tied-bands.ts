interface Placed {
  code: string
  /** Those of the same band can't be told apart; null: not looked at. */
  band: number | null
}

export interface TiedBand {
  /** Codes of the first and the last row of the band. */
  first: string
  last: string
  count: number
}

/** Rows one under the other that can't be told apart; a row that stands alone is no band. */
export function tiedBands(rows: readonly Placed[]): TiedBand[] {
  const bands: (TiedBand & { band: number })[] = []
  for (const [index, { code, band }] of rows.entries()) {
    const open = bands.at(-1)
    if (band === null) continue
    if (open?.band === band && rows[index - 1]?.band === band)
      Object.assign(open, { last: code, count: open.count + 1 })
    else bands.push({ band, first: code, last: code, count: 1 })
  }
  return bands.filter(({ count }) => count > 1).map(({ first, last, count }) => ({ first, last, count }))
}
