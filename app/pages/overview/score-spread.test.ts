import { expect, test } from 'vitest'
import { toSpreads } from './score-spread'

const group = (code: string | null, totals: number[], more: { unscored?: number; ownTotal?: number } = {}) => ({
  group: code,
  totals,
  seen: totals.length,
  hidden: 0,
  unscored: more.unscored ?? 0,
  hasOwn: more.ownTotal !== undefined,
  ownTotal: more.ownTotal ?? null,
})
const named = { scale: 1000, isNamed: true }
const bins = (counts: Record<number, number>) => Array.from({ length: 10 }, (_, bin) => counts[bin] ?? 0)

test('totals of each group are counted by tenths of the scale, with their average and how they lie', () => {
  expect(toSpreads([group('a', [50, 950, 1000], { unscored: 1, ownTotal: 950 }), group('b', [500])], named)).toEqual([
    {
      group: 'a',
      bins: bins({ 0: 1, 9: 2 }),
      average: 2000 / 3,
      quartiles: { low: 500, median: 950, high: 975 },
      scored: 3,
      unscored: 1,
      ownBin: 9,
    },
    {
      group: 'b',
      bins: bins({ 5: 1 }),
      average: 500,
      quartiles: { low: 500, median: 500, high: 500 },
      scored: 1,
      unscored: 0,
      ownBin: null,
    },
  ])
})

test('without names there is the own group alone, by average, quartiles and number, and never where the best one lies', () => {
  const totals = [0, 100, 200, 300, 400, 500, 600, 700, 800]
  expect(
    toSpreads([group('a', totals, { unscored: 2, ownTotal: 0 }), group('b', totals)], { ...named, isNamed: false }),
  ).toEqual([
    {
      group: 'a',
      bins: null,
      average: 400,
      quartiles: { low: 200, median: 400, high: 600 },
      scored: 9,
      unscored: 0,
      ownBin: null,
    },
  ])
  expect(toSpreads([group('a', [], { ownTotal: 0 })], { ...named, isNamed: false })).toEqual([])
})

test('a group of which nobody was scored has no average', () => {
  expect(toSpreads([group(null, [], { unscored: 1 })], named)).toEqual([
    { group: null, bins: null, average: null, quartiles: null, scored: 0, unscored: 1, ownBin: null },
  ])
})
