import { array, assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { partsOfWhole } from './parts-of-whole'

test('parts that make the whole already stay as they are', () => {
  expect(partsOfWhole([60, 40], 100)).toEqual([60, 40])
})

test('what an agency lacks stays lacking, and the others fill the whole', () => {
  expect(partsOfWhole([30, null, 10], 80)).toEqual([60, null, 20])
})

test('of nothing there are no parts', () => {
  expect(partsOfWhole([0, null], 0)).toEqual([0, null])
})

test('parts are together as long as the whole', () => {
  const points = double({ noNaN: true, min: 0.01, max: 1000 })
  assert(
    property(array(points, { minLength: 1, maxLength: 8 }), points, (parts, whole) => {
      expect(partsOfWhole(parts, whole).reduce<number>((all, part) => all + (part ?? 0), 0)).toBeCloseTo(whole, 6)
    }),
  )
})
