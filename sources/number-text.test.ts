import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Separators, parseNumberText } from './number-text'

const plain: Separators = { decimalSeparator: '.' }
const german: Separators = { decimalSeparator: ',', groupSeparator: '.' }
const persian: Separators = { decimalSeparator: '٫', groupSeparator: '٬' }

test.for([
  ['12', plain, 12],
  ['-12.50', plain, -12.5],
  [' 7 ', plain, 7],
  ['\u22125', plain, -5],
  ['۱۲۳', plain, 123],
  ['٤٥', plain, 45],
  ['۱۲۳۴٫۵', persian, 1234.5],
  ['۱٬۲۳۴٬۵۶۷', persian, 1_234_567],
  ['1.234,5', german, 1234.5],
  ['9007199254740991', plain, 9_007_199_254_740_991],
  ['1.0000000000000000', plain, 1],
  ['.5', plain, 0.5],
  ['5.', plain, 5],
  ['+5', plain, 5],
  ['-.5', plain, -0.5],
  ['1e3', plain, 1000],
  ['1.5E-3', plain, 0.0015],
  ['۱٫۵e۲', persian, 150],
  [',5', german, 0.5],
  ['+1.234,5', german, 1234.5],
  // Long decimals of measurements are the nearest number.
  ['0.12345678901234567', plain, 0.12345678901234566],
  ['20497128555.697200000000001', plain, 20_497_128_555.6972],
  ['1.8570195817283219e13', plain, 18_570_195_817_283.219],
] as const)('%j is a number', ([text, separators, value]) => {
  expect(parseNumberText(text, separators)).toBe(value)
})

test.for([
  ['', plain],
  ['abc', plain],
  ['12/5', plain],
  ['۱۲/۵', persian],
  ['1,234', plain],
  ['1.234,5', plain],
  ['1.2.3', plain],
  ['e5', plain],
  ['1e', plain],
  ['1e400', plain],
  ['1e-400', plain],
  ['.', plain],
  ['+', plain],
  ['-', plain],
  ['1e5.5', plain],
  ['0x10', plain],
  ['Infinity', plain],
  ['NaN', plain],
  ['--5', plain],
  ['5-', plain],
  ['1 234', plain],
  ['12.34', german],
  ['1.23.456', german],
  ['1234.567', german],
  ['1.2345', german],
  ['12345678901234567890', plain],
  ['9007199254740993', plain],
  ['9007199254740993.5', plain],
] as const)('%j is none, for it could mean two things or would not be kept', ([text, separators]) => {
  expect(parseNumberText(text, separators)).toBeNull()
})

test('whatever number is written with up to 15 digits comes out as it is, in any digits', () => {
  const written = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 999_999 }))
  fc.assert(
    fc.property(written, ([whole, fraction]) => {
      const text = `${whole}.${fraction}`
      const inPersian = text.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '')
      expect(parseNumberText(text, plain)).toBe(Number(text))
      expect(parseNumberText(inPersian, plain)).toBe(Number(text))
    }),
  )
})

test('a text is a number or null, never NaN, infinite or changed in its digits', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789.,-/e ۵٫٬') })
  fc.assert(
    fc.property(text, fc.constantFrom(plain, german, persian), (written, separators) => {
      const value = parseNumberText(written, separators)
      expect(value === null || Number.isFinite(value)).toBe(true)
    }),
  )
})
