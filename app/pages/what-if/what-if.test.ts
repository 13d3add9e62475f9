import { expect, test } from 'vitest'
import { prepare, rescore } from '../../../scoring/prepared'
import { Rescorer } from '../../../scoring/robustness/rescorer'
import { makeInput } from '../../../tests/bench/scoring/make-input'
import { defaultFloor } from './default-floor'
import { fromPlain, noTrial, normalisedBy, readTrial, toPlain, toTrialRows, toWeights, writeTrial } from './what-if'

const nodes = [
  { code: 'D1', weight: 0.75 },
  { code: 'D1-2', weight: 0.25 },
]

test('a trial is in its address, and comes back from there', () => {
  const trial = { shares: { D1: 40, 'D1-2': 0 }, method: 'geometric', normalisation: 'min-max' } as const
  expect(writeTrial(trial)).toBe('?w=D1.40_D1-2.0&m=geometric&n=min-max')
  expect(readTrial(writeTrial(trial), nodes)).toEqual(trial)
  expect(writeTrial(noTrial)).toBe('')
  expect(writeTrial({ ...noTrial, method: 'harmonic' }, '?run=12&w=D1.40&n=percentile')).toBe('?run=12&m=harmonic')
})

test('what an address says of other nodes, or beyond a whole, is left out', () => {
  expect(readTrial('?w=D9.10_D1.101_D1-2.-1_D1.1e1_&m=magic&n=goalposts', nodes)).toEqual({
    ...noTrial,
    shares: { D1: 10 },
  })
})

test('a weight that was not moved stays that of the model', () => {
  expect(toWeights(nodes, { shares: { 'D1-2': 50 } })).toEqual([0.75, 0.5])
})

test('what the browser gets scores as what the server has', () => {
  const { input, model } = makeInput(20, 6, 0.1)
  const { surveyed: _, ...prepared } = prepare(input, model)
  const sent: unknown = JSON.parse(JSON.stringify(toPlain(prepared)))
  expect(sent).toEqual(toPlain(prepared))
  const weights = prepared.nodes.map((node) => node.weight)
  expect(rescore(fromPlain(toPlain(prepared), null), weights)).toEqual(rescore({ ...prepared, surveyed: [] }, weights))
})

test('another normalisation is that of every indicator which names none of its own', () => {
  const { input, model } = makeInput(20, 6, 0)
  const tried = prepare(input, normalisedBy(model, 'min-max'))
  expect(tried.indicators).toBe(6)
  for (let row = 0; row < tried.indicators; row++) {
    const utilities = tried.utility.slice(row * 20, (row + 1) * 20)
    expect([Math.min(...utilities), Math.max(...utilities)]).toEqual([0, 1])
  }
})

test('another normalisation is over the same agencies as the model’s own, which stays as it is where it is asked for', () => {
  const { model } = makeInput(20, 6, 0)
  const grouped = {
    ...model,
    defaults: { ...model.defaults, normalisation: { method: 'min-max', high: 90, over: 'group' } as const },
  }
  expect(normalisedBy(grouped, 'percentile').defaults.normalisation).toEqual({ method: 'percentile', over: 'group' })
  expect(normalisedBy(grouped, 'min-max')).toBe(grouped)
})

test('a mean that takes no zero takes a hundredth in its place, and loses nobody', () => {
  const { input, model } = makeInput(20, 6, 0)
  const tried = toPlain(prepare(input, normalisedBy(model, 'min-max')))
  const { rank, total } = new Rescorer(fromPlain(tried, 'geometric')).run(tried.nodes.map((node) => node.weight))
  const raised = new Rescorer(
    fromPlain({ ...tried, utility: tried.utility.map((value) => Math.max(value, defaultFloor)) }, 'geometric'),
  ).run(tried.nodes.map((node) => node.weight))
  expect(Math.min(...tried.utility)).toBe(0)
  expect(rank.every((value) => value > 0)).toBe(true)
  expect(total).toEqual(raised.total)
})

test('who is not ranked is not in the list, and the best comes first', () => {
  const of = (rank: number[]) => ({
    total: Float64Array.from([1, 2, 3]),
    isScored: Uint8Array.from([1, 1, 1]),
    rank: Float64Array.from(rank),
    rankInGroup: Int32Array.from(rank),
  })
  const rows = toTrialRows(['a', 'b', 'c'], of([1, 2, 0]), of([2, 1, 0]))
  expect(rows.map(({ agency, rank, before }) => [agency, rank, before])).toEqual([
    ['b', 1, 2],
    ['a', 2, 1],
  ])
})
