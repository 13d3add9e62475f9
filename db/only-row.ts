/**
 * The row of a statement that always gives one, such as a count. Without it the answer would be read as zero, so this
 * throws.
 */
export function onlyRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('A statement that always gives one row gave none')
  return row
}
