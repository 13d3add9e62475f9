import { expect, test } from 'vitest'
import { expectFound } from './expect-found'

test.each([0, '', false, Number.NaN])('%j is found', (value) => {
  expect(expectFound(value, 'the value')).toBe(value)
})

test.each([null, undefined])('%j is not, and says what was looked for', (value) => {
  expect(() => expectFound(value, 'the agency GAS')).toThrow('Expected to find the agency GAS')
})
