import { array, assert, constantFrom, double, integer, option, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import type { Aggregation, Normalisation, StepChoices } from './model'
import { NodeState } from './result'
import { score } from './score'

const target = { target: 50 }
const normalisations: Normalisation[] = [
  { method: 'min-max' },
  { method: 'z-score', mean: 50, deviation: 10 },
  { method: 'rank' },
  { method: 'percentile' },
  { method: 'target-ratio' },
  { method: 'goalposts', low: 0, high: 100 },
  { method: 'logistic', midpoint: 50, slope: 0.1 },
]
const aggregations: Aggregation[] = [
  { method: 'arithmetic' },
  { method: 'geometric', floor: 0.01 },
  { method: 'harmonic', floor: 0.01 },
  { method: 'minimum' },
  { method: 'owa', orderWeights: [2, 1] },
]
const choice = tuple(constantFrom(...normalisations), constantFrom(...aggregations)).map(
  ([normalisation, aggregation]): Partial<StepChoices> => ({ normalisation, aggregation }),
)
const value = integer({ min: 1, max: 99 })
const column = array(value, { minLength: 5, maxLength: 5 })
const holed = array(option(value, { nil: null }), { minLength: 5, maxLength: 5 })

function totals(x: readonly (number | null)[], y: readonly (number | null)[], choices: Partial<StepChoices>) {
  return score(inputOf({ metrics: { x, y } }), modelOf([indicatorOf('x', target), indicatorOf('y', target)], choices))
}

test('more of what is better, all else as it is, never gives a worse rank', () => {
  assert(
    property(choice, column, column, integer({ min: 1, max: 50 }), (choices, x, y, more) => {
      const before = totals(x, y, choices)
      const after = totals(x.with(0, (x[0] ?? 0) + more), y, choices)
      // A column that was constant told nothing; that it now tells something may cost a tie.
      if (new Set(x).size === 1 || new Set(y).size === 1) return
      // Under a z-score the others come nearer or move away with it: see worse-never-better.test.ts.
      if (choices.normalisation?.method === 'z-score') return
      expect(after.ranks[0]?.rank[0] ?? 0).toBeLessThanOrEqual(before.ranks[0]?.rank[0] ?? 0)
    }),
  )
})

test('two agencies with the same values have the same score and rank', () => {
  assert(
    property(choice, holed, holed, (choices, x, y) => {
      const result = totals([...x, x[0] ?? null], [...y, y[0] ?? null], choices)
      expect(result.total[5]).toBe(result.total[0])
      expect(result.ranks[0]?.rank[5]).toBe(result.ranks[0]?.rank[0])
    }),
  )
})

test('a metric in another unit, its target with it, changes no total', () => {
  assert(
    property(
      constantFrom<Normalisation>({ method: 'min-max' }, { method: 'percentile' }, { method: 'target-ratio' }),
      holed,
      holed,
      constantFrom(0.5, 4, 1024),
      (normalisation, x, y, factor) => {
        const input = inputOf({ metrics: { x, y } })
        const scaled = modelOf(
          [indicatorOf('x', { measure: { metric: 'x', factor }, target: 50 * factor }), indicatorOf('y', target)],
          { normalisation },
        )
        expect(Array.from(score(input, scaled).total)).toEqual(Array.from(totals(x, y, { normalisation }).total))
      },
    ),
  )
})

test('leaving out a value that is not the best never raises a score where missing counts as zero, nor a rank over the smallest coverage', () => {
  assert(
    property(column, column, (x, y) => {
      const targetRatio: Normalisation = { method: 'target-ratio' }
      const zero = (item: readonly (number | null)[]) =>
        totals(item, y, { normalisation: targetRatio, noData: { rule: 'zero' } }).total[0] ?? 0
      expect(zero(x.map((one, index) => (index === 0 ? null : one)))).toBeLessThanOrEqual(zero(x))
      const covered = totals(
        x.map((one, index) => (index === 0 ? null : one)),
        y,
        { normalisation: targetRatio, minCoverage: 0.8 },
      )
      expect([covered.state[0], covered.ranks[0]?.rank[0]]).toEqual([NodeState.lowCoverage, 0])
    }),
  )
})

test('contributions of children add up to their parent’s, and coverage stays within 0 and 1', () => {
  assert(
    property(choice, holed, holed, holed, (choices, x, y, z) => {
      const model = modelOf(
        [
          branchOf('d', [indicatorOf('x', target), indicatorOf('y', target)], {
            weight: 3,
            choices: { aggregation: { method: 'arithmetic' } },
          }),
          indicatorOf('z', target),
        ],
        choices,
      )
      const { nodes, contribution, coverage, state } = score(inputOf({ metrics: { x, y, z } }), model)
      expect(coverage.every((value) => value >= 0 && value <= 1)).toBe(true)
      for (let agency = 0; agency < 5; agency++) {
        for (const parent of [0, 1]) {
          if (state[parent * 5 + agency] !== NodeState.scored) continue
          const children = nodes.flatMap((node, index) =>
            node.parent === parent ? [contribution[index * 5 + agency] ?? 0] : [],
          )
          expect(children.reduce((total, own) => total + own, 0)).toBeCloseTo(contribution[parent * 5 + agency] ?? 0, 9)
        }
      }
    }),
  )
})

test('weights that are all multiplied by the same change nothing', () => {
  assert(
    property(holed, holed, constantFrom(2, 16, 0.25), (x, y, factor) => {
      const model = (times: number) =>
        modelOf([indicatorOf('x', { weight: 3 * times }), indicatorOf('y', { weight: 5 * times })])
      const input = inputOf({ metrics: { x, y } })
      expect(Array.from(score(input, model(factor)).total)).toEqual(Array.from(score(input, model(1)).total))
    }),
  )
})

test('all missing, one agency and a denormal come out as numbers, under every method', () => {
  const cells = array(option(constantFrom(0, 5e-324, -5e-324, 1e300, -1e300, 1), { nil: null }), {
    minLength: 1,
    maxLength: 4,
  })
  assert(
    property(choice, cells, double({ noNaN: true, min: -1e9, max: 1e9 }), (choices, x, y) => {
      const result = totals(
        x,
        x.map(() => y),
        choices,
      )
      for (const item of [result.total, result.score, result.coverage, result.contribution])
        expect(item.every((entry) => Number.isFinite(entry))).toBe(true)
    }),
  )
})
