import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { readXlsx } from '../../tests/fixtures/read-xlsx'
import { disarmFormula } from './disarm-formula'
import { toRankingCsv } from './ranking-csv'
import type { ExportTable } from './export-table'
import { toRankingXlsx } from './ranking-xlsx.server'
import { writeCsv } from './write-csv'

const table: ExportTable = {
  language: 'fa',
  title: 'دورهٔ ۱۴۰۴',
  notes: ['نمایشی'],
  heading: ['رتبه', 'دستگاه', 'امتیاز کل'],
  rows: [
    [1, 'اداره کل گاز', 986.8],
    [2, '=HYPERLINK("http://x")', 0.1 + 0.2],
    [null, 'اداره کل راه', 'بدون داده'],
  ],
  decimals: [1, null, 1],
}

describe('disarmFormula', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '\u00A0=1',
    'a\n=1',
    '\t=1',
    '"=1',
    '\u200F=1',
    '＝1',
    '|cmd',
    '\u2060=1',
    '\u00AD=1',
    '\u2800=1',
    '\u061C+1',
    '\uFEFF-1',
    '\u200C@x',
    '\u200D=1',
    '\u180E=1',
    '\u2063=1',
    '\uFE0F=1',
    '\u3164=1',
    '\u0000=1',
    '\u0301=1',
    '\u3000＋1',
    '\tx',
    '\rx',
    'a\u2028=1',
    'a\u0085=1',
    '«=1»',
    '﹦1',
    '\u{E0001}=1',
  ])('%j does not run', (text) => {
    expect(disarmFormula(text)).toBe(`'${text}`)
  })

  test.each(['اداره کل گاز', 'D1-2', 'a = b', '100%', 'می‌شود', '«گاز» همدان', '(−۲)', 'a-b'])(
    '%j stays as it is',
    (text) => {
      expect(disarmFormula(text)).toBe(text)
    },
  )
})

describe('toRankingCsv', () => {
  test('begins with a byte order mark, says what it is, and keeps no data apart from zero', () => {
    const lines = toRankingCsv(table).split('\r\n')
    expect(lines[0]).toBe('\uFEFFدورهٔ ۱۴۰۴')
    expect(lines.slice(1, 4)).toEqual(['نمایشی', 'رتبه,دستگاه,امتیاز کل', '1,اداره کل گاز,986.8'])
    expect(lines[4]).toBe('2,"\'=HYPERLINK(""http://x"")",0.3')
    expect(lines[5]).toBe(',اداره کل راه,بدون داده')
  })
})

describe('writeCsv', () => {
  test('quotes what a spreadsheet that parts cells otherwise would part', () => {
    expect(writeCsv([['a;=1+1', 'b\t=1', -1, null]])).toBe('"a;=1+1","b\t=1",-1,\n')
  })
})

test('only one file writes CSV, so that no text leaves without being looked at', () => {
  const files = ['app', 'db', 'scoring', 'sources']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|demo-network/.test(file))
  expect(files.filter((file) => readFileSync(file, 'utf8').includes("'csv-stringify"))).toEqual([
    'app/exports/write-csv.ts',
  ])
})

describe('toRankingXlsx', () => {
  const at = new Date('2026-05-20T08:00:00Z')

  test('is read back right to left, with numbers as numbers and texts as texts', async () => {
    const sheet = readXlsx(await toRankingXlsx(table, at))
    expect(sheet.isRightToLeft).toBe(true)
    expect(sheet.rows).toEqual([
      ['دورهٔ ۱۴۰۴'],
      ['نمایشی'],
      ['رتبه', 'دستگاه', 'امتیاز کل'],
      [1, 'اداره کل گاز', 986.8],
      [2, '\'=HYPERLINK("http://x")', 0.1 + 0.2],
      [null, 'اداره کل راه', 'بدون داده'],
    ])
    expect(sheet.formats[3]).toEqual(['0', 'General', '0.#'])
    expect(sheet.widths).toEqual([13, 24, 13])
  })

  test('runs left to right in English', async () => {
    expect(readXlsx(await toRankingXlsx({ ...table, language: 'en' }, at)).isRightToLeft).toBe(false)
  })

  test('gives the same bytes on another day', async () => {
    const first = await toRankingXlsx(table, at)
    vi.setSystemTime(new Date('2031-01-01T00:00:00Z'))
    expect(await toRankingXlsx(table, at)).toEqual(first)
    vi.useRealTimers()
    expect(readXlsx(first).created).toBe('2026-05-20T08:00:00Z')
  })
})
