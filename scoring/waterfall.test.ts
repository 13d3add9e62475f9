import { expect, test } from 'vitest'
import { toWaterfall } from './waterfall'

const parts = [
  { node: 'a', points: 30 },
  { node: 'b', points: -50 },
]

test('each step begins where the one before it ended', () => {
  expect(toWaterfall(500, parts, 480).steps).toEqual([
    { node: 'a', points: 30, from: 500, to: 530 },
    { node: 'b', points: -50, from: 530, to: 480 },
  ])
})

test('what a bonus adds beside the parts is the rest', () => {
  expect(toWaterfall(500, parts, 490).rest).toBe(10)
})

test('without parts everything is the rest', () => {
  expect(toWaterfall(500, [], 480)).toEqual({ reference: 500, total: 480, steps: [], rest: -20 })
})
