import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import expected from '../../tests/fixtures/office/expected.json'
import { findTable } from './find-table'
import type { Answers } from './reading'
import { type ReadTable, readTable } from './read-table'
import { readSheet } from './read-sheet'
import { type NamedMetric, findYear, recogniseColumns } from './recognise-columns'

const folder = path.resolve(import.meta.dirname, '../../tests/fixtures/office')

/** A file of the kind that offices send, from its bytes to typed cells. */
async function readOffice(fileName: string, metrics: readonly NamedMetric[] = [], answers: Answers = {}) {
  const read = await readSheet({ fileName, bytes: readFileSync(path.join(folder, fileName)) })
  if (!read.ok) throw new Error(read.why)
  const table = findTable(read.workbook.sheets)
  if (!table) throw new Error('no table')
  const year = findYear(table)
  const told = year === null ? answers : { year, ...answers }
  const columns = recogniseColumns(table, metrics, told)
  return { workbook: read.workbook, table, columns, cells: readTable(table, columns, metrics, told) }
}

function sumOf({ rows }: ReadTable, column: number): number {
  return rows
    .map(({ cells }) => cells.find((cell) => cell.column === column)?.reading)
    .reduce((sum, reading) => sum + (reading?.kind === 'value' ? reading.value : 0), 0)
}

test('the list of agencies: two merged heading rows, subtotals, group labels on first rows, a footer', async () => {
  const { table, columns, cells } = await readOffice('agencies.xlsx')
  expect(table.heading).toEqual({ first: 3, last: 4 })
  expect(columns.map(({ heading, meaning }) => [heading, meaning.kind])).toEqual([
    ['ردیف', 'row-number'],
    ['گروه', 'group'],
    ['نام دستگاه', 'name'],
    ['نام‌های دیگر', 'aliases'],
    ['شهرستان', 'county'],
    ['نیروی انسانی / زن', 'staff-women'],
    ['نیروی انسانی / مرد', 'staff-men'],
  ])
  const file = expected.files['agencies.xlsx']
  expect(cells.rows).toHaveLength(file.rows)
  expect([sumOf(cells, 5), sumOf(cells, 6)]).toEqual([file.women, file.men])
  const staff = cells.rows.map((row) =>
    [5, 6].map((column) => row.cells.find((cell) => cell.column === column)?.reading),
  )
  expect(staff).toEqual(
    file.each.map(({ women, men }) => [women, men].map((value) => ({ kind: 'value', value, isPercent: false }))),
  )
  const groups = cells.rows.map((row) => row.cells[0]?.raw?.text)
  const groupOf = new Map([
    ['INFRA', 'زیربنایی و توسعه زیرساخت'],
    ['PROD', 'تولیدی و خدماتی'],
    ['ECON', 'اقتصادی و مالی'],
    ['HEALTH', 'سلامت و رفاه اجتماعی'],
  ])
  expect(groups).toEqual(file.each.map(({ group }) => groupOf.get(group)))
  expect(table.carried).toEqual([{ column: 1, cells: 36, because: 'first-row-only' }])
  expect(cells.problems).toEqual([])
})

test('what is left out of the list of agencies is said, and each total adds up', async () => {
  const { table } = await readOffice('agencies.xlsx')
  const leftOut = table.leftOut.filter(({ why }) => why !== 'blank')
  expect(leftOut.map(({ row, why, check }) => [row + 1, why, check?.result])).toEqual([
    [1, 'title', undefined],
    [2, 'title', undefined],
    [18, 'subtotal', 'agrees'],
    [31, 'subtotal', 'agrees'],
    [40, 'subtotal', 'agrees'],
    [50, 'subtotal', 'agrees'],
    [52, 'total', 'agrees'],
    [54, 'footer', undefined],
  ])
})

test('letters: a column for each month and metric, mixed digits, marks for no data, slashes, error cells, formulas', async () => {
  const metrics = [
    { code: 'electronic', names: ['الکترونیکی'] },
    { code: 'paper', names: ['کاغذی'] },
  ]
  const { table, columns, cells } = await readOffice('correspondence.xlsx', metrics)
  const file = expected.files['correspondence.xlsx']
  expect(cells.rows).toHaveLength(file.agencies)
  expect(columns.slice(1).every(({ meaning }) => meaning.kind === 'metric-period')).toBe(true)
  expect(columns[3]?.meaning).toEqual({
    kind: 'metric-period',
    metric: 'electronic',
    period: { from: '2025-04-21', to: '2025-05-22' },
    grain: 'month',
  })
  const readings = cells.rows.flatMap((row) => row.cells.slice(1).map(({ reading }) => reading))
  const count = (kind: string) => readings.filter((reading) => reading.kind === kind).length
  expect(count('value')).toBe(file.values)
  expect(count('missing')).toBe(file.noData)
  expect(count('problem') + count('ambiguous')).toBe(file.problems)
  expect(cells.questions.map(({ question, cells }) => [question, cells])).toEqual([['slash', count('ambiguous')]])
  const total = (metric: string) =>
    columns
      .filter(({ meaning }) => meaning.kind === 'metric-period' && meaning.metric === metric)
      .reduce((sum, { column }) => sum + sumOf(cells, column), 0)
  expect([total('electronic'), total('paper')]).toEqual([file.electronic, file.paper])
  expect(table.leftOut.at(-1)).toMatchObject({ row: 43, why: 'total' })
})

test('services in Windows-1256, semicolons, Arabic letters, months in three ways', async () => {
  const metrics = [
    { code: 'services', names: ['تعداد خدمت'] },
    { code: 'online', names: ['خدمت برخط'] },
  ]
  const { workbook, columns, cells } = await readOffice('services-1256.csv', metrics)
  expect(workbook.text).toEqual({ encoding: 'windows-1256', delimiter: ';' })
  expect(columns.map(({ meaning }) => meaning.kind)).toEqual(['name', 'period', 'metric', 'metric'])
  const file = expected.files['services-1256.csv']
  expect(cells.rows).toHaveLength(file.rows)
  expect([sumOf(cells, 2), sumOf(cells, 3)]).toEqual([file.services, file.online])
  const months = new Set(
    cells.rows.map((row) => (row.cells[1]?.reading.kind === 'period' ? row.cells[1].reading.period.from : '')),
  )
  expect([...months]).toEqual(['2025-03-21', '2025-06-22', '2025-09-23', '2025-12-22'])
  expect([cells.questions, cells.problems]).toEqual([[], []])
})

test('satisfaction in UTF-16 with tabs: percentages in three ways', async () => {
  const metrics = [
    { code: 'satisfaction', names: ['رضایت'], isPercent: true },
    { code: 'sample', names: ['نمونه'], isWhole: true },
  ]
  const { workbook, cells } = await readOffice('satisfaction-utf16.tsv', metrics)
  expect(workbook.text).toEqual({ encoding: 'utf-16le', delimiter: '\t' })
  const file = expected.files['satisfaction-utf16.tsv']
  expect(cells.rows).toHaveLength(file.rows)
  expect(sumOf(cells, 3)).toBe(file.sample)
  expect(sumOf(cells, 2) / file.rows).toBeCloseTo(file.meanPercent, 10)
  expect([cells.questions, cells.problems]).toEqual([[], []])
})
