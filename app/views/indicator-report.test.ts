import { expect, test } from 'vitest'
import type { CompetingAgency, IndicatorScores } from '../../db/queries/indicator-scores'
import { spreadOf } from './indicator-report'

const agencies: CompetingAgency[] = ['a', 'b', 'c', 'd', 'e'].map((code, place) => ({
  agencyId: place + 1,
  code,
  titleFa: code,
  titleEn: code,
  group: place < 4 ? 'large' : 'small',
  total: 10 * place,
}))

const column = (score: (number | null)[]): IndicatorScores => ({
  code: 'I',
  score,
  actual: score,
  flags: score.map(() => 0),
  denominator: score.map(() => 1),
  state: score.map((own) => (own === null ? 'no-data' : 'scored')),
  status: score.map((own) => (own === null ? 'no-data' : 'reported')),
})

const anonymous = { group: 'large', isNamed: false, ownAgencyId: 2 }

test('who may not see names gets counts of a group, and the place of the own agency', () => {
  const spread = spreadOf(agencies, column([10, 45, 90, 100, 0]), 100, anonymous)
  expect(spread).toMatchObject({ bins: [0, 1, 0, 0, 1, 0, 0, 0, 0, 2], median: 0.675, ownBin: 4, leaders: [] })
})

test('where fewer than four have points, nothing of them is told without names', () => {
  expect(spreadOf(agencies, column([10, 45, 90, null, 0]), 100, anonymous)).toMatchObject({
    bins: null,
    median: null,
    ownBin: null,
    leaders: [],
  })
  expect(spreadOf(agencies, column([10, 45, 90, null, 0]), 100, { ...anonymous, isNamed: true }).bins).not.toBeNull()
})

test('no data, not applicable and a score of zero are three things', () => {
  const own = column([0, null, null, 50, 50])
  const spread = spreadOf(
    agencies,
    { ...own, status: ['reported', 'no-data', 'not-applicable', 'reported', null] },
    100,
    { ...anonymous, group: null, isNamed: true },
  )
  expect(spread).toMatchObject({ agencies: 5, reported: 2, noData: 2, notApplicable: 1 })
  expect(spread.bins?.[0]).toBe(1)
})

test('leaders are named best first, and only to who may see names', () => {
  expect(
    spreadOf(agencies, column([1, 4, 2, 3, 5]), 10, { ...anonymous, isNamed: true }).leaders.map(({ code }) => code),
  ).toEqual(['b', 'd', 'c'])
})
