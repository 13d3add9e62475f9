import { arrayBuffer } from 'node:stream/consumers'
import { fileTypeFromBuffer } from 'file-type'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '../../tests/fixtures/read-xlsx'
import { writeXlsx } from './write-xlsx.server'
import type { Sheet, SheetCell } from './xlsx-parts'

const sheet: Sheet = {
  title: 'Edition 1404',
  notes: ['Demonstration', 'As of today'],
  heading: ['Rank', 'Agency', 'Total'],
  columns: [
    { width: 13, decimals: 0 },
    { width: 24, decimals: null },
    { width: 13, decimals: 2 },
  ],
  rows: [[1, 'Gas', 986.8]],
  isRightToLeft: false,
  at: new Date('2026-05-20T08:00:00Z'),
}

async function bytesOf(changes: Partial<Sheet> = {}, limits?: { rows: number; bytes: number }): Promise<Uint8Array> {
  return new Uint8Array(await arrayBuffer(writeXlsx({ ...sheet, ...changes }, limits)))
}

const write = async (changes: Partial<Sheet> = {}) => readXlsx(await bytesOf(changes))
const writeCell = async (cell: SheetCell) => (await write({ rows: [[cell]] })).rows.at(-1)?.[0]

describe('a workbook', () => {
  test('keeps its heading in sight, and prints it on each page, across and as wide as the paper', async () => {
    const { frozenRows, printTitles, print } = await write()
    expect(frozenRows).toBe(4)
    expect(printTitles).toBe("'Edition 1404'!$4:$4")
    expect(print).toMatchObject({ fitToPage: '1', orientation: 'landscape', fitToWidth: '1', fitToHeight: '0' })
  })

  test('shows the decimals of a column, also where many columns differ', async () => {
    const columns = [2, 0, null, 3, 2].map((decimals) => ({ width: 10, decimals }))
    const { formats } = await write({ columns, heading: [], rows: [[1.5, 2, 3, 0.125, -0.25]] })
    expect(formats.at(-1)).toEqual(['0.##', '0', 'General', '0.###', '0.##'])
  })

  test('shows no point behind a number without decimals, also when they are rounded away', async () => {
    const columns = [1, 1, 1, 1].map((decimals) => ({ width: 10, decimals }))
    const { formats } = await write({ columns, heading: [], rows: [[12, 12.98, 12.5, 12.94]] })
    expect(formats.at(-1)).toEqual(['0', '0', '0.#', '0.#'])
  })

  test('has columns beyond the 26th and the 702nd', async () => {
    const rows = [Array.from({ length: 704 }, (_, index) => index)]
    expect((await write({ rows })).rows.at(-1)).toEqual(rows[0])
  })

  test('is known as XLSX by its content', async () => {
    expect(await fileTypeFromBuffer(await bytesOf())).toMatchObject({ ext: 'xlsx' })
  })

  test.each([
    ['a/b?c*d[e]f:g\\h', 'a b c d e f g h'],
    ["'quoted'", ' quoted '],
    ['R&D "<1404>"', 'R&D "<1404>"'],
    ['x'.repeat(40), 'x'.repeat(31)],
  ])('titled %j names its sheet so that spreadsheets take it', async (title, name) => {
    expect((await write({ title })).name).toBe(name)
  })

  test('names its sheet in the area of printing, apostrophes doubled', async () => {
    expect((await write({ title: "the agencies' year" })).printTitles).toBe("'the agencies'' year'!$4:$4")
  })
})

describe('a cell', () => {
  test.each([
    'Gas & <oil> "x"',
    '  with spaces ',
    'two\nlines\tand a tab',
    'می‌شود',
    '🏆',
    'a\rb',
    'a\u0000b\u0007c',
    'a\u0085b',
    'a\uFFFFb',
    '_x0041_',
  ])('%j is read back as it was', async (text) => {
    expect(await writeCell(text)).toBe(text)
  })

  test('of text is never a formula, and is disarmed for whoever saves it as CSV, above the rows too', async () => {
    const hostile = '=1+1'
    const { rows, isFormula } = await write({
      title: hostile,
      notes: [hostile],
      heading: [hostile],
      rows: [[hostile]],
    })
    expect(rows).toEqual(Array.from({ length: 4 }, () => ["'=1+1"]))
    expect(isFormula).toBe(false)
  })

  test('holds as many characters as Excel takes', async () => {
    const text = await writeCell('x'.repeat(40_000))
    expect(text).toBe(`${'x'.repeat(32_766)}…`)
  })

  test('of no value is empty', async () => {
    expect((await write({ rows: [[null, 'a']] })).rows.at(-1)).toEqual([null, 'a'])
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', async (value) => {
    await expect(writeCell(value)).rejects.toThrow(`A cell cannot hold ${value}`)
  })
})

describe('many rows', () => {
  async function* listRows(count: number) {
    for (let index = 0; index < count; index++) yield [index, `agency ${index}`, index / 7]
  }

  test('come as they are asked for, and are handed on in pieces', async () => {
    let taken = 0
    async function* watched() {
      for await (const row of listRows(20_000)) {
        taken++
        yield row
      }
    }
    const takenAtPieces: number[] = []
    for await (const _ of writeXlsx({ ...sheet, rows: watched() })) takenAtPieces.push(taken)
    expect(takenAtPieces.find((rows) => rows > 0)).toBeLessThan(10_000)
    expect(takenAtPieces.at(-1)).toBe(20_000)
  })

  test('leave others their turn', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await bytesOf({ rows: listRows(20_000) })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(1)
  })

  test('are refused beyond what Excel opens', async () => {
    const limits = { rows: 6, bytes: 10_000 }
    await expect(bytesOf({ rows: listRows(2) }, limits)).resolves.toBeDefined()
    await expect(bytesOf({ rows: listRows(3) }, limits)).rejects.toThrow('more than 6 rows')
    await expect(bytesOf({ rows: [['x'.repeat(10_000)]] }, limits)).rejects.toThrow('more than 10000 bytes')
  })
})
