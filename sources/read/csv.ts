import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Format } from './format'
import type { Records } from './records'

/**
 * Rows of a CSV text as objects by heading. A row with more or fewer cells than the heading is kept as a broken record.
 */
export function readCsv(text: string, delimiter: string): Records {
  const rows = parseRows(text, delimiter)
  if (!Array.isArray(rows)) return rows
  const [heading, ...rest] = rows
  if (!heading) return { ok: true, records: [] }
  const names = heading.record.map((name) => name.trim())
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) return { ok: false, why: 'repeated-heading', detail: repeated }
  const records = rest.map(({ record, line }) =>
    record.length === names.length
      ? { line, value: Object.fromEntries(record.map((cell, index) => [names[index], cell])) }
      : {
          line,
          value: record,
          broken: {
            reason: 'cell-count' as const,
            detail: { expected: names.length, found: record.length },
          },
        },
  )
  return { ok: true, records }
}

interface Row {
  record: string[]
  line: number
}

function parseRows(text: string, delimiter: string): Row[] | Extract<Records, { ok: false }> {
  const rows: Row[] = []
  let firstLine = 1
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      // Lines are counted here: the parser counts a Windows line end inside a cell as two.
      on_record: (record: string[]) => {
        const isEmptyLine = record.length === 1 && record[0] === ''
        if (!isEmptyLine) rows.push({ record, line: firstLine })
        firstLine += 1 + countLineEnds(record)
        return null
      },
    })
    return rows
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, why: 'unreadable-page', detail: error.message }
    throw error
  }
}

function countLineEnds(record: readonly string[]): number {
  let ends = 0
  for (const cell of record)
    if (cell.includes('\n') || cell.includes('\r')) ends += cell.match(/\r\n|\r|\n/g)?.length ?? 0
  return ends
}

const Csv = z
  .strictObject({
    kind: z.literal('csv').describe('A table as text, with a heading.'),
    delimiter: z.string().length(1).describe('What stands between the cells of a row.').default(','),
    encoding: z.enum(['utf-8', 'windows-1256', 'utf-16le']).describe('The encoding of the text.').default('utf-8'),
  })
  .describe('A table as text: each row is a record, its fields are named by the heading.')

export const csvFormat: Format<typeof Csv> = {
  shape: Csv,
  hasFields: false,
  encoding: ({ encoding }) => encoding,
  recordsAt: () => undefined,
  read: (text, { delimiter }) => ({ records: readCsv(text, delimiter), document: null }),
}
