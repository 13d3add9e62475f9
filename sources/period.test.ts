import { expect, test } from 'vitest'
import { fiscalYearFromApril, gregorianMonth, jalaliMonth, jalaliYear } from './period'

test.for([
  [1404, 1, '2025-03-21', '2025-04-21'],
  [1403, 12, '2025-02-19', '2025-03-21'],
  [1403, 1, '2024-03-20', '2024-04-20'],
  [1399, 12, '2021-02-19', '2021-03-21'],
  [1408, 12, '2030-02-19', '2030-03-21'],
  [1404, 12, '2026-02-20', '2026-03-21'],
  [1404, 7, '2025-09-23', '2025-10-23'],
] as const)('month %i/%i is %s to %s', ([year, month, from, to]) => {
  expect(jalaliMonth(year, month)).toEqual({ from, to })
})

test.for([
  [1399, '2020-03-20', '2021-03-21'],
  [1403, '2024-03-20', '2025-03-21'],
  [1404, '2025-03-21', '2026-03-21'],
  [1408, '2029-03-20', '2030-03-21'],
] as const)('the year %i is %s to %s', ([year, from, to]) => {
  expect(jalaliYear(year)).toEqual({ from, to })
})

test('months follow each other without gap through two centuries, in every time zone', () => {
  const zone = process.env.TZ
  for (const name of ['UTC', 'Asia/Tehran', 'America/Sao_Paulo', 'Pacific/Apia']) {
    process.env.TZ = name
    let end = jalaliMonth(1304, 1)?.from
    for (let year = 1304; year <= 1500; year++) {
      for (let month = 1; month <= 12; month++) {
        const found = jalaliMonth(year, month)
        expect([name, year, month, found?.from]).toEqual([name, year, month, end])
        end = found?.to
      }
    }
  }
  process.env.TZ = zone
})

test.for([
  [1404, 0],
  [1404, 13],
  [1404, 1.5],
  [1303, 1],
  [1502, 1],
  [2025, 1],
  [Number.NaN, 1],
] as const)('there is no month %s/%s', ([year, month]) => {
  expect(jalaliMonth(year, month)).toBeNull()
})

test('a day belongs to its Gregorian month, the days that do not exist to none', () => {
  expect(gregorianMonth('2024-02-29')).toEqual({ from: '2024-02-01', to: '2024-03-01' })
  expect(gregorianMonth('2024-12-31T23:59:59Z')).toEqual({ from: '2024-12-01', to: '2025-01-01' })
  for (const text of [
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '01/02/2025',
    '',
    '0000-00-00',
    '2024-02-299',
  ])
    expect(gregorianMonth(text)).toBeNull()
})

test('a fiscal year runs from 1 April', () => {
  expect(fiscalYearFromApril('2023-2024')).toEqual({ from: '2023-04-01', to: '2024-04-01' })
  for (const text of ['2023-2025', '2023', '2024-2023', '2023/2024', '']) expect(fiscalYearFromApril(text)).toBeNull()
})
