import { expect, test } from 'vitest'
import { toStanding } from './group-standing'

const totals = [120, 430, 450, 480, 710]

test('the own stretch is marked, and who has more is counted', () => {
  const { bins, agencies, ahead } = toStanding(totals, 450, { most: 1000, isNamed: false })
  expect(bins.filter((bin) => bin.isOwn)).toEqual([{ from: 400, to: 500, count: 3, isOwn: true }])
  expect([agencies, ahead]).toEqual([5, 2])
})

test('empty stretches at both ends are left out, those between stay', () => {
  const { bins } = toStanding(totals, 450, { most: 1000, isNamed: false })
  expect(bins.map(({ from, count }) => [from, count])).toEqual([
    [100, 1],
    [200, 0],
    [300, 0],
    [400, 3],
    [500, 0],
    [600, 0],
    [700, 1],
  ])
})

test('who may see all scores sees finer stretches of the same agencies', () => {
  const { bins } = toStanding(totals, 450, { most: 1000, isNamed: true })
  expect(bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count])).toEqual([
    [100, 1],
    [400, 1],
    [450, 2],
    [700, 1],
  ])
})

test('a bonus beyond the scale counts in the last stretch', () => {
  expect(toStanding([1010], 1010, { most: 1000, isNamed: false }).bins).toEqual([
    { from: 900, to: 1000, count: 1, isOwn: true },
  ])
})
