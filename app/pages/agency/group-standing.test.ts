import { expect, test } from 'vitest'
import { toStanding } from './group-standing'

const totals = [120, 430, 450, 480, 710]
const named = { most: 1000, isNamed: true }

test('the average is of the totals, and median and quartiles say how they lie', () => {
  expect(toStanding(totals, 450, named)).toMatchObject({
    agencies: 5,
    ahead: 2,
    average: 438,
    quartiles: { low: 430, median: 450, high: 480 },
  })
})

test('the own stretch is marked, and empty stretches at both ends are left out', () => {
  const bins = toStanding(totals, 450, named)?.bins ?? []
  expect(bins.filter((bin) => bin.isOwn)).toEqual([{ from: 450, to: 500, count: 2, isOwn: true }])
  expect(bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count])).toEqual([
    [100, 1],
    [400, 1],
    [450, 2],
    [700, 1],
  ])
  expect([bins.length, bins[0]?.from]).toEqual([13, 100])
})

test('who may not see agencies by name is shown no stretch, as the last one would say where the best is', () => {
  const standing = toStanding(totals, 450, { most: 1000, isNamed: false })
  expect(standing).toMatchObject({ bins: null, average: 438, agencies: 5 })
  expect(JSON.stringify(standing)).not.toContain('710')
})

test('a bonus beyond the scale counts in the last stretch', () => {
  expect(toStanding([1010], 1010, named)?.bins).toEqual([{ from: 950, to: 1000, count: 1, isOwn: true }])
})

test('of nobody there is no standing', () => {
  expect(toStanding([], 1, named)).toBeNull()
})
