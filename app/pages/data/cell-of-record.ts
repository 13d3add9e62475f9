/** The cell of a spreadsheet that a record was read from. */
export interface RecordCell {
  fileId: number
  fileName: string
  /** `Sheet1!F17`. */
  address: string
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Where a record stood in a spreadsheet that a person gave; null for records of other sources. */
export function cellOfRecord(raw: unknown): RecordCell | null {
  if (!isObject(raw)) return null
  const { file, sheet, cell } = raw
  if (!isObject(file)) return null
  const { id, name } = file
  const isCell = typeof sheet === 'string' && typeof cell === 'string'
  if (!isCell || typeof id !== 'number' || typeof name !== 'string') return null
  return { fileId: id, fileName: name, address: `${sheet}!${cell}` }
}
