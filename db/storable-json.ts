/**
 * PostgreSQL keeps neither of them in a text: the character 0, shown as ␀, and halves of a surrogate pair, shown as �.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '␀').replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}

const deepest = 200

/** A JSON value as the database can keep it. What is nested deeper than anyone writes by hand is cut off with "…". */
export function storableJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
  if (depth === deepest) return '…'
  if (Array.isArray(value)) return value.map((item) => storableJson(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [storableText(name), storableJson(item, depth + 1)]),
  )
}
