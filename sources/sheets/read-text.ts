import { CsvError, parse } from 'csv-parse/sync'
import type { Delimiter, Encoding, Sheet, Workbook } from './grid'
import { type Budget, GridBuilder } from './grid-builder'
import { RefusedFile } from './refusal'

/**
 * A text file with its encoding and delimiter, found by themselves: a byte order mark first, then UTF-8 if the bytes
 * are valid UTF-8, UTF-16 where every other byte tells, else Windows-1256 if what it says is writing. The person
 * confirms both.
 */
export function readText(
  bytes: Uint8Array,
  name: string,
  budget: Budget,
  choice: { encoding?: Encoding; delimiter?: Delimiter } = {},
): Pick<Workbook, 'text' | 'sheets'> {
  const encoding = choice.encoding ?? findEncoding(bytes)
  if (!encoding) throw new RefusedFile('unknown-encoding')
  const text = decode(bytes, encoding)
  if (text === null) throw new RefusedFile('unknown-encoding')
  if (/^\s*<(!doctype|html|\?xml|table|meta)/i.test(text.slice(0, 1000))) throw new RefusedFile('web-page')
  const delimiter = choice.delimiter ?? findDelimiter(text)
  const sheet: Sheet = { name, isHidden: false, grid: readGrid(text, name, delimiter, budget) }
  return { text: { encoding, delimiter }, sheets: [sheet] }
}

/** Null where the bytes are no text. */
function findEncoding(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8-bom'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const wide = findUtf16(bytes)
  if (wide) return wide
  if (bytes.includes(0)) return null
  if (decode(bytes, 'utf-8') !== null) return 'utf-8'
  return isArabicScript(bytes) ? 'windows-1256' : null
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/**
 * UTF-16 without its mark: delimiters, digits and line ends have a zero beside them, always on the same side; Persian
 * letters a 6.
 */
function findUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4 || bytes.length % 2) return null
  const sample = bytes.subarray(0, 20_000)
  const high = [0, 0]
  for (const [index, byte] of sample.entries())
    if (byte === 0 || byte === 6) high[index % 2] = (high[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = high
  const pairs = sample.length / 2
  if (!sample.includes(0)) return null
  if (odd > pairs * 0.8 && even < pairs * 0.2 && decode(bytes, 'utf-16le') !== null) return 'utf-16le'
  if (even > pairs * 0.8 && odd < pairs * 0.2 && decode(bytes, 'utf-16be') !== null) return 'utf-16be'
  return null
}

/** Of the letters beyond ASCII, nearly all are Arabic or Persian in Windows-1256, and no control is among the bytes. */
function isArabicScript(bytes: Uint8Array): boolean {
  const text = decode(bytes.subarray(0, 20_000), 'windows-1256') ?? ''
  if (/(?!\s)\p{Cc}/u.test(text)) return false
  const letters = text.match(/(?![\0-\x7F])\p{L}/gu) ?? []
  const arabic = letters.filter((letter) => /\p{Script=Arabic}/u.test(letter))
  return letters.length > 0 && arabic.length >= letters.length * 0.9
}

/** Null where the bytes are no text in the encoding. A byte order mark is no part of the text. */
function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

const delimiters: readonly Delimiter[] = ['\t', ';', '|', ',']
const sampleLines = 200

/**
 * The delimiter that cuts the most lines into the same number of cells, of two or more. “12,345” and “نوسازی، توسعه”
 * are why lines are compared and signs not counted: a comma inside of numbers cuts each line differently. Nothing cuts
 * a list with one column.
 */
function findDelimiter(text: string): Delimiter {
  // Excel writes the delimiter on a line of its own where it is told to.
  const said = /^sep=(.)\r?\n/.exec(text)?.[1]
  const named = delimiters.find((delimiter) => delimiter === said)
  if (named) return named
  const scores = delimiters.map((delimiter) => ({ delimiter, ...evenness(text, delimiter) }))
  const best = scores.toSorted((one, other) => other.share - one.share || other.cells - one.cells)[0]
  return best && best.cells > 1 ? best.delimiter : ','
}

/** The most frequent number of cells above one, and what share of the lines has it. */
function evenness(text: string, delimiter: Delimiter): { cells: number; share: number } {
  const counts = new Map<number, number>()
  const rows = sampleRows(text, delimiter)
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [cells = 1, lines = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? []
  return { cells, share: rows.length ? lines / rows.length : 0 }
}

function sampleRows(text: string, delimiter: Delimiter): string[][] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: sampleLines }
  try {
    const rows: string[][] = parse(text.slice(0, 200_000), options)
    return rows
  } catch {
    // A quote that the sample cuts in two.
    return text
      .slice(0, 200_000)
      .split(/\r?\n/, sampleLines)
      .map((line) => line.split(delimiter))
  }
}

/** Blank lines keep their number, as a text editor and Excel count them: a row is a row of the file. */
function readGrid(text: string, name: string, delimiter: Delimiter, budget: Budget): Sheet['grid'] {
  const grid = new GridBuilder(name, budget)
  const body = text.replace(/^sep=.\r?\n/, '\n')
  let row = 0
  try {
    parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: budget.limits.characters * 40,
      on_record: (cells: string[]) => {
        for (const [column, cell] of cells.entries()) grid.add(row, column, { text: cell })
        row++
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) throw new RefusedFile('damaged', { problem: error.message.slice(0, 200) })
    throw error
  }
  return grid.build()
}
