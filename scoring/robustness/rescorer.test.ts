import { array, assert, double, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { prepare, rescore } from '../prepared'
import { score } from '../score'
import { Rescorer } from './rescorer'
import { runs } from '../../tests/fixtures/property-runs'

const { input, model } = makeInput(12, 20, 0.2)
const strict = { ...model, defaults: { ...model.defaults, minCoverage: 0.75 } }
const geometric = {
  ...model,
  defaults: { ...model.defaults, aggregation: { method: 'geometric' as const, floor: 0.01 } },
}

test('any run of changes ends in the very totals of the full engine', () => {
  const change = tuple(integer({ min: 1, max: 23 }), double({ min: 0, max: 5, noNaN: true }))
  for (const item of [model, strict, geometric]) {
    const prepared = prepare(input, item)
    assert(
      property(array(array(change, { maxLength: 5 }), { maxLength: 4 }), (steps) => {
        const rescorer = new Rescorer(prepared)
        const weights = prepared.nodes.map((node) => node.weight)
        for (const step of steps) {
          for (const [node, weight] of step) weights[node] = weight
          const { total, isScored } = rescorer.run(weights)
          expect({ total, isScored }).toEqual(rescore(prepared, weights))
        }
      }),
      { numRuns: runs(40) },
    )
  }
})

test('those with equal totals share a rank, and those that do not compete or have no score have none', () => {
  const prepared = prepare(input, strict)
  const competes = prepared.competes.map((_, agency) => (agency === 0 ? 0 : 1))
  const { total, isScored, rank, rankInGroup } = new Rescorer({ ...prepared, competes }).run(
    prepared.nodes.map((node) => node.weight),
  )
  const rivals = [...total.keys()].filter((agency) => isScored[agency] === 1 && competes[agency] === 1)
  for (const agency of total.keys()) {
    const expected = rivals.includes(agency)
      ? 1 + rivals.filter((rival) => (total[rival] ?? 0) > (total[agency] ?? 0)).length
      : 0
    expect(rank[agency]).toBe(expected)
    const peers = rivals.filter((rival) => prepared.group[rival] === prepared.group[agency])
    const inGroup = peers.includes(agency)
      ? 1 + peers.filter((rival) => (total[rival] ?? 0) > (total[agency] ?? 0)).length
      : 0
    expect(rankInGroup[agency]).toBe(inGroup)
  }
})

test.each(['competition', 'dense', 'fractional'] as const)(
  'in %s style the ranks are those of the full engine, shared ones too',
  (style) => {
    const coarse = { ...model, scale: 10, decimals: 0, ranking: { ...model.ranking, style, tieBreak: [] } }
    const { rank, tied } = score(input, coarse).ranks.find(({ scope }) => scope === 'overall') ?? { rank: [], tied: [] }
    expect(Math.max(...tied)).toBeGreaterThan(1)
    const prepared = prepare(input, coarse)
    const again = new Rescorer(prepared).run(prepared.nodes.map((node) => node.weight))
    expect([...again.rank]).toEqual([...rank])
  },
)
