import { expect, test } from 'vitest'
import { arePoints, listUneven, listUnevenPoints } from './uneven-points'

const leaf = (code: string, weight: number) => ({ code, weight })
const part = (code: string, weight: number, ...children: { code: string; weight: number }[]) => ({
  ...leaf(code, weight),
  children,
})
const even = part('total', 1, part('A', 60, leaf('a1', 40), leaf('a2', 20)), part('B', 40, leaf('b1', 40)))

test('nothing is uneven where all parts come to their points', () => {
  expect(arePoints(even, 100)).toBe(true)
  expect(listUneven(even, 100)).toEqual([])
  expect(listUnevenPoints(even, 100)).toEqual([])
})

test('the part itself is named, however deep it stands', () => {
  const inner = part('a1', 40, leaf('x', 10), leaf('y', 20))
  const deep = part('total', 1, part('A', 60, inner, leaf('a2', 20)), part('B', 40, leaf('b1', 40)))
  expect(listUneven(deep, 100)).toEqual([{ code: 'a1', sum: 30, points: 40 }])
})

test('weights that were points are held to the whole and to their parts at once', () => {
  const slipped = part('total', 1, part('A', 50, leaf('a1', 40), leaf('a2', 20)), part('B', 40, leaf('b1', 40)))
  expect(listUneven(slipped, 100)).toEqual([])
  expect(listUnevenPoints(slipped, 100)).toEqual([
    { code: 'total', sum: 90, points: 100 },
    { code: 'A', sum: 60, points: 50 },
  ])
})

test('shares of something else altogether are no points', () => {
  expect(arePoints(even, 1000)).toBe(false)
  expect(listUneven(even, 1000)).toEqual([])
})
