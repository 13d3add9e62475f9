import { assert, constantFrom, double, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { significant, significantAmong } from './significant'
import { runs } from '../tests/fixtures/property-runs'

test('twelve digits are those of toPrecision, whatever the number', () => {
  const anything = double({ noNaN: true, noDefaultInfinity: true })
  const near = tuple(
    integer({ min: 1, max: 999_999_999_999 }),
    constantFrom(1, 3, 7, 8, 1e3, 1e6, 1e11, 1e-3, 1e9),
    integer({ min: -4, max: 4 }),
  ).map(([whole, part, off]) => (whole / part) * (1 + off * Number.EPSILON))
  const halves = tuple(
    integer({ min: 1, max: 999_999_999_999 }),
    integer({ min: -30, max: 20 }),
    constantFrom(1, -1),
  ).map(([digits, power, sign]) => sign * Number(`${digits}5e${power}`))
  const same = (value: number) => {
    expect(significant(value)).toBe(Number(value.toPrecision(12)) + 0)
  }
  assert(property(anything, same), { numRuns: runs(2000) })
  assert(property(near, same), { numRuns: runs(2000) })
  assert(property(halves, same), { numRuns: runs(2000) })
})

test.for([
  [(57 / 100) * 100, 57],
  [(29 / 100) * 100, 29],
  [0.1 + 0.2, 0.3],
  [1 / 3, 0.333333333333],
  [2 / 3e-7, 6666666.66667],
  [-0, 0],
  [1e12 + 1, 1e12],
  [123_456_789_012, 123_456_789_012],
  [Number.MAX_VALUE, 1.79769313486e308],
  [5e-324, 5e-324],
  [999_999_999_999.6, 1e12],
] as const)('%d is %d', ([value, rounded]) => {
  expect(significant(value)).toBe(rounded)
  expect(significant(-value)).toBe(rounded === 0 ? 0 : -rounded)
})

test('what is no finite number stays', () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(significant)).toEqual([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ])
})

test('terms that cancel leave no noise', () => {
  expect(significantAmong(60.1 - 60, 60.1)).toBe(0.1)
  expect(significantAmong(1_000_000.1 - 1_000_000, 1_000_000.1)).toBe(0.1)
  expect(significantAmong(0.3 - 0.1 - 0.2, 0.3)).toBe(0)
  expect(significantAmong(0.1 + 0.2, 0.2)).toBe(0.3)
})

test('a difference of two numbers of six digits and a power is the difference of the decimals', () => {
  const decimal = tuple(integer({ min: -999_999, max: 999_999 }), integer({ min: -6, max: 3 }))
  assert(
    property(decimal, decimal, ([a, powerA], [b, powerB]) => {
      const [first, second] = [Number(`${a}e${powerA}`), Number(`${b}e${powerB}`)]
      // At most 9 + 6 places: whole numbers of millionths hold both exactly.
      const exact = BigInt(a) * 10n ** BigInt(powerA + 6) - BigInt(b) * 10n ** BigInt(powerB + 6)
      const largest = Math.max(Math.abs(first), Math.abs(second))
      if (largest >= 1e6) return
      expect(significantAmong(first - second, largest)).toBe(Number(`${exact}e-6`))
    }),
    { numRuns: runs(2000) },
  )
})
