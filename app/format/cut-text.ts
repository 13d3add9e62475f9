/**
 * The beginning of a text, of at most so many UTF-16 units, that never ends in half of a character: a database stores
 * half of a pair as something else than what was hashed, or not at all.
 */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}

/** The same of its end. */
export function cutToEnd(text: string, most: number): string {
  return text.slice(-most).replace(/^[\uDC00-\uDFFF]/, '')
}
