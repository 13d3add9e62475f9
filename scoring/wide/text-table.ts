import type { Bilingual } from '../model'
import { persianDigits } from '../persian-digits'

/** A table as a CSV parser gives it; what its cells mean is not decided yet. */
export interface TextTable {
  header: readonly string[]
  /** `line` is where the row begins in the file; the header stands in line 1. */
  rows: readonly { line: number; cells: readonly string[] }[]
}

/**
 * Something wrong at a place of a table, and what to do about it. `column` is a header, or its number where it has
 * none.
 */
export interface TableError extends Bilingual {
  line: number
  column: string
}

export type Read<Value> = { ok: true; value: Value } | { ok: false; errors: TableError[] }

/** As many as a spreadsheet has. */
const mostColumns = 16_384

/**
 * The table with trimmed headers and without blank lines; or every header that is empty or stands twice, and every row
 * of another length.
 */
export function checkTable(table: TextTable): Read<TextTable> {
  if (table.header.length > mostColumns) return { ok: false, errors: [tooWide(table.header.length)] }
  const header = table.header.map((name) => name.replace(/^\uFEFF/, '').trim())
  const rows = table.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  const errors = [...checkHeader(header), ...rows.flatMap((row) => checkLength(row, header.length))]
  if (!rows.length) {
    errors.push({
      line: 1,
      column: header[0] ?? '1',
      fa: 'جدول هیچ سطری ندارد؛ زیر سرستون‌ها دست‌کم یک سطر بنویسید.',
      en: 'The table has no rows; write at least one under the headers.',
    })
  }
  return errors.length ? { ok: false, errors } : { ok: true, value: { header, rows } }
}

function tooWide(count: number): TableError {
  return {
    line: 1,
    column: String(mostColumns + 1),
    fa: `جدول ${persianDigits(count)} ستون دارد و حداکثر ${persianDigits(mostColumns)} ستون پذیرفته است؛ فقط ستون‌هایی را نگه دارید که الگو به کار می‌برد.`,
    en: `The table has ${count} columns and at most ${mostColumns} are taken; keep only those that the model uses.`,
  }
}

function checkHeader(header: readonly string[]): TableError[] {
  const first = new Map<string, number>()
  return header.flatMap((name, index): TableError[] => {
    if (name === '') {
      return [
        {
          line: 1,
          column: String(index + 1),
          fa: `ستون ${persianDigits(index + 1)} سرستون ندارد؛ به آن نامی بدهید یا ستون را بردارید.`,
          en: `Column ${index + 1} has no header; name it or take it out.`,
        },
      ]
    }
    const earlier = first.get(name)
    first.set(name, earlier ?? index)
    if (earlier === undefined) return []
    return [
      {
        line: 1,
        column: name,
        fa: `سرستون «${name}» در ستون‌های ${persianDigits(earlier + 1)} و ${persianDigits(index + 1)} آمده است؛ یکی را نام دیگری بدهید یا بردارید.`,
        en: `The header “${name}” stands in columns ${earlier + 1} and ${index + 1}; rename one or take it out.`,
      },
    ]
  })
}

function checkLength({ line, cells }: TextTable['rows'][number], expected: number): TableError[] {
  if (cells.length === expected) return []
  return [
    {
      line,
      column: String(Math.min(cells.length, expected) + 1),
      fa: `این سطر ${persianDigits(cells.length)} خانه دارد و سرستون‌ها ${persianDigits(expected)} تا هستند؛ جداکننده‌ها و گیومه‌ها را بررسی کنید.`,
      en: `This row has ${cells.length} cells and there are ${expected} headers; check its separators and quotes.`,
    },
  ]
}
