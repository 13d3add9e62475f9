import { assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber, formatPlainNumber } from './number'
import { readNumber } from './read-number'

test.each([
  ['۱۲٫۵', 12.5],
  ['١٢٫٥', 12.5],
  [' 1,234.5 ', 1234.5],
  ['۱٬۲۳۴٪', 1234],
  ['\u200E−۵', -5],
  ['12.', 12],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['1 234 567', 1_234_567],
  ['۱٬۲۳۴٬۵۶۷٫۵', 1_234_567.5],
  ['- 5 %', -5],
  ['\u061C۱۲٪\u200F', 12],
  ['0.12345678901234567', 0.12345678901234566],
])('%s is a number', (text, value) => {
  expect(readNumber(text)).toBe(value)
})

test.each([
  '',
  ' ',
  '.',
  '-',
  '%',
  'twelve',
  '۱۲/۵',
  '1.2.3',
  '0x10',
  'Infinity',
  '--1',
  '1e99',
  '9'.repeat(400),
  // Decimals behind a comma would be taken for hundreds, and the last digits of a long number would change.
  '12,5',
  '۱۲٬۵',
  '1.234,5',
  '1,23',
  '1,2345',
  '1,234 567',
  ',5',
  '1 2',
  '5%5',
  '12345678901234567',
])('"%s" is none', (text) => {
  expect(readNumber(text)).toBeNaN()
})

test.each(['fa', 'en'] as const)('what is written in %s is read again as it was', (language) => {
  assert(
    property(
      double({ min: -1e6, max: 1e6, noNaN: true }).filter((value) => Math.abs(value) > 1e-6),
      (value) => {
        expect(readNumber(formatPlainNumber(value, language))).toBe(value)
      },
    ),
  )
  expect(readNumber(formatNumber(-1234567.25, language, { decimals: 2 }))).toBe(-1234567.25)
})
