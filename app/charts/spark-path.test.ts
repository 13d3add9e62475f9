import { array, assert, boolean, double, option, property } from 'fast-check'
import { expect, test } from 'vitest'
import { sparkPath } from './spark-path'

const room = { width: 96, height: 24, isRightToLeft: false }

test('the highest value is at the top and the newest at the end', () => {
  expect(sparkPath([1, 3], room)).toEqual({ line: 'M3 21L93 3', end: { x: 93, y: 3 } })
  expect(sparkPath([1, 3], { ...room, isRightToLeft: true })).toEqual({ line: 'M93 21L3 3', end: { x: 3, y: 3 } })
})

test('what is not known is a gap, never a zero', () => {
  expect(sparkPath([1, null, 3, 2], room)?.line.match(/M/g)).toHaveLength(2)
})

test('one value alone is no line', () => {
  expect(sparkPath([null, 4, null], room)).toBeNull()
  expect(sparkPath([], room)).toBeNull()
})

test('a line stays inside its room, whatever the values', () => {
  const values = array(option(double({ noNaN: true, min: -1e9, max: 1e9 })), { maxLength: 40 })
  assert(
    property(values, boolean(), (item, isRightToLeft) => {
      const numbers = (sparkPath(item, { ...room, isRightToLeft })?.line.match(/-?[\d.]+/g) ?? []).map(Number)
      expect(numbers.every((value, index) => value >= 3 && value <= (index % 2 === 0 ? 93 : 21))).toBe(true)
    }),
  )
})
