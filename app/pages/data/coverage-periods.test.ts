import { expect, test } from 'vitest'
import { joinMonths, toPeriods } from './coverage-periods'

const months = [
  { from: '2025-03-21', to: '2025-04-21' },
  { from: '2025-04-21', to: '2025-05-22' },
  { from: '2025-05-22', to: '2025-06-22' },
]
const told = (periodFrom: string, periodTo: string, revision = 1) => ({
  observation: { periodFrom, periodTo },
  revision,
})

test('revisions stand under their month, and a month that nothing was told of is there without any', () => {
  const periods = toPeriods(months, [
    told('2025-05-22', '2025-06-22', 2),
    told('2025-05-22', '2025-06-22'),
    told('2025-03-21', '2025-04-21'),
  ])
  expect(periods.map(({ from, traces }) => [from, traces.map(({ revision }) => revision)])).toEqual([
    ['2025-03-21', [1]],
    ['2025-04-21', []],
    ['2025-05-22', [2, 1]],
  ])
})

test('a value of several months stands for all of them', () => {
  expect(toPeriods(months, [told('2025-03-21', '2025-05-22')]).map(({ from, to }) => [from, to])).toEqual([
    ['2025-03-21', '2025-05-22'],
    ['2025-05-22', '2025-06-22'],
  ])
})

test('a metric that is told of every other month has half as many times, without the one that is not over', () => {
  expect(joinMonths(months, 2)).toEqual([{ from: '2025-03-21', to: '2025-05-22' }])
  expect(joinMonths(months, 1)).toEqual(months)
})

test('before its first time is over there is that one', () => {
  expect(joinMonths(months, 12)).toEqual([{ from: '2025-03-21', to: '2025-06-22' }])
})

test('a value of one month is enough for a time of several', () => {
  expect(
    toPeriods(joinMonths(months, 3), [told('2025-05-22', '2025-06-22')]).map(({ from, to }) => [from, to]),
  ).toEqual([['2025-05-22', '2025-06-22']])
})
