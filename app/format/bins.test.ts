import { array, assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { binOf, binShares } from '../format/bins'

test('a bound belongs to the stretch above it, and 1 to the last', () => {
  expect([0, 0.1, 0.3, 0.7, 0.999, 1].map((share) => binOf(share))).toEqual([0, 1, 3, 7, 9, 9])
})

test('a bonus beyond the points counts at the end, a malus at the beginning', () => {
  expect(binShares([1.2, -0.3], 4)).toEqual([1, 0, 0, 1])
})

test('every value is counted once, whatever the order', () => {
  assert(
    property(array(double({ noNaN: true, min: -2, max: 2 })), (shares) => {
      const bins = binShares(shares)
      expect(bins.reduce((all, own) => all + own, 0)).toBe(shares.length)
      expect(binShares(shares.toReversed())).toEqual(bins)
    }),
  )
})

test('a higher share never lies in a lower stretch', () => {
  const share = double({ noNaN: true, min: 0, max: 1 })
  assert(property(share, share, (a, b) => binOf(Math.min(a, b)) <= binOf(Math.max(a, b))))
})
