import { array, assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { rankAgencies } from './rank'

const rank = (
  total: readonly number[],
  style: 'competition' | 'dense' | 'fractional',
  item: { tieBreak?: number[][]; within?: (string | null)[]; isRanked?: number[] } = {},
) =>
  rankAgencies(
    {
      total,
      style,
      isRanked: item.isRanked ?? total.map(() => 1),
      within: item.within ?? total.map(() => ''),
      tieBreak: item.tieBreak ?? [],
    },
    'overall',
  )

test.each([
  ['competition', [1, 2, 2, 4]],
  ['dense', [1, 2, 2, 3]],
  ['fractional', [1, 2.5, 2.5, 4]],
] as const)('%s ranks', (style, expected) => {
  const made = rank([9, 5, 5, 1], style)
  expect(Array.from(made.rank)).toEqual(expected)
  expect(Array.from(made.tied)).toEqual([1, 2, 2, 1])
  expect(Array.from(made.of)).toEqual([4, 4, 4, 4])
})

test('ties go down the chain, and are shared where all of it ties', () => {
  expect(
    Array.from(
      rank([5, 5, 5], 'competition', {
        tieBreak: [
          [1, 1, 2],
          [3, 3, 0],
        ],
      }).rank,
    ),
  ).toEqual([2, 2, 1])
})

test('each group is ranked by itself; those in none, and the unranked, have no rank', () => {
  const made = rank([1, 2, 3, 4, 5], 'competition', { within: ['g', 'g', 'h', null, 'h'], isRanked: [1, 1, 1, 1, 0] })
  expect(Array.from(made.rank)).toEqual([2, 1, 1, 0, 0])
  expect(Array.from(made.of)).toEqual([2, 2, 1, 0, 0])
})

test('nobody at all is ranked without ado', () => {
  expect(rank([], 'dense').rank.length).toBe(0)
})

test('a competition rank is one more than the number that have more', () => {
  assert(
    property(array(integer({ min: 0, max: 5 }), { maxLength: 12 }), (total) => {
      const made = rank(total, 'competition')
      for (const [index, own] of total.entries())
        expect(made.rank[index]).toBe(1 + total.filter((other) => other > own).length)
    }),
  )
})

test('ranks do not depend on the order of agencies, and fractional ones always add up to the same', () => {
  assert(
    property(
      constantFrom('competition' as const, 'dense' as const, 'fractional' as const),
      array(integer({ min: 0, max: 5 }), { maxLength: 12 }),
      (style, total) => {
        expect(Array.from(rank(total.toReversed(), style).rank).toReversed()).toEqual(
          Array.from(rank(total, style).rank),
        )
        const sum = rank(total, 'fractional').rank.reduce((all, own) => all + own, 0)
        expect(sum).toBe((total.length * (total.length + 1)) / 2)
      },
    ),
  )
})
