import { expect, test } from 'vitest'
import { behindLastYear } from './behind-last-year'

/** 1 Farvardin and 1 Ordibehesht of 1403, a leap year, and of 1404. */
const series = [
  { periodFrom: '2024-03-20', value: 10 },
  { periodFrom: '2024-04-20', value: null },
  { periodFrom: '2025-03-21', value: 12 },
  { periodFrom: '2025-04-21', value: 15 },
]

test('each month has the same month of the year before behind it, over a leap year as well', () => {
  expect(behindLastYear(series, '2025-03-21')).toEqual([
    { periodFrom: '2025-03-21', value: 12, before: 10 },
    { periodFrom: '2025-04-21', value: 15, before: null },
  ])
})

test('a month that the year before lacks has nothing behind it, not its neighbour', () => {
  expect(behindLastYear(series.slice(1), '2025-03-21')[0]?.before).toBeNull()
})

test('of a single year there is nothing behind', () => {
  expect(behindLastYear(series.slice(2), '2025-03-21').map(({ before }) => before)).toEqual([null, null])
})
