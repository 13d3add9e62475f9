import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../tests/fixtures/property-runs'
import { jalaliMonth } from '../period'
import type { RawCell } from './grid'
import { readPeriod } from './read-period'
import type { Answers } from './reading'

const read = (cell: string | RawCell, answers: Answers = {}) => {
  const reading = readPeriod(typeof cell === 'string' ? { text: cell } : cell, answers)
  if (reading.kind === 'period') return `${reading.grain} ${reading.period.from}..${reading.period.to}`
  if (reading.kind === 'missing') return reading.status
  return reading.kind === 'problem' ? reading.reason : `ask ${reading.question}`
}

const mordad = 'month 2025-07-23..2025-08-23'
const thirdOfMordad = 'day 2025-07-25..2025-07-26'

test.for([
  ['۱۴۰۴/۰۵', mordad],
  ['۱۴۰۴-۵', mordad],
  ['1404.05', mordad],
  ['05/1404', mordad],
  ['140405', mordad],
  ['مرداد ۱۴۰۴', mordad],
  ['مرداد ماه ۱۴۰۴', mordad],
  ['مردادماه سال ۱۴۰۴', mordad],
  ['۱۴۰۴ مرداد', mordad],
  ['امرداد ۱۴۰۴', mordad],
  ['14040503', thirdOfMordad],
  ['۱۴۰۴/۰۵/۰۳', thirdOfMordad],
  ['۱۴۰۴/۵/۳', thirdOfMordad],
  ['۰۳/۰۵/۱۴۰۴', thirdOfMordad],
  ['۳ مرداد ۱۴۰۴', thirdOfMordad],
  ['۱۴۰۴/۰۵/۰۳ 10:30', thirdOfMordad],
  ['2025-07-25', thirdOfMordad],
  ['20250725', thirdOfMordad],
  ['25/07/2025', thirdOfMordad],
  ['July 2025', 'month 2025-07-01..2025-08-01'],
  ['2025/07', 'month 2025-07-01..2025-08-01'],
  ['45863', thirdOfMordad],
  ['۱۴۰۴', 'year 2025-03-21..2026-03-21'],
  ['سال ۱۴۰۴', 'year 2025-03-21..2026-03-21'],
  ['2025', 'year 2025-01-01..2026-01-01'],
  ['بهار ۱۴۰۴', 'quarter 2025-03-21..2025-06-22'],
  ['سه‌ماهه دوم ۱۴۰۴', 'quarter 2025-06-22..2025-09-23'],
  ['نیمسال دوم ۱۴۰۴', 'half 2025-09-23..2026-03-21'],
  ['اسفند ۱۴۰۳', 'month 2025-02-19..2025-03-21'],
  ['دي 1404', 'month 2025-12-22..2026-01-21'],
  ['-', 'no-data'],
] as const)('“%s”', ([text, period]) => {
  expect(read(text)).toBe(period)
})

test('a date that the file keeps as one, a serial number, a whole date as a number', () => {
  expect(read({ text: '2025-07-25', number: 45_863, shownAs: 'date', day: '2025-07-25' })).toBe(thirdOfMordad)
  expect(read({ text: '45863.75', number: 45_863.75 })).toBe(thirdOfMordad)
  expect(read({ text: '14040503', number: 14_040_503 })).toBe(thirdOfMordad)
  expect(read({ text: '1404.05', number: 1404.05 })).toBe(mordad)
  expect(read({ text: '1404', number: 1404 })).toBe('year 2025-03-21..2026-03-21')
})

test('the number 1404.1 may be Farvardin or Dey, so it is none', () => {
  expect(read({ text: '1404.1', number: 1404.1 })).toBe('not-a-period')
})

test('a month alone takes the year of the file, and is asked without', () => {
  expect(read('مرداد')).toBe('ask year')
  expect(read('مرداد', { year: 1404 })).toBe(mordad)
  expect(read('بهار', { year: 1404 })).toBe('quarter 2025-03-21..2025-06-22')
})

test('a day and a month of which either may come first are asked', () => {
  expect(read('05/08/2025')).toBe('ask day-month')
  expect(read('05/08/2025', { 'day-month': 'day-first' })).toBe('day 2025-08-05..2025-08-06')
  expect(read('05/08/2025', { 'day-month': 'month-first' })).toBe('day 2025-05-08..2025-05-09')
})

test.for([
  ['۱۴۰۴/۱۳', 'no-such-day'],
  ['۱۴۰۴/۰۷/۳۱', 'no-such-day'],
  ['۱۴۰۴/۱۲/۳۰', 'no-such-day'],
  ['2025-02-29', 'no-such-day'],
  ['۰۴/۰۵', 'two-digit-year'],
  ['04/05/03', 'two-digit-year'],
  ['مرداد ۲۰۲۵', 'not-a-period'],
  ['3000', 'not-a-period'],
  ['دی‌ماه گذشته', 'not-a-period'],
  ['123', 'not-a-period'],
  ['', 'blank'],
] as const)('“%s” is none, with the reason', ([text, reason]) => {
  expect(read(text)).toBe(reason)
})

test('leap years have their 30 Esfand: 1399, 1403, 1408', () => {
  for (const year of [1399, 1403, 1408]) expect(read(`${year}/12/30`)).toMatch(/^day/)
  for (const year of [1400, 1404, 1407]) expect(read(`${year}/12/30`)).toBe('no-such-day')
})

test('every month of the calendar comes out as it is, in every way of writing it', () => {
  const names = 'فروردین,ارديبهشت,خرداد,تیر,مرداد,شهریور,مهر,آبان,آذر,دی,بهمن,اسفند'.split(',')
  fc.assert(
    fc.property(fc.integer({ min: 1304, max: 1500 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const two = String(month).padStart(2, '0')
      const written = [
        `${year}/${month}`,
        `${year}-${two}`,
        `${year}${two}`,
        `${names[month - 1]} ${year}`,
        `${two}/${year}`,
      ]
      for (const text of written)
        expect(readPeriod({ text })).toEqual({ kind: 'period', grain: 'month', period: jalaliMonth(year, month) })
    }),
    { numRuns: runs(100) },
  )
})
