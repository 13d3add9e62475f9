import { expect, test } from 'vitest'
import { roundHalfUp } from './round'

test.each([
  [1.005, 2, 1.01],
  [0.1 + 0.2, 1, 0.3],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [1234.5678, 2, 1234.57],
  [0.0000004, 2, 0],
  [-0.001, 2, 0],
  [1e21, 2, 1e21],
  [999.995, 2, 1000],
])('%d at %d decimals is %d', (value, decimals, expected) => {
  expect(roundHalfUp(value, decimals)).toBe(expected)
})
