import { expect, test } from 'vitest'
import { type ScoringInput, Status } from './input'
import { prepare } from './prepared'
import { DrawRunner } from './robustness/run-draws'
import { summarise } from './robustness/summarise'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'

const measure = { numerator: { metric: 'content' }, denominator: { metric: 'asked' }, factor: 100 } as const
const model = modelOf([indicatorOf('satisfaction', { measure }), indicatorOf('speed')], {
  normalisation: { method: 'goalposts', low: 0, high: 100 },
  accepts: ['measured', 'surveyed'],
})

function surveyOf(content: (number | null)[], asked: (number | null)[], speed: (number | null)[]): ScoringInput {
  const input = inputOf({ metrics: { content, asked, speed } })
  return {
    ...input,
    metrics: input.metrics.map((series) => (series.metric === 'speed' ? series : { ...series, kind: 'surveyed' })),
  }
}

test('8 of 16 content: √(½ · ½ ÷ 20) of full points, and none where nobody was asked', () => {
  const { surveyed } = prepare(surveyOf([8, null, 0, 16], [16, null, 16, 16], [50, 50, 50, 50]), model)
  expect(surveyed).toHaveLength(1)
  const { row, error } = surveyed[0] ?? { row: -1, error: new Float64Array(0) }
  expect(row).toBe(0)
  expect(error[0]).toBeCloseTo(Math.sqrt(0.25 / 20), 12)
  expect(error[1]).toBe(0)
  // All or none content: two more of either answer keep it uncertain.
  expect(error[2]).toBeCloseTo(Math.sqrt((0.1 * 0.9) / 20), 12)
  expect(error[3]).toBeCloseTo(error[2] ?? 0, 12)
})

test('what a system measured has no sampling error', () => {
  const input = surveyOf([8, 4], [16, 16], [50, 60])
  expect(
    prepare({ ...input, metrics: input.metrics.map((series) => ({ ...series, kind: 'measured' as const })) }, model)
      .surveyed,
  ).toEqual([])
  expect(input.metrics.every(({ status }) => status.includes(Status.reported))).toBe(true)
})

test('a survey of ten leaves open who is first, a survey of a million does not; weights that give it nothing settle it', () => {
  const certaintyOf = (asked: number, weight: number) => {
    const row = modelOf(
      [indicatorOf('satisfaction', { measure, weight }), indicatorOf('speed', { weight: 1 })],
      model.defaults,
    )
    const prepared = prepare(surveyOf([0.6 * asked, 0.5 * asked], [asked, asked], [50, 50.5]), row)
    return summarise(new DrawRunner([prepared], { seed: 4, hasSamplingError: true }).run(0, 400), 1).map(
      ({ topShare }) => topShare,
    )
  }
  expect(certaintyOf(10, 3)[0]).toBeLessThan(0.9)
  expect(certaintyOf(10, 3)[0]).toBeGreaterThan(0.5)
  expect(certaintyOf(1_000_000, 3)).toEqual([1, 0])
  expect(certaintyOf(10, 0.0001)[0]).toBeLessThan(0.1)
})

test('an answer that the model does not accept adds no sampling error to what was counted', () => {
  const twice = inputOf({
    periods: ['2024-01-01', '2024-02-01'],
    metrics: {
      content: [
        [8, 2],
        [4, 1],
      ],
      asked: [
        [16, 16],
        [16, 16],
      ],
      speed: [
        [50, 50],
        [50, 50],
      ],
    },
  })
  // January was counted by a system, February asked in a survey.
  const kinds = Uint8Array.of(1, 1, 4, 4)
  const input: ScoringInput = {
    ...twice,
    metrics: twice.metrics.map((series) => (series.metric === 'speed' ? series : { ...series, kind: 'mixed', kinds })),
  }
  const errorsUnder = (accepts: typeof model.defaults.accepts) =>
    prepare(input, { ...model, defaults: { ...model.defaults, accepts } }).surveyed.map(({ error }) => [...error])
  expect(errorsUnder(['measured'])).toEqual([[0, 0]])
  const [[both] = []] = errorsUnder(['measured', 'surveyed'])
  expect(both).toBeGreaterThan(0)
})
