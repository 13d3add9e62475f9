import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../../tests/fixtures/small-scoring'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { Status } from '../input'
import { score } from '../score'
import { diagnose } from './diagnose'

const { input, model } = makeInput(40, 10, 0)
const everybody = input.agencies.competes

test('real shares add up to 1, and so do those of the components', () => {
  const report = diagnose(score(input, model), everybody)
  expect(report.indicators.reduce((sum, own) => sum + own.realShare, 0)).toBeCloseTo(1, 12)
  expect(report.explained.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 10)
})

test('an indicator on which all agree tells nothing and moves nothing, whatever its weight', () => {
  const [first, ...others] = input.metrics
  if (!first) throw new Error('There are metrics')
  const constant = { ...first, value: first.value.map(() => 5) }
  const [own] = diagnose(score({ ...input, metrics: [constant, ...others] }, model), everybody).indicators
  expect(own?.isUninformative).toBe(true)
  expect(own?.realShare).toBe(0)
})

test('agencies without a score are not tied with each other', () => {
  const strict = { ...model, defaults: { ...model.defaults, minCoverage: 1 } }
  const gaps = input.metrics.map((metric, index) =>
    index ? metric : { ...metric, status: metric.status.map((value, agency) => (agency < 3 ? Status.noData : value)) },
  )
  const result = score({ ...input, metrics: gaps }, strict)
  expect(Array.from(result.state.subarray(0, 4), (value) => value === 0)).toEqual([false, false, false, true])
  const scored = Array.from(result.total).filter((_, agency) => result.state[agency] === 0)
  expect(diagnose(result, everybody).tied).toBe(
    scored.filter((value) => scored.filter((other) => other === value).length > 1).length,
  )
})

test('alpha is of normalised values, whatever they weigh, and each dimension has its own', () => {
  // a and b as in the worked example of alpha: variances 1 and 1, covariance 0.5 of 1 2 3 and 1 3 2, halved by min–max;
  // so 2/3 however they are weighed.
  const values = { a: [1, 2, 3], b: [1, 3, 2], c: [3, 1, 2], e: [1, 2, 3] }
  const report = (weight: number) => {
    const tree = [
      branchOf('D1', [indicatorOf('a', { weight }), indicatorOf('b'), indicatorOf('c', { weight: 0 })]),
      branchOf('D2', [indicatorOf('e')]),
    ]
    return diagnose(score(inputOf({ metrics: values }), modelOf(tree)), [true, true, true])
  }
  expect(report(1).alphas).toEqual([{ code: 'D1', indicators: 2, alpha: expect.closeTo(2 / 3, 12) }])
  expect(report(9).alphas).toEqual([{ code: 'D1', indicators: 2, alpha: expect.closeTo(2 / 3, 12) }])
  expect(report(9).alpha).toBeCloseTo(report(1).alpha ?? 0, 12)
  // Of a, b and e, which is a again: 9 × mean covariance (0.5 + 1 + 0.5) ÷ 3 ÷ (3 + 2 × 2).
  expect(report(1).alpha).toBeCloseTo(6 / 7, 12)
})

test('an indicator of weight 0 still says what it goes with', () => {
  const input = inputOf({ metrics: { a: [1, 2, 3, 4], b: [2, 4, 6, 8] } })
  const model = modelOf([indicatorOf('a'), indicatorOf('b', { weight: 0 })])
  const { pairs, indicators } = diagnose(score(input, model), [true, true, true, true])
  const [pair] = pairs
  expect(pair).toMatchObject({
    agencies: 4,
    pearson: expect.closeTo(1, 12),
    spearman: expect.closeTo(1, 12),
    kendall: 1,
  })
  expect(indicators.map(({ realShare, isUninformative }) => [realShare, isUninformative])).toEqual([
    [1, false],
    [0, false],
  ])
})
