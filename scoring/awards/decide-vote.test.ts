import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, type Majority, countVotes, majorities } from './count-votes'
import { decideVote } from './decide-vote'

const judges = (n: number) => Array.from({ length: n }, (_, index) => `judge ${index}`)

/** Decides a vote of the first judges of a roll: so many for, against and abstaining. */
function decide(
  counts: readonly [number, number, number],
  {
    roll = 9,
    recused = 0,
    quorumPercent = 1,
    majority = 'simple',
    minBallots = 1,
  }: { roll?: number; recused?: number; quorumPercent?: number; majority?: Majority; minBallots?: number } = {},
) {
  const choices = (['for', 'against', 'abstain'] as const).flatMap((choice, index) =>
    Array.from({ length: counts[index] ?? 0 }, (): Choice => choice),
  )
  const all = judges(roll)
  const off = new Set(all.slice(roll - recused))
  const rules = { quorumPercent, majority, minBallots }
  return decideVote(
    rules,
    countVotes(
      rules,
      all,
      off,
      choices.map((choice, index) => ({ judge: all[index] ?? '', choice })),
    ),
  )
}

test('as many for as against is a tie where one vote more for would carry', () => {
  expect(decide([2, 2, 0])).toBe('tied')
  expect(decide([0, 0, 3])).toBe('tied')
  expect(decide([2, 1, 0])).toBe('carried')
  expect(decide([1, 2, 0])).toBe('not-carried')
  // Of 4 judges 2 are half, and a third would be more than half; of 9 judges a third is far from it.
  expect(decide([2, 2, 0], { roll: 4, majority: 'absolute' })).toBe('tied')
  expect(decide([2, 2, 0], { roll: 9, majority: 'absolute' })).toBe('not-carried')
  // 3 of 5 are less than two thirds, 2 of 3 are two thirds.
  expect(decide([2, 2, 0], { majority: 'two-thirds' })).toBe('not-carried')
  expect(decide([1, 1, 0], { majority: 'two-thirds' })).toBe('tied')
})

test('a failed quorum, too few ballots and a vote that could not be held are three outcomes', () => {
  expect(decide([2, 0, 0], { roll: 4, quorumPercent: 75 })).toBe('no-quorum')
  expect(decide([2, 0, 0], { roll: 4, quorumPercent: 50, minBallots: 3 })).toBe('too-few')
  expect(decide([1, 0, 0], { roll: 4, recused: 2, quorumPercent: 50, minBallots: 3 })).toBe('proposal-stands')
  expect(decide([0, 0, 0], { roll: 3, recused: 3 })).toBe('proposal-stands')
})

test('one vote more for never makes an outcome worse', () => {
  const worth = { 'not-carried': 0, tied: 1, carried: 2 }
  const vote = fc.record({ f: fc.nat(6), a: fc.nat(6), x: fc.nat(6), majority: fc.constantFrom(...majorities) })
  fc.assert(
    fc.property(vote, ({ f, a, x, majority }) => {
      const [before, after] = [decide([f, a, x], { roll: 20, majority }), decide([f + 1, a, x], { roll: 20, majority })]
      const of = (outcome: string) => worth[outcome as keyof typeof worth] ?? -1
      return of(after) >= of(before)
    }),
  )
})
