import { array, assert, constantFrom, integer, option, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { branchOf, indicatorOf, inputOf, modelOf } from '../tests/fixtures/small-scoring'
import { explain } from './explain'
import type { Aggregation } from './model'
import { prepare } from './prepared'

const targetRatio = { normalisation: { method: 'target-ratio' } } as const
const target = { target: 100 }
const round = (value: number) => Math.round(value * 1e9) / 1e9
const pointsOf = (parts: readonly { node: string; points: number }[]) =>
  Object.fromEntries(parts.map(({ node, points }) => [node, round(points)]))

test('contributions are weight × value, those of missing siblings handed on', () => {
  const model = modelOf(
    [branchOf('d', [indicatorOf('x', target), indicatorOf('y', target)], { weight: 3 }), indicatorOf('z', target)],
    targetRatio,
  )
  const made = explain(prepare(inputOf({ metrics: { x: [80], y: [null], z: [20] } }), model), 0)
  expect(made && [made.method, round(made.score), made.reference]).toEqual(['exact', 65, 0])
  expect(made && pointsOf(made.dimensions)).toEqual({ d: 60, z: 5 })
  expect(made && pointsOf(made.indicators)).toEqual({ x: 60, y: 0, z: 5 })
})

test('a product has no parts: two equal dimensions share its score equally (Shapley’s symmetry)', () => {
  const model = modelOf([indicatorOf('x', target), indicatorOf('y', target)], {
    ...targetRatio,
    aggregation: { method: 'geometric', floor: 0.01 },
  })
  const made = explain(prepare(inputOf({ metrics: { x: [64], y: [64] } }), model), 0)
  // v(∅) = 1, v(x) = v(y) = 100 × √(0.64 × 0.01) = 8, v(xy) = 64: half of 7 and half of 56 each.
  expect(made && [made.method, round(made.score), round(made.reference), pointsOf(made.dimensions)]).toEqual([
    'shapley',
    64,
    1,
    { x: 31.5, y: 31.5 },
  ])
})

test('an agency without a score has no explanation', () => {
  expect(
    explain(prepare(inputOf({ metrics: { x: [null, 1] } }), modelOf([indicatorOf('x', target)], targetRatio)), 0),
  ).toBeNull()
})

test('the parts add up to the score less the reference, to 1e-9, under every method', () => {
  const methods: Aggregation[] = [
    { method: 'arithmetic' },
    { method: 'geometric', floor: 0.01 },
    { method: 'harmonic', floor: 0.01 },
    { method: 'minimum' },
    { method: 'owa', orderWeights: [3, 2, 1] },
    { method: 'copeland' },
    { method: 'topsis' },
    { method: 'vikor' },
    { method: 'promethee-ii' },
  ]
  const column = array(option(integer({ min: 0, max: 120 }), { nil: null }), { minLength: 4, maxLength: 4 })
  assert(
    property(tuple(constantFrom(...methods), column, column, column, column), ([aggregation, x, y, z, w]) => {
      const model = modelOf(
        [
          branchOf('d', [indicatorOf('x', target), indicatorOf('y', target)], {
            choices: { aggregation: { method: 'arithmetic' } },
            weight: 2,
          }),
          indicatorOf('z', target),
          indicatorOf('w', target),
        ],
        { ...targetRatio, aggregation },
      )
      const prepared = prepare(inputOf({ metrics: { x, y, z, w }, group: ['g', 'g', 'g', null] }), model)
      for (let agency = 0; agency < 4; agency++) {
        const made = explain(prepared, agency)
        if (!made) continue
        for (const parts of [made.dimensions, made.indicators]) {
          if (parts.length)
            expect(
              Math.abs(parts.reduce((total, { points }) => total + points, 0) - (made.score - made.reference)),
            ).toBeLessThan(1e-9)
        }
      }
    }),
  )
})
