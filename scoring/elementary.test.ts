import { assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { exp, expm1, log } from './elementary'

// From tables, to the nearest number that there is.
test.each([
  [exp, 0, 1],
  [exp, 1, Math.E],
  [exp, 0.5, 1.6487212707001282],
  [exp, -1, 0.36787944117144233],
  [exp, 10, 22026.465794806718],
  [exp, 700, 1.0142320547350045e304],
  [exp, -744.5, 5e-324],
  [exp, 710, Number.POSITIVE_INFINITY],
  [exp, -746, 0],
  [exp, Number.NEGATIVE_INFINITY, 0],
  [log, 1, 0],
  [log, 2, Math.LN2],
  [log, 10, Math.LN10],
  [log, 0.5, -Math.LN2],
  [log, Math.E, 1],
  [log, 1 + 2 ** -52, 2.2204460492503128e-16],
  [log, 5e-324, -744.4400719213812],
  [log, Number.MAX_VALUE, 709.782712893384],
  [log, 0, Number.NEGATIVE_INFINITY],
  [log, -1, Number.NaN],
  [log, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [expm1, 0, 0],
  [expm1, 1e-10, 1.00000000005e-10],
  [expm1, 1, 1.718281828459045],
  [expm1, -1, -0.6321205588285577],
  [expm1, -50, -1],
  [expm1, 800, Number.POSITIVE_INFINITY],
])('%o of %d is %d', (of, x, expected) => {
  expect(of(x)).toBe(expected)
})

test('what is no number stays none', () => {
  for (const of of [exp, log, expm1]) expect(of(Number.NaN)).toBeNaN()
})

const anySize = double({ noNaN: true, min: -750, max: 750 })

test('each is within a unit in the last place or so of what this engine has', () => {
  const isNear = (value: number, other: number) =>
    value === other || Math.abs(value - other) <= 2 ** -52 * Math.abs(other) + 5e-324
  assert(property(anySize, (x) => isNear(exp(x), Math.exp(x)) && isNear(expm1(x), Math.expm1(x))))
  assert(property(double({ noNaN: true, min: 5e-324 }), (x) => isNear(log(x), Math.log(x))))
})

test('each runs the way of its argument', () => {
  assert(
    property(
      anySize,
      anySize,
      (a, b) => exp(Math.min(a, b)) <= exp(Math.max(a, b)) && expm1(Math.min(a, b)) <= expm1(Math.max(a, b)),
    ),
  )
  assert(property(anySize, anySize, (a, b) => log(exp(Math.min(a, b))) <= log(exp(Math.max(a, b)))))
})
