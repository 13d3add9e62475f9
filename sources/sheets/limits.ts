/** What one file may cost. Each limit is counted while reading, and never taken from what the file says of itself. */
export interface SheetLimits {
  readonly fileBytes: number
  /** Of all parts that are unpacked. */
  readonly unpackedBytes: number
  /** Parts of the archive. */
  readonly parts: number
  readonly sheets: number
  /** Of one sheet. */
  readonly rows: number
  readonly columns: number
  /** Filled cells of all sheets. */
  readonly cells: number
  /** Of one cell. */
  readonly characters: number
  /** Of all cells. */
  readonly allCharacters: number
  readonly merges: number
  readonly milliseconds: number
  /** Heap of the thread. */
  readonly megabytes: number
}

/** A table of 12,000 agencies with 40 columns is within them. */
export const sheetLimits: SheetLimits = {
  fileBytes: 20 * 2 ** 20,
  unpackedBytes: 200 * 2 ** 20,
  parts: 2000,
  sheets: 60,
  rows: 100_000,
  columns: 1000,
  cells: 600_000,
  characters: 32_767,
  allCharacters: 30_000_000,
  merges: 20_000,
  milliseconds: 30_000,
  megabytes: 768,
}
