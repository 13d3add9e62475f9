/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front. Spreadsheets also look behind spaces of any kind, quotes and line
 * breaks, so each line of a cell is looked at, and what stands before its first visible sign is skipped.
 */
export function disarmFormula(text: string): string {
  const isFormula = text
    .split(/[\r\n]/)
    .some((line) =>
      /^[\s\u00A0\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%\t]/.test(line),
    )
  return isFormula ? `'${text}` : text
}
