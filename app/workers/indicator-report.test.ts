import { expect, test } from 'vitest'
import type { CompetingAgency, IndicatorScores } from '../../db/queries/indicator-scores'
import type { ModelNodeRow } from '../../db/queries/rankings'
import { diagnoseStored, spreadOf } from './indicator-report'

const agencies: CompetingAgency[] = Array.from({ length: 10 }, (_, index) => ({
  agencyId: index + 1,
  code: String.fromCodePoint(97 + index),
  titleFa: '',
  titleEn: '',
  group: index < 9 ? 'large' : 'small',
  total: 10 * index,
}))

const column = (score: (number | null)[]): IndicatorScores => ({
  code: 'I',
  score,
  actual: score,
  normalised: score,
  flags: score.map(() => 0),
  denominator: score.map(() => 1),
  state: score.map((value) => (value === null ? 'no-data' : 'scored')),
  status: score.map((value) => (value === null ? 'no-data' : 'reported')),
})

const anonymous = { group: 'large', isNamed: false, ownAgencyId: 2, average: 12.5 }
const named = { ...anonymous, isNamed: true }
const scores = [10, 45, 90, 100, 0, 20, 30, 40, 50, 99]

test('who may not see names gets average, quartiles and number of the group, and no bar that says where the best one is', () => {
  const spread = spreadOf(agencies, column(scores), 100, anonymous)
  expect(spread).toEqual({
    bins: null,
    quartiles: { low: 0.2, median: 0.4, high: 0.5 },
    average: 12.5,
    ownBin: null,
    counts: { agencies: 9, reported: 9, noData: 0, notApplicable: 0 },
    leaders: [],
  })
})

test('where fewer than eight others have points, nothing of them is told without names', () => {
  const few = column([...scores.slice(0, 8), null, 99])
  expect(spreadOf(agencies, few, 100, anonymous)).toEqual({
    bins: null,
    quartiles: null,
    average: null,
    ownBin: null,
    counts: null,
    leaders: [],
  })
  expect(spreadOf(agencies, few, 100, named).bins).not.toBeNull()
})

test('who may see names gets the bars, and the place of the own agency among them', () => {
  expect(spreadOf(agencies, column(scores), 100, named)).toMatchObject({
    bins: [1, 1, 1, 1, 2, 1, 0, 0, 0, 2],
    ownBin: 4,
  })
})

test('no data, not applicable and a score of zero are three things', () => {
  const row = column([0, null, null, 50, 50])
  const spread = spreadOf(
    agencies.slice(0, 5),
    { ...row, status: ['reported', 'no-data', 'not-applicable', 'reported', null] },
    100,
    { ...named, group: null },
  )
  expect(spread.counts).toEqual({ agencies: 5, reported: 2, noData: 2, notApplicable: 1 })
  expect(spread.bins?.[0]).toBe(1)
})

test('leaders are named best first, and only to who may see names', () => {
  expect(spreadOf(agencies, column([1, 4, 2, 3, 5, 0, 0, 0, 0, 9]), 10, named).leaders.map(({ code }) => code)).toEqual(
    ['e', 'b', 'd'],
  )
})

const node = (code: string, depth: number, points: number): ModelNodeRow => ({
  id: depth,
  modelVersionId: 1,
  code,
  titleFa: '',
  titleEn: '',
  kind: depth ? 'indicator' : 'root',
  parentCode: depth ? 'W' : null,
  position: 0,
  depth,
  points,
  unit: null,
  learntBy: null,
})

test('an indicator of weight 0 that tells agencies apart is not called idle, and goes with what it goes with', () => {
  const weightless: IndicatorScores = { ...column(scores.map(() => 0)), code: 'O', normalised: scores }
  const { indicators, pairs } = diagnoseStored(
    agencies,
    [column(scores), weightless],
    [node('W', 0, 100), node('I', 1, 100), node('O', 1, 0)],
  )
  expect(indicators.map(({ isUninformative }) => isUninformative)).toEqual([false, false])
  expect(pairs[0]?.pearson).toBeCloseTo(1, 12)
})

test('of an indicator of weight 0 neither a median of 0 % nor leaders are shown, but how many reported it', () => {
  expect(spreadOf(agencies, column(scores.map(() => 0)), 0, named)).toMatchObject({
    bins: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    quartiles: null,
    leaders: [],
    counts: { reported: 9 },
  })
})
