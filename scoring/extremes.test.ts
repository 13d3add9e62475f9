import { array, assert, constantFrom, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { Status } from './input'
import type { Aggregation, Imputation, MissingRule, Normalisation, StepChoices, Treatment, Weighting } from './model'
import { aggregations } from './aggregate/methods'
import { examplesOf } from './method'
import { normalisations } from './normalise/methods'
import { NodeState } from './result'
import { score, scoreOnly } from './score'
import { imputations } from './steps/imputations'
import { treatments } from './steps/treatments'
import { weightings } from './weigh/methods'
import { runs } from '../tests/fixtures/property-runs'

const missing: MissingRule[] = [
  { rule: 'exclude' },
  { rule: 'zero' },
  ...examplesOf<Imputation>(imputations).map((by) => ({ rule: 'impute' as const, by })),
]

const choices = record({
  normalisation: constantFrom(...examplesOf<Normalisation>(normalisations)),
  aggregation: constantFrom(...examplesOf<Aggregation>(aggregations)),
  treatment: constantFrom(...examplesOf<Treatment>(treatments)),
  weighting: constantFrom(...examplesOf<Weighting>(weightings)),
  noData: constantFrom(...missing),
  notApplicable: constantFrom(...missing),
  minCoverage: constantFrom(0, 0.6),
})

/**
 * Up to seven agencies, down to none; groups of one and of several; nothing, the least and the most that a number can
 * be.
 */
const cell = option(
  constantFrom(0, -0, 5e-324, -5e-324, 2.2e-308, 1e300, -1e300, 1.7976931348623157e308, 1, 0.1 + 0.2, 0.3),
  { nil: null, freq: 4 },
)
const agencies = array(
  record({ x: cell, y: cell, group: constantFrom('g', 'h', null), competes: constantFrom(true, true, false) }),
  { maxLength: 7 },
)

function scoreExtremes(
  rows: readonly { x: number | null; y: number | null; group: string | null; competes: boolean }[],
  item: Partial<StepChoices>,
) {
  const input = inputOf({
    metrics: { x: rows.map(({ x }) => x), y: rows.map(({ y }) => y) },
    codes: rows.map((_, index) => String.fromCodePoint(97 + index)),
    group: rows.map(({ group }) => group),
    competes: rows.map(({ competes }) => competes),
  })
  return score(
    input,
    modelOf(
      [branchOf('d', [indicatorOf('x', { target: 1 }), indicatorOf('y', { direction: 'less-is-better', target: 1 })])],
      item,
    ),
  )
}

test('whatever the values and whatever the methods, no number comes out that is not one', () => {
  assert(
    property(agencies, choices, (rows, item) => {
      const result = scoreExtremes(rows, item)
      const columns = [
        result.total,
        result.score,
        result.coverage,
        result.contribution,
        ...result.indicators.flatMap((one) => [one.actual, one.imputed, one.treated, one.normalised]),
      ]
      for (const column of columns) expect(column.every((entry) => Number.isFinite(entry))).toBe(true)
      for (const agency of rows.keys()) {
        const isRanked = rows[agency]?.competes === true && result.state[agency] === NodeState.scored
        expect((result.ranks[0]?.rank[agency] ?? 0) > 0, `agency ${agency}`).toBe(isRanked)
      }
    }),
    { numRuns: runs(1000) },
  )
})

test('a copy of an agency gets the same, under every method', () => {
  assert(
    property(agencies, choices, (rows, item) => {
      const [first] = rows
      if (!first) return
      const { total, state, ranks } = scoreExtremes([...rows, first], item)
      const copy = rows.length
      expect([total[copy], state[copy], ranks[0]?.rank[copy]]).toEqual([total[0], state[0], ranks[0]?.rank[0]])
    }),
    { numRuns: runs(500) },
  )
})

test('a million agencies are scored and ranked', () => {
  const count = 1_000_000
  const value = Float64Array.from({ length: count }, (_, index) => (index * 7919) % 1009)
  const code = Array.from({ length: count }, (_, index) => `a${index}`)
  const input = {
    agencies: { code, group: code.map(() => null), competes: code.map(() => true), attributes: {} },
    metrics: [
      {
        metric: 'x',
        kind: 'measured' as const,
        periods: ['2024-01-01'],
        value,
        status: new Uint8Array(count).fill(Status.reported),
      },
    ],
    evaluated: { from: '2024-01-01', to: '2025-01-01' },
  }
  const { total, ranks } = scoreOnly(input, modelOf([indicatorOf('x')]))
  const best = value.reduce((ties, own) => ties + (own === 1008 ? 1 : 0), 0)
  expect(total[0]).toBe(0)
  expect([
    ranks[0]?.rank[value.indexOf(1008)],
    ranks[0]?.tied[value.indexOf(1008)],
    ranks[0]?.rank[value.indexOf(1007)],
  ]).toEqual([1, best, best + 1])
  expect(ranks[0]?.rank[0]).toBe(count + 1 - (ranks[0]?.tied[0] ?? 0))
})

test('one that does not compete, far beyond those that do, is held to their range under VIKOR', () => {
  const rows = [
    { x: 0.3, y: null, group: 'g', competes: false },
    { x: 2.2e-308, y: 0, group: 'g', competes: true },
    { x: 0, y: null, group: 'g', competes: true },
  ]
  const { total } = scoreExtremes(rows, {
    normalisation: { method: 'distance-to-reference', agency: 'a' },
    aggregation: { method: 'vikor' },
  })
  expect([...total]).toEqual([100, 100, 0])
})
