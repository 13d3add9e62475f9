import { expect, test } from 'vitest'
import { indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { canonicalInput } from './canonical'
import type { ScoringInput, ValueKind } from './input'
import { measureIndicator } from './measure'
import { prepare } from './prepared'
import { Flag } from './result'
import { interpolateOverTime } from './steps/interpolate'
import { bitsOfKinds, kindOfSeries } from './value-kinds'

const months = ['2024-01-01', '2024-02-01', '2024-03-01']

/** The kinds of each value of all metrics, one row a period. */
function ofKinds(input: ScoringInput, kinds: (ValueKind | 'both' | null)[][]): ScoringInput {
  const bits = Uint8Array.from(kinds.flat(), (kind) =>
    kind === null ? 0 : bitsOfKinds(kind === 'both' ? ['measured', 'self-declared'] : [kind]),
  )
  return { ...input, metrics: input.metrics.map((series) => ({ ...series, ...kindOfSeries(bits) })) }
}

const twoMonths = ofKinds(
  inputOf({
    periods: months.slice(0, 2),
    metrics: {
      m: [
        [1, 2, 3, null],
        [10, 20, 30, 40],
      ],
    },
  }),
  [
    ['self-declared', 'measured', 'both', null],
    ['measured', 'measured', 'measured', 'measured'],
  ],
)

test('of a series of two kinds each value is accepted by its own kind, and who loses one is flagged', () => {
  const made = measureIndicator(twoMonths, { metric: 'm' }, ['measured'])
  expect(Array.from(made.value)).toEqual([10, 22, 30, 40])
  expect(Array.from(made.flags)).toEqual([
    Flag.partialYear | Flag.notAccepted,
    0,
    Flag.partialYear | Flag.notAccepted,
    Flag.partialYear,
  ])
  expect(Array.from(measureIndicator(twoMonths, { metric: 'm' }, ['measured', 'self-declared']).value)).toEqual([
    11, 22, 33, 40,
  ])
})

test('what is not accepted of the year before counts for growth alone', () => {
  const before = { ...twoMonths, evaluated: { from: months[1] ?? '', to: '2025-01-01' } }
  const input = { ...before, previous: { from: months[0] ?? '', to: months[1] ?? '' } }
  const flagsOf = (overTime: 'sum' | 'growth-points') =>
    Array.from(measureIndicator(input, { metric: 'm', overTime }, ['measured']).flags, (flags) =>
      flags & Flag.notAccepted ? 1 : 0,
    )
  expect(flagsOf('sum')).toEqual([0, 0, 0, 0])
  expect(flagsOf('growth-points')).toEqual([1, 0, 1, 0])
})

test('a line between months runs through accepted values alone, over what is not accepted', () => {
  const input = ofKinds(inputOf({ periods: months, metrics: { m: [[31], [1000], [91]] } }), [
    ['measured'],
    ['self-declared'],
    ['measured'],
  ])
  const line = (accepts: readonly ValueKind[]) =>
    Array.from(interpolateOverTime(input, { metric: 'm' }, accepts).input.metrics[0]?.value ?? [])
  expect(line(['measured', 'self-declared'])).toEqual([31, 1000, 91])
  // 31 of the 60 days from the first of January to the first of March are over in February.
  expect(line(['measured'])).toEqual([31, 62, 91])
})

test('of a share that some were asked for and some counted, those who were asked have a sampling error', () => {
  const input = inputOf({
    metrics: {
      content: [8, 4],
      asked: [16, 16],
    },
  })
  const mixed = ofKinds(input, [['measured', 'surveyed']])
  const measure = { numerator: { metric: 'content' }, denominator: { metric: 'asked' }, factor: 100 } as const
  const model = modelOf([indicatorOf('satisfaction', { measure })], {
    normalisation: { method: 'goalposts', low: 0, high: 100 },
  })
  const [row] = prepare(mixed, model).surveyed
  expect(Array.from(row?.error ?? []).map((error) => error > 0)).toEqual([false, true])
})

test('a series of one kind is written as before, one of several with the kinds of its values', () => {
  expect(canonicalInput(inputOf({ metrics: { m: [1] } }))).not.toContain('kinds')
  expect(canonicalInput(twoMonths)).toContain('"kind":"mixed","kinds":[[2,1,3,0],[1,1,1,1]]')
})
