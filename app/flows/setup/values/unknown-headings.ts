import { foldHeading, plainMeaning } from '../../../../sources/sheets/column-words'
import type { OfficeFile } from '../../../../sources/sheets/read-office-file'
import { readPeriod } from '../../../../sources/sheets/read-period'
import type { ValueChoices } from './value-choices'

/**
 * A part of headings, as “Electronic” in “Farvardin / Electronic”, that names no metric and stands over several
 * columns.
 */
export interface UnknownHeading {
  text: string
  columns: number
  /** Number of the first of them, from 0. */
  first: number
  /** What a person says that these columns are; `none`: they are not read. Null: nobody has said it. */
  meaning: `metric:${string}` | 'none' | null
}

/** The field of a form, and of an address, that says which metric a part of headings is. */
export const headingField = (heading: string) => `h-${heading}`

const fewest = 2
const most = 30

/** What is asked once of headings in two rows, instead of once for each column. */
export function listUnknownHeadings(
  { table, columns }: Pick<OfficeFile, 'table' | 'columns'>,
  said: ValueChoices['headings'],
): UnknownHeading[] {
  const found = new Map<string, UnknownHeading>()
  for (const [index, { column, parts }] of table.columns.entries()) {
    const isOpen = columns[index]?.meaning.kind === 'unknown' || columns[index]?.meaning.kind === 'period-column'
    for (const part of new Set(parts)) {
      const key = foldHeading(part)
      const meaning = said[key] === null ? 'none' : (said[key] ?? null)
      if (meaning === null && (!isOpen || parts.length < 2 || !isName(part))) continue
      const before = found.get(key)
      if (before) before.columns++
      else found.set(key, { text: part, columns: 1, first: column, meaning })
    }
  }
  return [...found.values()].filter(({ columns: n, meaning }) => meaning !== null || n >= fewest).slice(0, most)
}

/** Neither a period nor something else that is understood. */
function isName(part: string): boolean {
  if (!part.trim() || plainMeaning(part)) return false
  const { kind } = readPeriod({ text: part }, {})
  return kind !== 'period' && kind !== 'ambiguous'
}
