import { assert, constantFrom, double, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { makeInput } from '../../tests/bench/scoring/make-input'
import type { Aggregation } from '../model'
import { prepare, rescore } from '../prepared'
import { makeMeansKernel } from './means-kernel'
import { batchSize } from './multiply-add'
import { DrawRandom } from './random'
import { DrawRunner } from './run-draws'
import { runs } from '../../tests/fixtures/property-runs'

const methods: Aggregation[] = [
  { method: 'arithmetic' },
  { method: 'minimum' },
  { method: 'geometric', floor: 0.01 },
  { method: 'geometric' },
  { method: 'harmonic', floor: 0.05 },
  { method: 'power', exponent: 0.5, floor: 0.01 },
  { method: 'power', exponent: -2, floor: 0.02 },
  { method: 'power', exponent: 0, floor: 0.02 },
]

test('totals are those of the engine, whatever the means inside each other and whatever is missing', () => {
  assert(
    property(
      constantFrom(...methods),
      constantFrom(...methods),
      constantFrom(0, 0.2),
      double({ min: 0.05, max: 0.4, noNaN: true }),
      integer(),
      (inside, above, missing, lift, seed) => {
        const { input, model } = makeInput(15, 16, missing)
        const normalisation = { method: 'min-max', low: lift, high: 1 } as const
        const tree = {
          ...model.tree,
          choices: { aggregation: above },
          children: model.tree.children.map((child) => ({ ...child, choices: { aggregation: inside } })),
        }
        const prepared = prepare(input, { ...model, tree, defaults: { ...model.defaults, normalisation } })
        const kernel = makeMeansKernel(prepared)
        const random = new DrawRandom(seed)
        random.begin(0)
        const draws = Array.from({ length: batchSize }, () => prepared.nodes.map(() => 0.1 + random.next()))
        const weights = Float64Array.from(
          { length: prepared.nodes.length * batchSize },
          (_, entry) => draws[entry % batchSize]?.[Math.floor(entry / batchSize)] ?? 0,
        )
        kernel?.scoreBatch(weights)
        for (const [draw, own] of draws.entries()) {
          const { total, isScored } = rescore(prepared, own)
          expect(kernel?.failed[draw]).toBe(isScored.includes(0) && missing === 0 ? 1 : 0)
          for (const [agency, value] of total.entries())
            if (isScored[agency])
              expect(Math.abs((kernel?.totals[agency * batchSize + draw] ?? 0) - value)).toBeLessThan(0.0501)
        }
      },
    ),
    { numRuns: runs(150) },
  )
})

test('says nothing of a method that weighs agencies against each other', () => {
  const { input, model } = makeInput(5, 7, 0)
  for (const method of ['copeland', 'topsis', 'promethee-ii'] as const)
    expect(
      makeMeansKernel(prepare(input, { ...model, defaults: { ...model.defaults, aggregation: { method } } })),
    ).toBe(null)
})

test('an indicator that is left out is in no minimum and no mean', () => {
  const { input, model } = makeInput(6, 7, 0)
  const made = prepare(input, { ...model, defaults: { ...model.defaults, aggregation: { method: 'minimum' } } })
  const prepared = { ...made, utility: made.utility.map((_, entry) => (entry === 2 * 6 ? 0.1 : 0.5)) }
  const weights = new Float64Array(prepared.nodes.length * batchSize).fill(1)
  const left = prepared.nodes.findIndex(({ indicator }) => indicator === 2)
  const kernel = makeMeansKernel(prepared)
  kernel?.scoreBatch(weights)
  expect(kernel?.totals[0]).toBeCloseTo(100, 9)
  weights.fill(0, left * batchSize, (left + 1) * batchSize)
  kernel?.scoreBatch(weights)
  expect(kernel?.totals[0]).toBeCloseTo(500, 9)
})

test('draws under a geometric mean that nothing zero reaches never fail', () => {
  const { input, model } = makeInput(30, 14, 0.1)
  const prepared = prepare(input, {
    ...model,
    defaults: { ...model.defaults, aggregation: { method: 'geometric', floor: 0.01 } },
  })
  const { draws, failed } = new DrawRunner([prepared], {
    seed: 2,
    weights: { method: 'dirichlet' },
    leavesOneOut: true,
  }).run(0, 200)
  expect([draws, failed]).toEqual([200, 0])
})
