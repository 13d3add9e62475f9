import { expect, test } from 'vitest'
import { correlationRatio } from './correlation-ratio'

const column = (...values: number[]) => Float64Array.from(values)

test('by hand: two bins of two, means 1 and 3 around 2, each one off by one', () => {
  // Between: 2·1 + 2·1 = 4. Whole: (0−2)² + (2−2)² + (2−2)² + (4−2)² = 8.
  expect(correlationRatio(column(1, 2, 3, 4), column(0, 2, 2, 4))).toBeCloseTo(0.5, 15)
})

test('a curve that no straight line sees is seen', () => {
  const value = Float64Array.from({ length: 100 }, (_, index) => index - 49.5)
  expect(
    correlationRatio(
      value,
      value.map((value) => value ** 2),
    ),
  ).toBeGreaterThan(0.9)
})

test('an indicator on which all agree explains nothing', () => {
  expect(correlationRatio(column(5, 5, 5, 5, 5), column(1, 2, 3, 4, 5))).toBe(0)
})

test('few agencies, and totals that are all equal, say nothing', () => {
  expect(correlationRatio(column(1, 2, 3), column(1, 2, 3))).toBeNull()
  expect(correlationRatio(column(1, 2, 3, 4), column(7, 7, 7, 7))).toBeNull()
})

test('the order of agencies and the scale of values do not matter', () => {
  const [value, total] = [column(3, 1, 4, 1, 5, 9, 2, 6), column(2, 7, 1, 8, 2, 8, 1, 8)]
  const turned = correlationRatio(value.toReversed(), total.toReversed())
  expect(turned).toBeCloseTo(correlationRatio(value, total) ?? -1, 14)
  expect(
    correlationRatio(
      value.map((value) => value * 1000 + 7),
      total,
    ),
  ).toBe(correlationRatio(value, total))
})
