import { expect, test } from 'vitest'
import { jalaliMonth } from '../period'
import { findTable } from './find-table'
import { readSheet } from './read-sheet'
import { readTable } from './read-table'
import { type NamedMetric, findYear, recogniseColumns } from './recognise-columns'
import type { Answers } from './reading'

const metrics: NamedMetric[] = [
  { code: 'letters', names: ['نامه‌های الکترونیکی', 'الکترونیکی', 'Electronic letters'] },
  { code: 'paper', names: ['نامه‌های کاغذی', 'کاغذی'], isWhole: true },
]

async function tableOf(text: string) {
  const read = await readSheet({ fileName: 'a.csv', bytes: new TextEncoder().encode(text) })
  const table = read.ok ? findTable(read.workbook.sheets) : null
  if (!table) throw new Error('no table')
  return table
}

/** The meaning of each heading above two rows of data. */
async function meaningsOf(headings: string, answers: Answers = {}, known = metrics) {
  const table = await tableOf(`${headings}\n${headings.replaceAll(/[^;\n]+/g, '1')}`)
  return recogniseColumns({ ...table, rows: [] }, known, answers).map(({ meaning, isUnsure, question }) => {
    const period = 'period' in meaning ? ` ${meaning.period.from}` : ''
    const metric = 'metric' in meaning ? ` ${meaning.metric}` : ''
    return `${meaning.kind}${metric}${period}${isUnsure ? ' ?' : ''}${question ? ` ask ${question.question}` : ''}`
  })
}

test('what offices write above the columns about an agency', async () => {
  expect(await meaningsOf('ردیف;کد دستگاه;نام دستگاه;گروه دستگاهی;شهرستان;سطح;دستگاه مادر;نام‌های دیگر')).toEqual([
    'row-number',
    'code',
    'name',
    'group',
    'county',
    'level',
    'parent',
    'aliases',
  ])
  expect(await meaningsOf('عنوان دستگاه;خدمت;تعداد زنان;تعداد مردان;پرسنل;وضعیت;ملاحظات;ماه;رنگ')).toEqual([
    'name',
    'service',
    'staff-women',
    'staff-men',
    'staff',
    'competes',
    'reason',
    'period',
    'unknown',
  ])
  expect(await meaningsOf('رديف;نام دستگاه (به‌طور کامل);كد;Group;County')).toEqual([
    'row-number',
    'name',
    'code',
    'group',
    'county',
  ])
})

test('a column for each metric, by any of its names; part of a name is unsure', async () => {
  expect(await meaningsOf('دستگاه;نامه‌هاي الكترونيكي;کاغذی;تعداد نامه‌های کاغذی ارسالی;letters')).toEqual([
    'name',
    'metric letters',
    'metric paper',
    'metric paper ?',
    'metric letters',
  ])
})

test('a column for each month', async () => {
  expect(await meaningsOf('دستگاه;فروردین ۱۴۰۴;1404/02;خردادماه 1404')).toEqual([
    'name',
    'period-column 2025-03-21',
    'period-column 2025-04-21',
    'period-column 2025-05-22',
  ])
})

test('a month without a year is asked, and read by the answer', async () => {
  expect(await meaningsOf('دستگاه;فروردین;مرداد')).toEqual(['name', 'unknown ask year', 'unknown ask year'])
  expect(await meaningsOf('دستگاه;فروردین;مرداد', { year: 1404 })).toEqual([
    'name',
    'period-column 2025-03-21',
    'period-column 2025-07-23',
  ])
})

test('a column for each metric and month, whichever stands above', async () => {
  const below = 'دستگاه;فروردین ۱۴۰۴;;مهر ۱۴۰۴;\n;الکترونیکی;کاغذی;الکترونیکی;کاغذی\nالف;1;2;3;4\nب;5;6;7;8\n'
  const columns = recogniseColumns(await tableOf(below), metrics)
  expect(columns.slice(1).map(({ meaning }) => meaning)).toMatchObject([
    { kind: 'metric-period', metric: 'letters', period: jalaliMonth(1404, 1) },
    { kind: 'metric-period', metric: 'paper', period: jalaliMonth(1404, 1) },
    { kind: 'metric-period', metric: 'letters', period: jalaliMonth(1404, 7) },
    { kind: 'metric-period', metric: 'paper', period: jalaliMonth(1404, 7) },
  ])
  const above = 'دستگاه;الکترونیکی;;کاغذی;\n;فروردین ۱۴۰۴;مهر ۱۴۰۴;فروردین ۱۴۰۴;مهر ۱۴۰۴\nالف;1;2;3;4\nب;5;6;7;8\n'
  expect(recogniseColumns(await tableOf(above), metrics)[2]?.meaning).toMatchObject({
    kind: 'metric-period',
    metric: 'letters',
    period: jalaliMonth(1404, 7),
  })
})

test('of two columns that say the same of an agency the first is taken', async () => {
  expect(await meaningsOf('نام;دستگاه;کد')).toEqual(['name', 'unknown ?', 'code'])
})

test('numbers counted up from 1 without a heading are row numbers', async () => {
  const columns = recogniseColumns(await tableOf(';نام;الکترونیکی\n1;الف;7\n2;ب;8\n3;پ;9\n'), metrics)
  expect(columns.map(({ meaning }) => meaning.kind)).toEqual(['row-number', 'name', 'metric'])
})

test('the year of titles and of the sheet’s name, where it is one', () => {
  expect(findYear({ titles: ['مکاتبات سال ۱۴۰۴'], sheetName: '1404' })).toBe(1404)
  expect(findYear({ titles: ['از ۱۴۰۳ تا ۱۴۰۴'], sheetName: 'x' })).toBeNull()
  expect(findYear({ titles: ['شماره ۱۴۰۴۵'], sheetName: 'x' })).toBeNull()
})

test('a bad cell costs itself: the others of its row are read, and each knows its address', async () => {
  const table = await tableOf('دستگاه;الکترونیکی;کاغذی\nالف;1.234;12\nب;x;2.5\nپ;۸۵/۵;-\n')
  const { rows, questions, problems } = readTable(table, recogniseColumns(table, metrics), metrics)
  expect(rows[1]?.cells.map(({ address, reading }) => [address, reading.kind])).toEqual([
    ['A3', 'text'],
    ['B3', 'problem'],
    ['C3', 'problem'],
  ])
  expect(problems.map(({ cell }) => cell.address)).toEqual(['B3', 'C3'])
  expect(questions.map(({ question, address, cells }) => [question, address, cells])).toEqual([
    ['dot', 'B2', 1],
    ['slash', 'B4', 1],
  ])
  const answered = readTable(table, recogniseColumns(table, metrics), metrics, { dot: 'groups', slash: 'decimal' })
  expect(answered.questions).toEqual([])
  expect(answered.rows.map(({ cells }) => cells[1]?.reading)).toMatchObject([
    { value: 1234 },
    { kind: 'problem' },
    { value: 85.5 },
  ])
})
