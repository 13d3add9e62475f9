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
  const text = decode(bytes, file)
  const separator = findOtherSeparator(text)
  if (separator !== null) {
    throw new UsageError(
      `${file} is separated by ${separator.name} and not by commas: save it as “CSV (comma delimited)”, with a point for decimals, and try again`,
    )
  }
  const [head, ...rows] = Rows.parse(parseCsv(text, file))
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

function parseCsv(text: string, file: string): unknown {
  try {
    return parse(text, { bom: true, relax_column_count: true, info: true, skip_empty_lines: false })
  } catch (error) {
    throw new UsageError(`${file} is not a CSV file: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const otherSeparators = [
  { character: ';', name: 'semicolons' },
  { character: '\t', name: 'tabs' },
  { character: '|', name: 'vertical bars' },
]

/**
 * What separates cells where commas don't: it stands in the header more often than a comma does, and as often in the
 * first row as in the header.
 */
function findOtherSeparator(text: string): (typeof otherSeparators)[number] | null {
  const [header = '', row] = firstLines(text)
  const commas = count(header, ',')
  return (
    otherSeparators.find(({ character }) => {
      const ofHeader = count(header, character)
      return ofHeader > commas && (commas === 0 || row === undefined || count(row, character) === ofHeader)
    }) ?? null
  )
}

/** The first two lines that have anything in them, without what is quoted, in which a separator separates nothing. */
function firstLines(text: string): string[] {
  return text
    .slice(0, 200_000)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, 2)
}

function count(line: string, character: string): number {
  return line.split(character).length - 1
}
