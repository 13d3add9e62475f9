/**
 * A value that is there by what the code before has made sure of: the rows of a document that was checked, a key of a
 * map that was just filled. Where it is not, the code is wrong, and this throws: a zero or an empty text in its stead
 * would be stored or shown as if it were true.
 */
export function expectFound<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`Expected to find ${what}`)
  return value
}
