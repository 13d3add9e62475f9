/**
 * What a spreadsheet takes for a formula, an order (DDE) or the start of one, in its usual and its full or small width.
 */
const orders = '=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFE66\uFE62\uFE63\uFE6B\u207A\u207B'

/**
 * What people do not see, or what spreadsheets take off: spaces, the empty sign of Braille, controls, marks of
 * direction and joining, quotes.
 */
const skipped =
  '[\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\p{Default_Ignorable_Code_Point}\u2800"\'`\u201C\u201D\u2018\u2019\u00AB\u00BB]*'

const formula = new RegExp(`^${skipped}[${orders}]`, 'u')
const lineBreak = /[\r\n\v\f\u0085\u2028\u2029]/

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front. Spreadsheets also look behind spaces of
 * any kind, quotes and line breaks, so each line of a cell is looked at, and what stands before its first visible sign
 * is skipped. A tab or a line break at the beginning moves what follows into a cell of its own.
 */
export function disarmFormula(text: string): string {
  const isFormula = /^[\t\r\n]/.test(text) || text.split(lineBreak).some((line) => formula.test(line))
  return isFormula ? `'${text}` : text
}
