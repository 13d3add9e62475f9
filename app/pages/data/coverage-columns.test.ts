import { expect, test } from 'vitest'
import { branchOf, indicatorOf, modelOf } from '../../../tests/fixtures/small-scoring'
import { toColumns } from './coverage-columns'

const metric = (code: string, id: number) => ({
  id,
  festivalId: 1,
  code,
  titleFa: code,
  titleEn: code,
  unit: 'count',
  decimals: 0,
  mayBeNegative: false,
  lowest: null,
  highest: null,
  overPeriods: null,
  partOf: [],
})
const metrics = ['all', 'paper', 'spare'].map(metric)
const share = { numerator: { metric: 'paper' }, denominator: { metric: 'all' } }
const model = modelOf([
  branchOf('letters', [indicatorOf('share', { measure: share })]),
  branchOf('more', [indicatorOf('all')]),
])
const source = (code: string, item: readonly string[], more: { everyMonths?: number } = {}) => ({
  id: 1,
  code,
  titleFa: code,
  titleEn: code,
  metrics: item,
  everyMonths: 1,
  ...more,
})
const sources = [source('network', ['all']), source('survey', ['all', 'spare'])]

const codes = (by: 'dimension' | 'source') =>
  toColumns(by, metrics, model, sources).map(({ code, band }) => [band?.code ?? null, code])

test('a metric stands once, under the first dimension that counts it; what none counts comes last', () => {
  expect(codes('dimension')).toEqual([
    ['letters', 'paper'],
    ['letters', 'all'],
    [null, 'spare'],
  ])
})

test('by source, what no source gives comes last', () => {
  expect(codes('source')).toEqual([
    ['network', 'all'],
    ['survey', 'spare'],
    [null, 'paper'],
  ])
})

test('of several sources the one that tells most often says how many periods a metric has', () => {
  const survey = source('survey', ['all', 'spare'], { everyMonths: 3 })
  const columns = toColumns('source', metrics, null, [survey, source('network', ['all'])])
  expect(columns.map(({ code, everyMonths }) => [code, everyMonths])).toEqual([
    ['all', 1],
    ['spare', 3],
    ['paper', 1],
  ])
})
