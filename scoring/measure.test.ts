import { expect, test } from 'vitest'
import { type SmallCase, inputOf } from '../tests/fixtures/small-scoring'
import { Status, type ValueKind } from './input'
import { measureIndicator } from './measure'
import type { Measure } from './model'
import { Flag } from './result'

const all: ValueKind[] = ['measured', 'self-declared', 'surveyed']
const periods = ['2023-01-01', '2023-07-01', '2024-01-01', '2024-07-01']

function valuesOf(measure: Measure, given: SmallCase) {
  const made = measureIndicator(inputOf({ periods, ...given }), measure, all)
  return Array.from(made.value, (value, agency) => (made.status[agency] === Status.reported ? value : null))
}

test.each<[string, Measure, (number | null)[]]>([
  ['sum of the evaluated year', { metric: 'm' }, [7]],
  ['mean', { metric: 'm', overTime: 'mean' }, [3.5]],
  ['last', { metric: 'm', overTime: 'last' }, [4]],
  ['max', { metric: 'm', overTime: 'max' }, [4]],
  ['growth in points: mean 3.5 less mean 1.5', { metric: 'm', overTime: 'growth-points' }, [2]],
  ['relative growth: 2 ÷ 1.5', { metric: 'm', overTime: 'growth-relative' }, [1.33333333333]],
  ['factor', { metric: 'm', factor: 100 }, [700]],
])('%s', (_, measure, expected) => {
  expect(valuesOf(measure, { metrics: { m: [[1], [2], [3], [4]] } })).toEqual(expected)
})

test('a ratio adds up both sides over the periods in which both are known', () => {
  const made = measureIndicator(
    inputOf({ periods, metrics: { top: [[0], [0], [30], [1000]], bottom: [[0], [0], [60], [null]] } }),
    { numerator: { metric: 'top' }, denominator: { metric: 'bottom' }, factor: 100 },
    all,
  )
  expect([made.value[0], made.numerator[0], made.denominator[0], made.periodsUsed[0], made.periodsExpected[0]]).toEqual(
    [50, 30, 60, 1, 2],
  )
  expect(made.flags[0]).toBe(Flag.partialYear)
})

test('a denominator of zero, or too small a sample, gives no data and says which', () => {
  const measure = { numerator: { metric: 'top' }, denominator: { metric: 'bottom' }, minDenominator: 10 }
  const made = measureIndicator(inputOf({ metrics: { top: [5, 5, 5], bottom: [0, 9, 10] } }), measure, all)
  expect(Array.from(made.status)).toEqual([Status.noData, Status.noData, Status.reported])
  expect(Array.from(made.flags)).toEqual([Flag.emptyDenominator, Flag.smallSample, 0])
})

test('a ratio can be taken per attribute of the agency, which may be unknown', () => {
  const measure = { numerator: { metric: 'm' }, denominator: { attribute: 'rural' }, factor: 1000 }
  expect(
    valuesOf(measure, { metrics: { m: [30, 30] }, periods: ['2024-01-01'], attributes: { rural: [6000, null] } }),
  ).toEqual([5, null])
})

test('the growth of a ratio compares the ratio of the year with that of the year before', () => {
  const measure = {
    numerator: { metric: 'top', overTime: 'growth-points' as const },
    denominator: { metric: 'bottom' },
  }
  expect(valuesOf(measure, { metrics: { top: [[1], [1], [3], [3]], bottom: [[4], [4], [4], [4]] } })).toEqual([0.5])
})

test('a difference is not below its floor', () => {
  const measure = { minuend: { metric: 'online' }, subtrahend: { metric: 'paper' }, floor: 0 }
  expect(valuesOf(measure, { periods: ['2024-01-01'], metrics: { online: [9, 2, 3], paper: [4, 5, null] } })).toEqual([
    5,
    0,
    null,
  ])
})

test('periods outside the evaluated year count for nothing', () => {
  expect(
    valuesOf(
      { metric: 'm' },
      { periods: ['2023-06-01', '2024-06-01', '2025-01-01'], metrics: { m: [[100], [1], [100]] } },
    ),
  ).toEqual([1])
})

test('what was said instead of a value is kept: no data before not applicable before silence', () => {
  const made = measureIndicator(
    inputOf({
      periods: ['2024-01-01', '2024-02-01'],
      metrics: {
        m: [
          [null, 'not-applicable', 'not-applicable'],
          [null, 'no-data', null],
        ],
      },
    }),
    { metric: 'm' },
    all,
  )
  expect(Array.from(made.status)).toEqual([Status.absent, Status.noData, Status.notApplicable])
})

test('a value of a kind that the model does not accept is no value, and flagged', () => {
  const made = measureIndicator(inputOf({ metrics: { m: [5] }, kinds: { m: 'self-declared' } }), { metric: 'm' }, [
    'measured',
  ])
  expect([made.status[0], made.value[0], made.flags[0]]).toEqual([Status.absent, 0, Flag.notAccepted])
})

test('a metric that nobody has sent is absent for everybody', () => {
  expect(valuesOf({ metric: 'unknown' }, { metrics: { m: [1, 2] } })).toEqual([null, null])
})

test('a result too large for a number is no data', () => {
  const made = measureIndicator(
    inputOf({ metrics: { top: [1e300], bottom: [1e-300] } }),
    { numerator: { metric: 'top' }, denominator: { metric: 'bottom' } },
    all,
  )
  expect([made.value[0], made.numerator[0], made.status[0]]).toEqual([0, 0, Status.noData])
})
