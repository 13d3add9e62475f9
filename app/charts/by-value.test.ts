import { expect, test } from 'vitest'
import { maxBy, minBy, uniqBy } from './by-value'

const points = [
  { name: 'a', value: 2 },
  { name: 'b', value: 5 },
  { name: 'c', value: 5 },
  { name: 'd', value: 2 },
]
const valueOf = (point: (typeof points)[number]) => point.value

test('the first of the highest and of the lowest', () => {
  expect(maxBy(points, valueOf)?.name).toBe('b')
  expect(minBy(points, valueOf)?.name).toBe('a')
})

test('there is no highest and no lowest of nothing', () => {
  expect([maxBy([], Number), minBy([], Number)]).toEqual([undefined, undefined])
})

test('the first of each value stays, in their order', () => {
  expect(uniqBy(points, valueOf).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(uniqBy([], String)).toEqual([])
})
