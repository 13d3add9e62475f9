import { array, assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { sum } from './sum'

test('ten times a tenth is one, as in Python’s math.fsum documentation', () => {
  expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
})

test('small numbers between large ones are not lost', () => {
  expect(sum([1e100, 1, -1e100])).toBe(1)
  expect(sum([1, 1e100, 1, -1e100])).toBe(2)
})

test('a tie at the last digit is decided by what lies below it', () => {
  expect(sum([1, 2 ** -53, 2 ** -106])).toBe(1 + 2 ** -52)
  expect(sum([1, 2 ** -53])).toBe(1)
})

test('a sum that only overflows on the way is still found', () => {
  expect(sum([1e308, 1e308, -1e308, -1e308, 5e300])).toBe(5e300)
})

test('nothing adds up to zero, and never to minus zero', () => {
  expect(sum([])).toBe(0)
  expect(sum([-0])).toBe(0)
})

test('the order of the values makes no difference to the last digit', () => {
  const values = array(double({ noNaN: true, min: -1e300, max: 1e300 }), { maxLength: 40 })
  assert(property(values, (item) => void expect(sum(item.toReversed())).toBe(sum(item))))
  assert(property(values, (item) => void expect(sum([...item].sort((a, b) => a - b))).toBe(sum(item))))
})
