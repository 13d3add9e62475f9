import { expect, test } from 'vitest'
import { roundTicks } from './round-ticks'

test('ticks are round and hold both ends', () => {
  expect(roundTicks(653, 941)).toEqual([600, 700, 800, 900, 1000])
})

test('no tick is beyond the most that can be had', () => {
  expect(roundTicks(653, 1047, 1000)).toEqual([600, 700, 800, 900, 1000])
})

test('small ranges have small steps', () => {
  expect(roundTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
})
