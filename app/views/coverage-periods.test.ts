import { expect, test } from 'vitest'
import { toPeriods } from './coverage-periods'

const months = [{ from: '2025-03-21', to: '2025-04-21' }, { from: '2025-04-21', to: '2025-05-22' }, { from: '2025-05-22', to: '2025-06-22' }]
const told = (periodFrom: string, periodTo: string, revision = 1) => ({ observation: { periodFrom, periodTo }, revision })

test('revisions stand under their month, and a month that nothing was told of is there without any', () => {
  const periods = toPeriods(months, [told('2025-05-22', '2025-06-22', 2), told('2025-05-22', '2025-06-22'), told('2025-03-21', '2025-04-21')])
  expect(periods.map(({ from, traces }) => [from, traces.map(({ revision }) => revision)])).toEqual([['2025-03-21', [1]], ['2025-04-21', []], ['2025-05-22', [2, 1]]])
})

test('a value of several months stands for all of them', () => {
  expect(toPeriods(months, [told('2025-03-21', '2025-05-22')]).map(({ from, to }) => [from, to])).toEqual([['2025-03-21', '2025-05-22'], ['2025-05-22', '2025-06-22']])
})
