import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { measureIndicator } from './measure'
import type { Measure } from './model'
import { Flag, NodeState } from './result'
import { score } from './score'

const months = Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}-01`)
const halves = ['2023-01-01', '2023-07-01', '2024-01-01', '2024-07-01']
const targetRatio = { normalisation: { method: 'target-ratio' } } as const
const target = { target: 100 }
/** One agency's year, and beside it one that told every month, so that twelve periods are expected. */
const yearOf = (item: readonly Cell[]) => months.map((_, month) => [item[month] ?? null, 1] as const)
const coverageOf = (
  metrics: Parameters<typeof inputOf>[0]['metrics'],
  model = modelOf([indicatorOf('x', target)], targetRatio),
  periods: readonly string[] = months,
) => score(inputOf({ metrics, periods }), model).coverage[0]

test('eleven months of twelve are 11/12 of the weight of their indicator', () => {
  expect(coverageOf({ x: yearOf(months.slice(1).map(() => 1)) })).toBeCloseTo(11 / 12, 12)
  const model = modelOf([indicatorOf('x', { ...target, weight: 3 }), indicatorOf('y', target)], targetRatio)
  expect(coverageOf({ x: yearOf(months.slice(1).map(() => 1)), y: yearOf(months.map(() => 1)) }, model)).toBeCloseTo(
    (3 * (11 / 12) + 1) / 4,
    12,
  )
})

test('a month that does not apply to the agency is no lack, and no part of a partial year', () => {
  const result = score(
    inputOf({
      metrics: { x: yearOf([...months.slice(2).map(() => 1), 'not-applicable', 'not-applicable']) },
      periods: months,
    }),
    modelOf([indicatorOf('x', target)], targetRatio),
  )
  expect(result.coverage[0]).toBe(1)
  const [x] = result.indicators
  expect([x?.periodsUsed[0], x?.periodsExpected[0], (x?.flags[0] ?? 0) & Flag.partialYear]).toEqual([10, 10, 0])
})

test('an indicator that does not apply is no lack, whatever a rule puts in its place', () => {
  const metrics = { x: [80, 50], y: ['not-applicable' as const, 50] }
  for (const notApplicable of [
    { rule: 'exclude' },
    { rule: 'zero' },
    { rule: 'impute', by: { method: 'mean' } },
  ] as const) {
    const model = modelOf([branchOf('d', [indicatorOf('x', target)]), branchOf('e', [indicatorOf('y', target)])], {
      ...targetRatio,
      notApplicable,
      minCoverage: 0.6,
    })
    const result = score(inputOf({ metrics }), model)
    expect([result.coverage[0], result.state[0]], notApplicable.rule).toEqual([1, NodeState.scored])
  }
})

test('an imputed value and a zero by rule are not known', () => {
  for (const noData of [{ rule: 'zero' }, { rule: 'impute', by: { method: 'mean' } }] as const) {
    expect(
      coverageOf(
        { x: [80, 50], y: [null, 50] },
        modelOf([indicatorOf('x', target), indicatorOf('y', target)], { ...targetRatio, noData }),
        ['2024-01-01'],
      ),
      noData.rule,
    ).toBe(0.5)
  }
})

test('the smallest coverage is asked of the same number', () => {
  const ninetyTwo = { x: yearOf(months.slice(1).map(() => 1)) }
  const stateAt = (minCoverage: number) =>
    score(
      inputOf({ metrics: ninetyTwo, periods: months }),
      modelOf([indicatorOf('x', target)], { ...targetRatio, minCoverage }),
    ).state[0]
  expect([stateAt(11 / 12), stateAt(0.92)]).toEqual([NodeState.scored, NodeState.lowCoverage])
})

test.each<[string, Measure, Record<string, readonly (readonly Cell[])[]>, [number, number]]>([
  ['growth needs both years', { metric: 'm', overTime: 'growth-points' }, { m: [[1], [null], [3], [4]] }, [3, 4]],
  [
    'a ratio needs both sides of a period',
    { numerator: { metric: 'm' }, denominator: { metric: 'n' } },
    { m: [[0], [0], [3], [4]], n: [[0], [0], [6], [null]] },
    [1, 2],
  ],
  [
    'also where one side was told of in no such period',
    { numerator: { metric: 'm' }, denominator: { metric: 'n' } },
    { m: [[0], [0], [3]], n: [[0], [0], [6], [6]] },
    [1, 2],
  ],
  [
    'the growth of a ratio needs both sides in both years',
    { numerator: { metric: 'm', overTime: 'growth-points' }, denominator: { metric: 'n' } },
    { m: [[1], [2], [3], [4]], n: [[1], [2], [3], [null]] },
    [3, 4],
  ],
  [
    'a difference needs both',
    { minuend: { metric: 'm' }, subtrahend: { metric: 'n' } },
    { m: [[0], [0], [3], [null]], n: [[0], [0], [1], [1]] },
    [3, 4],
  ],
])('%s', (_, measure, metrics, expected) => {
  const made = measureIndicator(inputOf({ periods: halves, metrics }), measure, ['measured'])
  expect([made.periodsUsed[0], made.periodsExpected[0]]).toEqual(expected)
})

test('one more month that is known never lowers a coverage, and one that does not apply never does', () => {
  const cell = constantFrom<Cell>(1, null, 'no-data', 'not-applicable')
  assert(
    property(array(cell, { minLength: 12, maxLength: 12 }), array(cell, { minLength: 12, maxLength: 12 }), (x, y) => {
      const model = modelOf([indicatorOf('x', { ...target, weight: 2 }), indicatorOf('y', target)], targetRatio)
      const before = coverageOf({ x: yearOf(x), y: yearOf(y) }, model) ?? 0
      const at = x.findIndex((cell) => cell === null || cell === 'no-data')
      if (at < 0) return
      // Where an agency said only that the metric does not apply, the first value makes the indicator apply.
      const isOnlyNotApplicable = x.includes('not-applicable') && !x.includes(1) && !x.includes('no-data')
      if (!isOnlyNotApplicable)
        expect(coverageOf({ x: yearOf(x.with(at, 1)), y: yearOf(y) }, model) ?? 0).toBeGreaterThanOrEqual(
          before - 1e-12,
        )
      // The last value may be the one that goes, where no value is left and the indicator stops to apply.
      if (x.includes(1))
        expect(
          coverageOf({ x: yearOf(x.with(at, 'not-applicable')), y: yearOf(y) }, model) ?? 0,
        ).toBeGreaterThanOrEqual(before - 1e-12)
    }),
  )
})
