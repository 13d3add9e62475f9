import { expect, test } from 'vitest'
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
  const gaps = input.metrics.map((metric, place) =>
    place ? metric : { ...metric, status: metric.status.map((own, agency) => (agency < 3 ? Status.noData : own)) },
  )
  const result = score({ ...input, metrics: gaps }, strict)
  expect(Array.from(result.state.subarray(0, 4), (own) => own === 0)).toEqual([false, false, false, true])
  const scored = Array.from(result.total).filter((_, agency) => result.state[agency] === 0)
  expect(diagnose(result, everybody).tied).toBe(
    scored.filter((value) => scored.filter((other) => other === value).length > 1).length,
  )
})
