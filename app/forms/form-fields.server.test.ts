import { expect, test } from 'vitest'
import { idNumber, wholeNumber } from './form-fields.server'

test.each([
  ['۱۲', 12],
  ['١٢', 12],
  [' 12 ', 12],
  ['0', 0],
])('%s is read as a whole number', (text, value) => {
  expect(wholeNumber.parse(text)).toBe(value)
})

test.each(['', 'NaN', '1.5', '-1', '1e3', '0x10', '9'.repeat(30), '2147483648'])(
  '"%s" is no number that the database could get',
  (text) => {
    expect(wholeNumber.safeParse(text).success).toBe(false)
  },
)

test('no thing has the number 0', () => {
  expect(idNumber.safeParse('0').success).toBe(false)
})
