import { expect, test } from 'vitest'
import { parseMoment } from './parse-moment'

test.each([
  ['۱۴۰۵/۰۶/۰۲', '۱۴:۳۰', 'jalali', '2026-08-24T11:00:00.000Z'],
  ['1405/6/2', '0:00', 'jalali', '2026-08-23T20:30:00.000Z'],
  ['1403/12/30', '23:59', 'jalali', '2025-03-20T20:29:00.000Z'],
  ['1404-01-01', '08:05', 'jalali', '2025-03-21T04:35:00.000Z'],
  ['2026-08-24', '14:30', 'gregorian', '2026-08-24T14:30:00.000Z'],
  ['2026-08-24', '14:30', 'jalali', '2026-08-24T11:00:00.000Z'],
  ['1405/06/02', '14:30', 'gregorian', '2026-08-24T14:30:00.000Z'],
] as const)('%s %s is a moment', (day, minute, calendar, iso) => {
  expect(parseMoment(day, minute, calendar)?.toISOString()).toBe(iso)
})

test.each([
  ['1404/12/30', '10:00', 'jalali'],
  ['1405/07/31', '10:00', 'jalali'],
  ['1405/13/01', '10:00', 'jalali'],
  ['2026-02-30', '10:00', 'gregorian'],
  ['1405/06/02', '24:00', 'jalali'],
  ['1405/06/02', '', 'jalali'],
  ['tomorrow', '10:00', 'jalali'],
] as const)('%s %s is none', (day, minute, calendar) => {
  expect(parseMoment(day, minute, calendar)).toBeNull()
})
