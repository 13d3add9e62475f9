import { integer, assert, array, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { prepare, rescore } from '../prepared'
import { GroupRanks } from './group-ranks'
import { binCount, binsOfRanks, lastRankOf } from './rank-bins'
import { Ranker } from './ranker'
import { DrawRunner } from './run-draws'
import { summarise, summariseGroupRanks } from './summarise'

test('a rank stands within the ranks of its bin, and the first 1,024 by themselves', () => {
  for (const agencies of [1, 5, 2048, 2049, 12_000]) {
    const bins = binsOfRanks(agencies)
    expect(bins[0]).toBe(0)
    expect(bins[agencies]).toBe(binCount(agencies))
    for (let rank = 1; rank <= agencies; rank++) {
      const bin = bins[rank] ?? 0
      expect(
        lastRankOf(bin, agencies) >= rank && lastRankOf(bin - 1, agencies) < rank,
        `rank ${rank} of ${agencies}`,
      ).toBe(true)
      if (agencies <= 2048 || rank <= 1024) expect(bin).toBe(rank)
    }
  }
})

test('ranks inside groups are a count of those of the group that are better', () => {
  const entry = tuple(integer({ min: 0, max: 20 }), integer({ min: -1, max: 2 }))
  assert(
    property(array(entry, { minLength: 1, maxLength: 40 }), (entries) => {
      const [totals, group] = [entries.map(([total]) => total), Int32Array.from(entries, ([, own]) => own)]
      const takesPart = Int32Array.from(entries.keys())
      const ranker = new Ranker(takesPart, entries.length, 0)
      ranker.run(Float64Array.from(totals), 1, 0)
      const ranks = new Int32Array(entries.length)
      const first = new Uint32Array(entries.length)
      const groups = new GroupRanks(group, takesPart)
      // Twice, as what the first draw left behind must not show in the second.
      for (const _ of [1, 2]) groups.rank(ranker, ranks)
      groups.countFirst(ranker, first)
      const expected = entries.map(([total, own]) =>
        own < 0 ? 0 : 1 + entries.filter(([other, peer]) => peer === own && other > total).length,
      )
      expect([...ranks]).toEqual(expected)
      expect([...first]).toEqual(expected.map((rank) => (rank === 1 ? 1 : 0)))
    }),
  )
})

test('many agencies with few different totals are ranked as few are', () => {
  const totals = Float64Array.from({ length: 5000 }, (_, index) => (index * 7919) % 11)
  totals[17] = 1e12
  const ranker = new Ranker(Int32Array.from(totals.keys()), totals.length, 0)
  ranker.run(totals, 1, 0)
  expect(ranker.rank[17]).toBe(1)
  const better = (total: number) => totals.reduce((count, other) => count + (other > total ? 1 : 0), 0)
  for (const position of [0, 1, 2, 3, 4999]) expect(ranker.rank[position]).toBe(1 + better(totals[position] ?? 0))
})

test('bonuses and penalties move the ranks of every draw, as they move the published ones', () => {
  const { input, model } = makeInput(10, 7, 0)
  const plain = prepare(input, model)
  const ranked = new DrawRunner([plain], { seed: 1 }).nominalRanks
  const last = ranked.indexOf(10)
  const adjustment = Float64Array.from(ranked, (_, agency) => (agency === last ? 2000 : 0))
  const prepared = { ...plain, adjustment }
  const runner = new DrawRunner([prepared], {
    seed: 1,
    weights: { method: 'uniform', spread: 0.3 },
    hasGroupRanks: true,
  })
  const certainty = summarise(runner.run(0, 100), 1)
  expect(runner.nominalRanks[last]).toBe(1)
  expect(certainty[last]).toEqual({
    low: 1,
    median: 1,
    high: 1,
    bestReached: 1,
    worstReached: 1,
    topShare: 1,
    firstInGroupShare: 1,
  })
  expect(summariseGroupRanks(runner.tally)[last]).toEqual({
    low: 1,
    median: 1,
    high: 1,
    bestReached: 1,
    worstReached: 1,
  })
  const { total } = rescore(
    prepared,
    plain.nodes.map((node) => node.weight),
  )
  expect(total[last]).toBeCloseTo(
    (rescore(
      plain,
      plain.nodes.map((node) => node.weight),
    ).total[last] ?? 0) + 2000,
    9,
  )
})
