import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayTellCounts } from './disclose-tally'

const counts = (item: readonly [number, number, number]) => ({ for: item[0], against: item[1], abstain: item[2] })

test('counts are told only where two ballots or more differ from the commonest choice', () => {
  const told = [
    [2, 2, 0],
    [3, 2, 0],
    [2, 1, 1],
    [5, 1, 1],
  ] as const
  const hidden = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 4, 0],
    [1, 1, 0],
    [4, 1, 0],
    [0, 1, 6],
  ] as const
  expect(told.map((item) => mayTellCounts(counts(item)))).toEqual(told.map(() => true))
  expect(hidden.map((item) => mayTellCounts(counts(item)))).toEqual(hidden.map(() => false))
})

test('who takes any one ballot away from counts that are told is left with two different choices at least', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), fc.nat(5), (f, a, x) => {
      const all = [f, a, x]
      const rests = all.flatMap((count, index) =>
        count ? [all.map((value, other) => value - Number(other === index))] : [],
      )
      const isSafe = rests.length > 0 && rests.every((rest) => rest.filter((value) => value > 0).length >= 2)
      expect(mayTellCounts(counts([f, a, x]))).toBe(isSafe)
    }),
  )
})
