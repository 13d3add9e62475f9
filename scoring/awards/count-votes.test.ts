import { expect, test } from 'vitest'
import { type Choice, type Majority, countVotes } from './count-votes'

const roll = ['a', 'b', 'c', 'd', 'e']
const nobody: ReadonlySet<string> = new Set()
const cast = (choices: Record<string, Choice>) => Object.entries(choices).map(([judge, choice]) => ({ judge, choice }))
const isCarried = (majority: Majority, choices: Record<string, Choice>) =>
  countVotes({ quorumPercent: 50, majority }, roll, nobody, cast(choices)).isCarried

test('more for than against carries; as many do not', () => {
  expect(isCarried('simple', { a: 'for', b: 'for', c: 'against' })).toBe(true)
  expect(isCarried('simple', { a: 'for', b: 'against', c: 'abstain' })).toBe(false)
})

test('an absolute majority is of all who may vote', () => {
  expect(isCarried('absolute', { a: 'for', b: 'for', c: 'abstain' })).toBe(false)
  expect(isCarried('absolute', { a: 'for', b: 'for', c: 'for' })).toBe(true)
})

test('two thirds are of those who voted, abstaining included', () => {
  expect(isCarried('two-thirds', { a: 'for', b: 'for', c: 'abstain' })).toBe(true)
  expect(isCarried('two-thirds', { a: 'for', b: 'for', c: 'abstain', d: 'abstain' })).toBe(false)
})

test('below the quorum nothing carries', () => {
  const rules = { quorumPercent: 60, majority: 'simple' } as const
  expect(countVotes(rules, roll, nobody, cast({ a: 'for', b: 'for' }))).toMatchObject({
    hasQuorum: false,
    isCarried: false,
  })
  expect(countVotes(rules, roll, nobody, cast({ a: 'for', b: 'for', c: 'against' }))).toMatchObject({
    hasQuorum: true,
    isCarried: true,
  })
})

test('the recused do not count towards the quorum, and their votes do not count', () => {
  const rules = { quorumPercent: 60, majority: 'simple' } as const
  const tally = countVotes(rules, roll, new Set(['d', 'e']), cast({ a: 'for', b: 'for', e: 'against' }))
  expect(tally).toEqual({ for: 2, against: 0, abstain: 0, entitled: 3, recused: 2, hasQuorum: true, isCarried: true })
})

test('where everybody is recused there is no quorum', () => {
  expect(countVotes({ quorumPercent: 1, majority: 'simple' }, ['a'], new Set(['a']), cast({ a: 'for' }))).toMatchObject(
    { entitled: 0, hasQuorum: false, isCarried: false },
  )
})

test('a vote of somebody who is not on the roll is not counted', () => {
  expect(
    countVotes({ quorumPercent: 1, majority: 'simple' }, ['a'], nobody, cast({ a: 'against', z: 'for' })),
  ).toMatchObject({ for: 0, against: 1 })
})
