import { expect, test } from 'vitest'
import { formatDay, formatMoment, formatMonth, formatMonthShort, formatPeriod } from './date'

test('a day is shown in the Jalali calendar with two digits each', () => {
  expect(formatDay('2025-08-22', 'fa', 'jalali')).toBe('۱۴۰۴/۰۵/۳۱')
  expect(formatDay('2025-08-22', 'en', 'jalali')).toBe('1404/05/31 (2025-08-22)')
})

test('leap years end on the 30th of Esfand', () => {
  expect(formatDay('2021-03-20', 'fa', 'jalali')).toBe('۱۳۹۹/۱۲/۳۰')
  expect(formatDay('2025-03-20', 'fa', 'jalali')).toBe('۱۴۰۳/۱۲/۳۰')
  expect(formatDay('2025-03-21', 'fa', 'jalali')).toBe('۱۴۰۴/۰۱/۰۱')
})

test('a moment is shown in the time of Tehran, where a new day may have begun', () => {
  expect(formatMoment(new Date('2025-08-22T21:00:00Z'), 'fa', 'jalali')).toBe('\u200F۱۴۰۴/۰۶/۰۱، ۰۰:۳۰')
})

test('a month has its name and year', () => {
  expect(formatMonth('2025-07-23', 'fa', 'jalali')).toBe('مرداد ۱۴۰۴')
  expect(formatMonth('2025-07-23', 'en', 'jalali')).toBe('Mordad 1404')
  expect(formatMonth('2023-04-01', 'en', 'gregorian')).toBe('April 2023')
})

test('a period of a month is named, a longer one is written with both its days', () => {
  expect(formatPeriod('2025-07-23', '2025-08-23', 'fa', 'jalali')).toBe('مرداد ۱۴۰۴')
  expect(formatPeriod('2023-04-01', '2024-04-01', 'en', 'gregorian')).toBe('2023-04-01 – 2024-03-31')
})

test('a week is not taken for its month', () => {
  expect(formatPeriod('2025-07-23', '2025-07-30', 'en', 'gregorian')).toBe('2025-07-23 – 2025-07-29')
})

test('a month of the other calendar is written with its first and last days', () => {
  expect(formatMonth('2025-07-23', 'en', 'gregorian')).toBe('2025-07-23 – 2025-08-22')
  expect(formatMonth('2026-02-20', 'en', 'gregorian')).toBe('2026-02-20 – 2026-03-20')
  expect(formatMonth('2025-12-01', 'fa', 'jalali')).toBe('\u200F۱۴۰۴/۰۹/۱۰ – ۱۴۰۴/۱۰/۱۰')
  expect(formatMonthShort('2025-12-22', 'en', 'gregorian')).toBe('Dec–Jan')
  expect(formatMonthShort('2025-07-23', 'fa', 'jalali')).toBe('مرداد')
})

test('the calendar in which a moment is read does not move it to another time', () => {
  expect(formatMoment(new Date('2025-08-22T21:00:00Z'), 'en', 'gregorian', 'jalali')).toBe('2025-08-23 00:30')
  expect(formatMoment(new Date('2025-08-22T21:00:00Z'), 'en', 'gregorian')).toBe('2025-08-22 21:00')
})
