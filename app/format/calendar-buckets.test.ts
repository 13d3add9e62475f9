import { expect, test } from 'vitest'
import { listBuckets } from './calendar-buckets'

test('a leap year of the Jalali calendar has an Esfand of thirty days, the others of twenty-nine', () => {
  const esfand = (from: string, to: string) => listBuckets('jalali', 'month', from, to).at(-1)
  expect(esfand('2024-03-20', '2025-03-21')).toEqual({ key: '1403-12', from: '2025-02-19', to: '2025-03-21' })
  expect(esfand('2025-03-21', '2026-03-21')).toEqual({ key: '1404-12', from: '2026-02-20', to: '2026-03-21' })
  expect(esfand('2020-03-20', '2021-03-21')).toEqual({ key: '1399-12', from: '2021-02-19', to: '2021-03-21' })
})

test('quarters are the seasons of the Jalali year', () => {
  expect(listBuckets('jalali', 'quarter', '2025-03-21', '2026-03-21')).toEqual([
    { key: '1404-Q1', from: '2025-03-21', to: '2025-06-22' },
    { key: '1404-Q2', from: '2025-06-22', to: '2025-09-23' },
    { key: '1404-Q3', from: '2025-09-23', to: '2025-12-22' },
    { key: '1404-Q4', from: '2025-12-22', to: '2026-03-21' },
  ])
})

test('a bucket begins where the one before it ends, over leap years too', () => {
  for (const size of ['month', 'quarter', 'year'] as const) {
    const buckets = listBuckets('jalali', size, '2019-03-21', '2031-03-21')
    for (const [index, { from }] of buckets.entries()) if (index) expect(from).toBe(buckets[index - 1]?.to)
    expect(buckets.at(-1)?.to).toBe('2031-03-21')
  }
})

test('buckets are whole: a day inside of one brings all of it', () => {
  expect(listBuckets('jalali', 'year', '2025-08-01', '2025-08-02')).toEqual([
    { key: '1404', from: '2025-03-21', to: '2026-03-21' },
  ])
  expect(listBuckets('gregorian', 'quarter', '2024-02-29', '2024-04-02').map(({ key }) => key)).toEqual([
    '2024-Q1',
    '2024-Q2',
  ])
})
