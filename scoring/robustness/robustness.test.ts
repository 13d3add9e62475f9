import { array, assert, constantFrom, double, integer, nat, option, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeInput } from '../../tests/bench/scoring/make-input'
import { Status, type ScoringInput } from '../input'
import type { Aggregation, Model, ModelNode } from '../model'
import { prepare, rescore } from '../prepared'
import { score } from '../score'
import { makeLinearKernel } from './linear-kernel'
import { batchSize } from './multiply-add'
import { DrawRandom } from './random'
import { largestMean, rankBounds } from './rank-bounds'
import { Ranker } from './ranker'
import { Rescorer } from './rescorer'
import { DrawRunner, tallySizeOf } from './run-draws'
import { ScenarioRanker } from './scenario-ranker'
import { aheadShare, findBands, summarise, summariseGroupRanks } from './summarise'
import { addTally, emptyTally } from './tally'
import { runs } from '../../tests/fixtures/property-runs'

const title = { fa: 'الف', en: 'a' }
const leaf = (code: string, weight: number) =>
  ({ code, title, weight, unit: 'share', direction: 'more-is-better', measure: { metric: code } }) as const

const model: Model = {
  code: 'm',
  version: '1.0.0',
  title,
  author: 'test',
  standing: 'proposal',
  scale: 100,
  decimals: 1,
  defaults: {
    noData: { rule: 'exclude' },
    notApplicable: { rule: 'exclude' },
    minCoverage: 0,
    accepts: ['measured'],
    treatment: { method: 'none' },
    normalisation: { method: 'goalposts', low: 0, high: 1, clamp: false },
    aggregation: { method: 'arithmetic' },
    weighting: { method: 'given' },
  },
  tree: {
    code: 'all',
    title,
    weight: 1,
    children: [
      { code: 'd1', title, weight: 2, children: [leaf('a', 1), leaf('b', 3)] },
      { code: 'd2', title, weight: 1, children: [leaf('c', 1), leaf('d', 1)] },
    ],
  },
  ranking: { style: 'competition', tieBreak: [] },
}

/** Rows are agencies, columns a to d; null is no data. */
function toInput(rows: readonly (readonly (number | null)[])[], groups?: readonly string[]): ScoringInput {
  const metrics = ['a', 'b', 'c', 'd'].map((metric, column) => ({
    metric,
    kind: 'measured' as const,
    periods: ['2025-03-21'],
    value: Float64Array.from(rows, (row) => row[column] ?? 0),
    status: Uint8Array.from(rows, (row) => (row[column] === null ? Status.noData : Status.reported)),
  }))
  const agencies = {
    code: rows.map((_, index) => `u${index}`),
    group: rows.map((_, index) => groups?.[index] ?? null),
    competes: rows.map(() => true),
    attributes: {},
  }
  return { agencies, metrics, evaluated: { from: '2025-03-21', to: '2026-03-21' } }
}

const cell = option(double({ min: 0, max: 1, noNaN: true }), { freq: 6, nil: null })
const table = array(tuple(cell, cell, cell, cell), { minLength: 2, maxLength: 12 })

describe('draws', () => {
  test('the fast way gives the scores of the engine, missing values and all', () => {
    assert(
      property(table, integer(), (rows, seed) => {
        const prepared = prepare(toInput(rows), model)
        const kernel = makeLinearKernel(prepared)
        const random = new DrawRandom(seed)
        random.begin(0)
        const weights = Float64Array.from(prepared.nodes, () => 0.2 + random.next())
        if (!kernel) throw new Error('Arithmetic means make a plan')
        const batch = Float64Array.from(
          { length: weights.length * batchSize },
          (_, entry) => weights[Math.floor(entry / batchSize)] ?? 0,
        )
        kernel.scoreBatch(batch)
        const slow = rescore(prepared, weights)
        for (const [agency, total] of slow.total.entries())
          if (slow.isScored[agency])
            expect(Math.abs((kernel.totals[agency * batchSize] ?? 0) - total)).toBeLessThan(0.0501)
      }),
    )
  })

  test('parts add up to the very counts of the whole', () => {
    assert(
      property(table, nat(), (rows, seed) => {
        const prepared = prepare(toInput(rows), model)
        const settings = {
          seed,
          weights: { method: 'uniform', spread: 0.25 },
          leavesOneOut: true,
          pairDraws: 20,
        } as const
        const whole = new DrawRunner([prepared], settings).run(0, 40)
        const parts = emptyTally(tallySizeOf([prepared], settings))
        addTally(parts, new DrawRunner([prepared], settings).run(16, 40))
        addTally(parts, new DrawRunner([prepared], settings).run(0, 16))
        expect(parts).toEqual(whole)
      }),
      { numRuns: runs(30) },
    )
  })

  test('parts of any size add up, with errors of a survey and several ways of preparing', () => {
    const rows = [
      [0.1, 0.9, 0.5, null],
      [0.4, 0.4, 0.6, 0.5],
      [0.9, 0.2, null, 0.3],
      [0.5, 0.5, 0.5, 0.5],
    ]
    const geometric: Model = {
      ...model,
      defaults: { ...model.defaults, aggregation: { method: 'geometric', floor: 0.01 } },
    }
    const surveyed = [{ row: 1, error: new Float64Array(4).fill(0.1) }]
    const toVariant = (model: Model) => ({ ...prepare(toInput(rows, ['g', 'g', 'h', 'h']), model), surveyed })
    const variants = [
      toVariant(model),
      toVariant({ ...model, defaults: { ...model.defaults, noData: { rule: 'zero' } } }),
      toVariant(geometric),
    ] as const
    const settings = {
      seed: 3,
      weights: { method: 'dirichlet' },
      hasSamplingError: true,
      pairDraws: 30,
      hasGroupRanks: true,
    } as const
    const whole = new DrawRunner(variants, settings).run(0, 61)
    const parts = emptyTally(tallySizeOf(variants, settings))
    for (const [from, to] of [
      [0, 5],
      [5, 23],
      [23, 61],
    ] as const)
      addTally(parts, new DrawRunner(variants, settings).run(from, to))
    expect(parts).toEqual(whole)
    expect(whole.draws).toBe(61)
  })

  test('draws of a way that leaves somebody without a score fail, and are counted as such', () => {
    const rows = [
      [0.1, 0.9, 0.5, null],
      [0.4, 0.4, 0.6, 0.5],
    ]
    const strict: Model = { ...model, defaults: { ...model.defaults, minCoverage: 0.9 } }
    const tally = new DrawRunner([prepare(toInput(rows), model), prepare(toInput(rows), strict)], { seed: 1 }).run(
      0,
      100,
    )
    expect(tally.draws + tally.failed).toBe(100)
    expect(tally.failed).toBeGreaterThan(30)
  })

  test('an indicator that is left out hands its weight on, also where the branch then has nothing else of an agency', () => {
    // Of d1 the first agency has b alone. Left out, d2 is all it has: 0.5; the second keeps a and d2, (2 × 0.4 + 0.4) ÷
    // 3 = 0.4.
    const prepared = prepare(
      toInput([
        [null, 0.9, 0.5, 0.5],
        [0.4, 0.9, 0.4, 0.4],
      ]),
      model,
    )
    const left = prepared.nodes.findIndex(({ code }) => code === 'b')
    const weights = prepared.nodes.map(({ weight }, node) => (node === left ? 0 : weight))
    const { total } = rescore(prepared, weights)
    expect([...total]).toEqual([50, 40])
    const tally = new DrawRunner([prepared], { seed: 1, leavesOneOut: true }).run(0, 400)
    const [first] = summarise(tally, 1)
    // Whatever is left out, the first is ahead: 0.9, 0.5 against 0.775, 0.4.
    expect([tally.failed, first?.topShare]).toEqual([0, 1])
  })

  test('weights that do not move leave every rank where it is', () => {
    const prepared = prepare(
      toInput(
        [
          [1, 1, 1, 1],
          [0.5, 0.5, 0.5, 0.5],
          [0.5, 0.5, 0.5, 0.5],
          [0, 0, 0, 0],
        ],
        ['g', 'g', 'h', 'h'],
      ),
      model,
    )
    const runner = new DrawRunner([prepared], { seed: 3, weights: { method: 'uniform', spread: 0 }, pairDraws: 100 })
    const tally = runner.run(0, 100)
    expect([...runner.nominalRanks]).toEqual([1, 2, 2, 4])
    expect(summarise(tally, 1)).toEqual([
      { low: 1, median: 1, high: 1, bestReached: 1, worstReached: 1, topShare: 1, firstInGroupShare: 1 },
      { low: 2, median: 2, high: 2, bestReached: 2, worstReached: 2, topShare: 0, firstInGroupShare: 0 },
      { low: 2, median: 2, high: 2, bestReached: 2, worstReached: 2, topShare: 0, firstInGroupShare: 1 },
      { low: 4, median: 4, high: 4, bestReached: 4, worstReached: 4, topShare: 0, firstInGroupShare: 0 },
    ])
    expect(aheadShare(tally, 0, 3)).toBe(1)
    expect(aheadShare(tally, 1, 2)).toBe(0)
    expect(findBands(tally, runner.nominalRanks)).toEqual([[0], [1, 2], [3]])
  })

  test('an agency that is better in everything is ahead in every draw', () => {
    const prepared = prepare(
      toInput([
        [0.9, 0.9, 0.9, 0.9],
        [0.1, 0.8, 0.2, 0.1],
      ]),
      model,
    )
    const tally = new DrawRunner([prepared], {
      seed: 1,
      weights: { method: 'dirichlet' },
      leavesOneOut: true,
      pairDraws: 500,
    }).run(0, 500)
    expect(aheadShare(tally, 0, 1)).toBe(1)
  })

  test('the chance of a near-tie is the share of weights under which one is ahead', () => {
    // 51 u against 49 v, u and v evenly between 0.75 and 1.25: the second is ahead where v > r u, r = 51 ÷ 49. That is
    // ∫ (1.25 − r u) du from 0.75 to 1.25 ÷ r, by 0.5²: 0.1058 ÷ 0.25 = 0.4234. Of 20,000 draws three deviations are
    // 0.0105.
    const prepared = prepare(
      toInput([
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ]),
      { ...model, decimals: 6, tree: { ...model.tree, children: [leaf('a', 51), leaf('b', 49)] } },
    )
    const tally = new DrawRunner([prepared], {
      seed: 1,
      weights: { method: 'uniform', spread: 0.25 },
      pairDraws: 20_000,
    }).run(0, 20_000)
    expect(Math.abs(aheadShare(tally, 1, 0) - 0.4234)).toBeLessThan(0.0105)
    expect(aheadShare(tally, 0, 1) + aheadShare(tally, 1, 0)).toBeGreaterThan(0.99)
  })

  test('draws that a method cannot score are counted, not averaged away', () => {
    const geometric: Model = { ...model, defaults: { ...model.defaults, aggregation: { method: 'geometric' } } }
    const prepared = prepare(
      toInput([
        [0.9, 0.9, 0.9, 0.9],
        [0.5, 0.8, 0.2, 0.1],
      ]),
      model,
    )
    const zero = prepare(
      toInput([
        [0.9, 0.9, 0.9, 0.9],
        [0, 0.8, 0, 0.1],
      ]),
      geometric,
    )
    const tally = new DrawRunner([prepared, zero], { seed: 1, weights: { method: 'uniform', spread: 0.2 } }).run(0, 200)
    expect(tally.failed).toBeGreaterThan(60)
    expect(tally.failed + tally.draws).toBe(200)
  })
})

describe('ties', () => {
  const tieBroken = (tieBreak: readonly string[], style: Model['ranking']['style'] = 'competition'): Model => ({
    ...model,
    decimals: 0,
    ranking: { style, tieBreak },
  })

  test('that the model breaks by an indicator are broken in every draw, overall and in groups', () => {
    // Totals 50 and 50; the second has more of c.
    const input = toInput(
      [
        [0.5, 0.5, 0.5, 0.5],
        [0.5, 0.5, 0.6, 0.4],
        [0.1, 0.1, 0.1, 0.1],
      ],
      ['g', 'g', 'g'],
    )
    const published = score(input, tieBroken(['c']))
    expect(published.ranks.map(({ rank }) => [...rank])).toEqual([
      [2, 1, 3],
      [2, 1, 3],
    ])
    const runner = new DrawRunner([prepare(input, tieBroken(['c']))], {
      seed: 1,
      weights: { method: 'uniform', spread: 0 },
      hasGroupRanks: true,
      pairDraws: 10,
    })
    const tally = runner.run(0, 10)
    expect([...runner.nominalRanks]).toEqual([2, 1, 3])
    expect(summarise(tally, 1).map(({ low, high }) => [low, high])).toEqual([
      [2, 2],
      [1, 1],
      [3, 3],
    ])
    expect(summariseGroupRanks(tally).map(({ low, high }) => [low, high])).toEqual([
      [2, 2],
      [1, 1],
      [3, 3],
    ])
    expect([aheadShare(tally, 1, 0), aheadShare(tally, 0, 1)]).toEqual([1, 0])
    // A bound that ignored the tie-break would say that the first can't be behind the second.
    expect(rankBounds(prepare(input, tieBroken(['c'])), 0)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
      { best: 3, worst: 3 },
    ])
    expect([
      ...new Rescorer(prepare(input, tieBroken(['c']))).run(
        prepare(input, tieBroken(['c'])).nodes.map(({ weight }) => weight),
      ).rank,
    ]).toEqual([2, 1, 3])
  })

  test('are broken by a dimension as the draw weighs it, whichever way its totals are worked out', () => {
    assert(
      property(
        table,
        nat(),
        constantFrom<Aggregation>(
          { method: 'arithmetic' },
          { method: 'geometric', floor: 0.01 },
          { method: 'owa', orderWeights: [1, 1] },
        ),
        (rows, seed, aggregation) => {
          const row = { ...tieBroken(['d1', 'a']), scale: 5, defaults: { ...model.defaults, aggregation } }
          const prepared = prepare(toInput(rows), row)
          const random = new DrawRandom(seed)
          random.begin(0)
          const weights = Float64Array.from(prepared.nodes, () => 0.2 + random.next())
          let drawn: number[] = []
          const ranker = new ScenarioRanker([prepared], {
            seed,
            weigh: (_id, _prepared, into) => into.set(weights),
            take: (_id, taken) => (drawn = taken ? [...taken.rank] : []),
          })
          ranker.add({ id: 0, variant: 0, errors: null })
          ranker.flush()
          // Coverage thresholds aside, the full engine with those weights written into the model.
          const weigh = (node: ModelNode): ModelNode => {
            const weight = weights[prepared.nodes.findIndex(({ code }) => code === node.code)] ?? 0
            return 'children' in node ? { ...node, weight, children: node.children.map(weigh) } : { ...node, weight }
          }
          const whole = score(toInput(rows), { ...row, tree: { ...row.tree, children: row.tree.children.map(weigh) } })
          if (drawn.length) expect(drawn).toEqual([...(whole.ranks[0]?.rank ?? [])])
        },
      ),
      { numRuns: runs(150) },
    )
  })

  test('are counted densely where the model ranks so', () => {
    const input = toInput(
      [
        [0.5, 0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5, 0.5],
        [0.1, 0.1, 0.1, 0.1],
      ],
      ['g', 'g', 'g'],
    )
    const prepared = prepare(input, tieBroken([], 'dense'))
    const tally = new DrawRunner([prepared], {
      seed: 1,
      weights: { method: 'uniform', spread: 0 },
      hasGroupRanks: true,
    }).run(0, 10)
    expect(summarise(tally, 1).map(({ median }) => median)).toEqual([1, 1, 2])
    expect(summariseGroupRanks(tally).map(({ median }) => median)).toEqual([1, 1, 2])
    expect(rankBounds(prepared, 0)).toEqual([
      { best: 1, worst: 1 },
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
    ])
  })
})

describe('Ranker', () => {
  test('ranks like a plain count of those that are better', () => {
    assert(
      property(array(double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }), (totals) => {
        const ranker = new Ranker(Int32Array.from(totals.keys()), totals.length, 1)
        ranker.run(Float64Array.from(totals), 1, 0)
        const keys = totals.map((total) => Math.floor(total * 10 + 0.500000001))
        expect([...ranker.rank]).toEqual(keys.map((key) => 1 + keys.filter((other) => other > key).length))
      }),
    )
  })

  test('the noise of binary fractions is a tie', () => {
    const ranker = new Ranker(Int32Array.of(0, 1), 2, 1)
    ranker.run(Float64Array.of(0.1 + 0.2, 0.3), 1, 0)
    expect([...ranker.rank]).toEqual([1, 1])
  })
})

describe('rankBounds', () => {
  test('no draw goes beyond them', () => {
    assert(
      property(
        table,
        nat(),
        constantFrom([], ['c'], ['d2', 'a']),
        constantFrom('competition' as const, 'dense' as const),
        (rows, seed, tieBreak, style) => {
          const prepared = prepare(toInput(rows), { ...model, ranking: { style, tieBreak } })
          const bounds = rankBounds(prepared, 0.3)
          const certainty = summarise(
            new DrawRunner([prepared], { seed, weights: { method: 'uniform', spread: 0.3 } }).run(0, 64),
            1,
          )
          for (const [agency, { low, high, bestReached, worstReached }] of certainty.entries()) {
            if (!low) continue
            expect([bestReached <= low, high <= worstReached]).toEqual([true, true])
            expect(bestReached).toBeGreaterThanOrEqual(bounds?.[agency]?.best ?? Number.NaN)
            expect(worstReached).toBeLessThanOrEqual(bounds?.[agency]?.worst ?? Number.NaN)
          }
        },
      ),
      { numRuns: runs(200) },
    )
  })

  test('thousands of agencies are bounded by their ranges, beyond which no draw goes either', () => {
    const { input, model: wide } = makeInput(3100, 7, 0.02)
    const prepared = prepare(input, wide)
    const bounds = rankBounds(prepared, 0.2) ?? []
    const draws = summarise(
      new DrawRunner([prepared], { seed: 1, weights: { method: 'uniform', spread: 0.2 } }).run(0, 64),
      10,
    )
    expect(
      draws.every(
        ({ low, high }, agency) => (bounds[agency]?.best ?? 0) <= low && high <= (bounds[agency]?.worst ?? 0),
      ),
    ).toBe(true)
    expect(bounds.some(({ best }) => best > 2500) && bounds.some(({ worst }) => worst < 600)).toBe(true)
    // Inside groups of 443 pairs are decided one by one.
    expect(rankBounds(prepared, 0, 'group')?.every(({ best, worst }) => worst - best < 3)).toBe(true)
  })

  test('weights that may not move leave one rank', () => {
    expect(
      rankBounds(
        prepare(
          toInput([
            [1, 1, 1, 1],
            [0.5, 0.5, 0.5, 0.5],
            [0, 0, 0, 0],
          ]),
          model,
        ),
        0,
      ),
    ).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
      { best: 3, worst: 3 },
    ])
  })

  test('the largest mean, worked out by hand: (1.5 × 1 + 0.5 × 0) ÷ 2', () => {
    expect(largestMean([1, 0], [1, 1], 0.5)).toBe(0.75)
  })
})
