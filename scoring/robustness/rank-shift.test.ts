import { expect, test } from 'vitest'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { prepare } from '../prepared'
import { measureRankShift } from './rank-shift'
import { Rescorer } from './rescorer'

const { input, model } = makeInput(25, 14, 0)
const prepared = prepare(input, model)
const nominal = prepared.nodes.map((node) => node.weight)

test('weights as they are shift nobody', () => {
  expect(measureRankShift(prepared)?.(nominal)).toBe(0)
})

test('is the mean distance between the ranks of the full engine', () => {
  const weights = nominal.with(1, 3).with(4, 2)
  const [before, after] = [new Rescorer(prepared).run(nominal).rank, new Rescorer(prepared).run(weights).rank]
  const distances = Array.from(before, (rank, agency) => Math.abs(rank - (after[agency] ?? 0)))
  expect(measureRankShift(prepared)?.(weights)).toBeCloseTo(distances.reduce((sum, own) => sum + own, 0) / 25, 12)
})

test('says nothing where a level is not an arithmetic mean', () => {
  expect(measureRankShift(prepare(input, { ...model, defaults: { ...model.defaults, aggregation: { method: 'minimum' } } }))).toBe(null)
})
