import { array, assert, constantFrom, double, integer, oneof, property } from 'fast-check'
import { expect, test } from 'vitest'
import { compileDrawKernel, readDrawKernel } from '../../scripts/compile-draw-kernel'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { prepare } from '../prepared'
import { plainInner } from './inner'
import { makeLinearKernel } from './linear-kernel'
import { batchSize } from './multiply-add'
import { DrawRandom } from './random'
import { Ranker } from './ranker'
import { DrawRunner } from './run-draws'
import { quickInner } from './wasm-inner'
import { runs } from '../../tests/fixtures/property-runs'

test('the kernel that is kept is what its source compiles to', async () => {
  expect(await compileDrawKernel()).toBe(await readDrawKernel())
})

test('this machine runs the kernel, so that what follows compares two things', () => {
  expect(quickInner(100).float64(4).buffer.byteLength).toBeGreaterThan(60_000)
})

test('totals are the very bytes of the plain loops, missing values and all', () => {
  assert(
    property(
      integer({ min: 1, max: 40 }),
      integer({ min: 1, max: 30 }),
      constantFrom(0, 0.1, 0.5),
      integer(),
      (agencies, indicators, missing, seed) => {
        const { input, model } = makeInput(agencies, indicators, missing)
        const prepared = {
          ...prepare(input, model),
          adjustment: Float64Array.from({ length: agencies }, (_, agency) => agency / 3),
        }
        const random = new DrawRandom(seed)
        random.begin(1)
        const weights = Float64Array.from({ length: prepared.nodes.length * batchSize }, () => random.next())
        const [plain, quick] = [plainInner, quickInner].map((inner) => makeLinearKernel(prepared, inner))
        for (const kernel of [plain, quick]) for (const _ of [1, 2]) kernel?.scoreBatch(weights)
        expect([...(quick?.totals ?? [])]).toEqual([...(plain?.totals ?? [])])
      },
    ),
    { numRuns: runs(60) },
  )
})

test('orders and ranks are those of the plain loops, ties and crowds and all', () => {
  const total = oneof(
    double({ min: -1e6, max: 1e6, noNaN: true }),
    integer({ min: 0, max: 5 }),
    constantFrom(-1e300, 1e300, 0, -0),
  )
  assert(
    property(array(total, { minLength: 1, maxLength: 300 }), constantFrom(0, 1, 4), (totals, decimals) => {
      const takesPart = Int32Array.from(totals.keys()).filter((index) => index % 7 !== 3)
      const rankers = [plainInner, quickInner].map((inner) => new Ranker(takesPart, totals.length, decimals, inner))
      for (const ranker of rankers) ranker.run(Float64Array.from(totals), 1, 0)
      const [plain, quick] = rankers.map(({ order, rank, sorted }) => ({
        order: [...order],
        rank: [...rank],
        sorted: [...sorted],
      }))
      expect(quick).toEqual(plain)
    }),
  )
})

test('whole draws are counted to the very bytes of the plain loops', () => {
  const { input, model } = makeInput(90, 28, 0.05)
  const settings = {
    seed: 3,
    weights: { method: 'dirichlet' },
    leavesOneOut: true,
    hasGroupRanks: true,
    pairDraws: 10,
  } as const
  const [plain, quick] = [plainInner, quickInner].map((inner) =>
    new DrawRunner([prepare(input, model)], settings, inner).run(0, 333),
  )
  expect(quick).toEqual(plain)
})

test('data beyond the memory of WebAssembly run plainly', () => {
  expect(quickInner(2 ** 33).float64(4).buffer.byteLength).toBe(32)
})
