import exceljs from 'exceljs'
import { describe, expect, test, vi } from 'vitest'
import { disarmFormula } from './disarm-formula'
import { toRankingCsv } from './ranking-csv'
import type { RankingExport } from './ranking-table'
import { toRankingXlsx, toSteadyXlsx } from './ranking-xlsx.server'

const table: RankingExport = {
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
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\u00A0=1', 'a\n=1', '\t=1', '"=1', '\u200F=1', '＝1', '|cmd'])(
    '%j does not run',
    (text) => {
      expect(disarmFormula(text)).toBe(`'${text}`)
    },
  )

  test.each(['اداره کل گاز', 'D1-2', 'a = b', '100%'])('%j stays as it is', (text) => {
    expect(disarmFormula(text)).toBe(text)
  })
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

describe('toRankingXlsx', () => {
  test('is read back right to left, with numbers as numbers and texts as texts', async () => {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(new Uint8Array(await toRankingXlsx(table)).buffer)
    const [sheet] = workbook.worksheets
    expect(sheet?.views[0]?.rightToLeft).toBe(true)
    expect(sheet?.getCell('C4').value).toBe(986.8)
    expect(sheet?.getCell('B5').value).toBe('=HYPERLINK("http://x")')
    expect(sheet?.getCell('A6').value).toBe(null)
  })
})

describe('toSteadyXlsx', () => {
  test('gives the same bytes on another day, and is read back as any workbook', async () => {
    const at = new Date('2026-05-20T08:00:00Z')
    const first = await toSteadyXlsx(table, at)
    vi.setSystemTime(new Date('2031-01-01T00:00:00Z'))
    expect(await toSteadyXlsx(table, at)).toEqual(first)
    vi.useRealTimers()
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(new Uint8Array(first).buffer)
    expect(workbook.worksheets[0]?.getCell('C4').value).toBe(986.8)
  })
})
