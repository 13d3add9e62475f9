import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Read, TextTable } from '../../scoring/wide/text-table'
import { UsageError } from './command'

/** What the CSV parser gives with `info`: the cells of a row and the line on which it ends. */
const Rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** A CSV file in UTF-8, each row with the line that it begins on. */
export async function readTable(file: string): Promise<TextTable> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`There is no file ${file}`)
  })
  const parsed: unknown = parse(decode(bytes, file), {
    bom: true,
    relax_column_count: true,
    info: true,
    skip_empty_lines: false,
  })
  const [head, ...rows] = Rows.parse(parsed)
  let line = head?.info.lines ?? 1
  const placed = rows.map(({ record, info }) => {
    const begins = line + 1
    line = info.lines
    return { line: begins, cells: record }
  })
  return { header: head?.record ?? [], rows: placed }
}

/** What was read, or everything that is wrong with the file. */
export function unwrap<Value>(read: Read<Value>, file: string): Value {
  if (read.ok) return read.value
  throw new UsageError(
    read.errors.map((error) => `${file}, line ${error.line}, column “${error.column}”: ${error.en}`).join('\n'),
  )
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${file} is not UTF-8. Save it as “CSV UTF-8” and try again`)
  }
}
