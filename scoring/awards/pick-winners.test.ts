import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgencyRow, categoryOf, toAwardInput } from '../../tests/fixtures/award-input'
import type { AwardCategory } from './award-rule'
import { pickWinners } from './pick-winners'

const six: AgencyRow[] = [
  { code: 'gas', group: 'A', total: 812.4, d1: 70, base: 600 },
  { code: 'water', group: 'A', total: 790, d1: 90, base: 790 },
  { code: 'roads', group: 'A', total: 790, d1: 80, base: 100 },
  { code: 'tax', group: 'B', total: 640, d1: 95, base: 500 },
  { code: 'bank', group: 'B', total: 639.5, d1: 10, base: 610 },
  { code: 'post', group: 'B', total: 300, d1: null },
]
const pick = (rows: readonly AgencyRow[], ...categories: AwardCategory[]) => pickWinners(categories, toAwardInput(rows))
const winnersOf = (rows: readonly AgencyRow[], ...categories: AwardCategory[]) =>
  pick(rows, ...categories).map(({ pools }) =>
    pools.map(({ winners }) => winners.map(({ agency, place }) => `${place} ${agency}`)),
  )

test('the first of each group', () => {
  expect(winnersOf(six, categoryOf('first', { within: 'group' }))).toEqual([[['1 gas'], ['1 tax']]])
})

test('who ties at the last place wins jointly, beyond the quota', () => {
  expect(winnersOf(six, categoryOf('two', { quota: 2 }))).toEqual([[['1 gas', '2 roads', '2 water']]])
})

test('a node without points breaks ties by its key, and whoever has no data there stands behind', () => {
  const input = toAwardInput(six)
  const points = { points: 0, score: six.map(() => 0), value: six.map(() => null) }
  const winnersBy = (tieKey?: readonly number[]) =>
    pickWinners([categoryOf('two', { quota: 2, ties: 'chain' })], {
      ...input,
      nodes: new Map([['D1', { ...points, ...(tieKey ? { tieKey } : {}) }]]),
    })[0]?.pools[0]?.winners.map(({ agency }) => agency)
  expect(winnersBy([0, 0.2, 0.3, 0, 0, 0])).toEqual(['gas', 'roads'])
  expect(winnersBy([0, 0, -1e300, 0, 0, 0])).toEqual(['gas', 'water'])
  expect(winnersBy()).toEqual(['gas', 'roads', 'water'])
})

test("the model's chain decides a tie where the rule says so, and the tie is pointed out", () => {
  const [outcome] = pick(six, categoryOf('two', { quota: 2, ties: 'chain' }))
  expect(outcome?.pools[0]?.winners.map(({ agency }) => agency)).toEqual(['gas', 'water'])
  expect(outcome?.pools[0]?.ties).toEqual([['water', 'roads']])
  expect(outcome?.pools[0]?.missed[0]).toEqual({
    agency: 'roads',
    place: 3,
    value: 790,
    gap: 0,
    isNear: true,
    hasEnough: false,
  })
})

test('who misses is told by how much, and whether that is within the margin', () => {
  const [outcome] = pick(six, categoryOf('first', { within: 'group', nearMargin: 1 }))
  expect(outcome?.pools[1]?.missed).toEqual([
    { agency: 'bank', place: 2, value: 639.5, gap: 0.5, isNear: true, hasEnough: false },
    { agency: 'post', place: 3, value: 300, gap: 340, isNear: false, hasEnough: false },
  ])
})

test('who wins is told by how much above the next place, and whether that is within the margin', () => {
  const winners = (rule: object) =>
    pick(six, categoryOf('all', { quota: 5, ...rule }))[0]?.pools[0]?.winners.map(({ agency, gap, isNear }) => [
      agency,
      gap,
      isNear,
    ])
  // Joint second places have one gap: to the fourth.
  expect(winners({ nearMargin: 22.4 })).toEqual([
    ['gas', 22.4, true],
    ['roads', 150, false],
    ['water', 150, false],
    ['tax', 0.5, true],
    ['bank', null, false],
  ])
  expect(winners({})).toEqual([
    ['gas', 22.4, false],
    ['roads', 150, false],
    ['water', 150, false],
    ['tax', 0.5, false],
    ['bank', null, false],
  ])
  expect(winners({ ties: 'chain' })).toEqual([
    ['gas', 22.4, false],
    ['water', 0, true],
    ['roads', 150, false],
    ['tax', 0.5, false],
    ['bank', null, false],
  ])
})

test('a formula over nodes; without a value on them nobody is compared', () => {
  const [outcome] = pick(
    six,
    categoryOf('theme', { by: 'formula', formula: '(percent[D1] + value[D1]) / 2', quota: 2 }),
  )
  // tax: (95 + 190) / 2 = 142.5 · water: (90 + 180) / 2 = 135
  expect(outcome?.pools[0]?.winners).toMatchObject([
    { agency: 'tax', place: 1, value: 142.5 },
    { agency: 'water', place: 2, value: 135 },
  ])
  expect(outcome?.ineligible).toEqual([{ agency: 'post', reasons: [{ why: 'no-value' }] }])
})

test('most improved in points and in percent, of those who did not start from next to nothing', () => {
  const improved = { by: 'improvement', minBase: 200 } as const
  // gas 212.4 (35.4 %), tax 140 (28 %), bank 29.5, water 0; roads rose by 690 from 100, which is below the base.
  expect(winnersOf(six, categoryOf('points', { ...improved, in: 'points', quota: 2 }))).toEqual([[['1 gas', '2 tax']]])
  const [percent] = pick(six, categoryOf('percent', { ...improved, in: 'percent' }))
  expect(percent?.pools[0]?.winners).toEqual([{ agency: 'gas', place: 1, value: 35.4, gap: null, isNear: false }])
  expect(percent?.ineligible).toEqual([
    { agency: 'post', reasons: [{ why: 'no-base' }] },
    { agency: 'roads', reasons: [{ why: 'base', is: 100, needs: 200 }] },
  ])
})

test('an agency with its share of awards is passed over, and the next one stands first', () => {
  const outcomes = pick(six, categoryOf('overall'), categoryOf('first', { within: 'group', maxAwards: 1 }))
  expect(outcomes[1]?.pools[0]?.winners.map(({ agency, place }) => `${place} ${agency}`)).toEqual([
    '1 roads',
    '1 water',
  ])
  expect(outcomes[1]?.pools[0]?.missed).toEqual([
    { agency: 'gas', place: 1, value: 812.4, gap: 0, isNear: false, hasEnough: true },
  ])
})

test('what judges name, no rule picks', () => {
  const [outcome] = pick(six, categoryOf('mention', { by: 'judges' }))
  expect(outcome?.pools[0]?.winners).toEqual([])
  expect(outcome?.pools[0]?.missed.map(({ gap }) => gap)).toEqual(six.map(() => null))
})

test('all that stands in the way is said', () => {
  const rows: AgencyRow[] = [
    { code: 'a', total: 900, competes: false },
    { code: 'b', total: null },
    { code: 'c', total: 400, coverage: 0.5, gates: ['safe'], level: 'county', group: 'B' },
    { code: 'd', total: 700, group: 'A' },
  ]
  const eligibility = { gates: true, minCoverage: 0.6, minScore: 500, levels: ['province'], groups: ['A'] } as const
  expect(pick(rows, categoryOf('x', { eligibility }))[0]?.ineligible).toEqual([
    { agency: 'a', reasons: [{ why: 'does-not-compete' }] },
    { agency: 'b', reasons: [{ why: 'no-score' }] },
    {
      agency: 'c',
      reasons: [
        { why: 'level' },
        { why: 'group' },
        { why: 'coverage', is: 0.5, needs: 0.6 },
        { why: 'score', is: 400, needs: 500 },
        { why: 'gates', gates: ['safe'] },
      ],
    },
  ])
})

test('too little of the model that concerns an agency bars it, whatever its coverage', () => {
  const rows: AgencyRow[] = [
    { code: 'a', total: 900, coverage: 1, applicable: 0.54 },
    { code: 'b', total: 800, applicable: 0.3 * 3 },
  ]
  const eligibility = { gates: true, minApplicable: 0.9 } as const
  expect(0.3 * 3).toBeLessThan(0.9)
  expect(pick(rows, categoryOf('x', { eligibility }))[0]?.ineligible).toEqual([
    { agency: 'a', reasons: [{ why: 'applicable', is: 0.54, needs: 0.9 }] },
  ])
})

test('binary noise bars nobody: a share of 45 % meets “at least 45 %”, and a base that was worked out meets its own', () => {
  const coverage = 0.15 + 0.3
  expect(coverage).toBeLessThan(0.45)
  const base = 570 - 1e-10
  expect(base).toBeLessThan(570)
  const rows: AgencyRow[] = [{ code: 'a', total: 900, coverage, base, group: 'A' }]
  const eligibility = { gates: true, minCoverage: 0.45 } as const
  for (const rule of [{ eligibility }, { by: 'improvement', in: 'points', minBase: 570, eligibility }] as const)
    expect(pick(rows, categoryOf('x', rule))[0]?.ineligible).toEqual([])
})

test('nobody to choose from is no winner', () => {
  expect(winnersOf([], categoryOf('x'), categoryOf('y', { within: 'group' }))).toEqual([[[]], []])
})

const agencyRow = fc.record({
  group: fc.constantFrom('A', 'B', null),
  competes: fc.boolean(),
  total: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 4 }),
  d1: fc.option(fc.integer({ min: 0, max: 5 })),
  base: fc.option(fc.integer({ min: 0, max: 40 })),
  coverage: fc.constantFrom(0.4, 1),
})
const agencyRows = fc
  .array(agencyRow, { maxLength: 25 })
  .map((rows) => rows.map((row, index) => ({ ...row, code: `a${index}` })))
const terms = fc.record({
  within: fc.constantFrom('all', 'group'),
  quota: fc.integer({ min: 1, max: 4 }),
  ties: fc.constantFrom('joint', 'chain'),
  maxAwards: fc.constant(2),
})
const bases = fc.constantFrom({ by: 'total' }, { by: 'formula', formula: '[D1] * 2' }, {
  by: 'improvement',
  in: 'points',
  minBase: 5,
} as const)
const manyCategories = fc
  .array(fc.tuple(bases, terms), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([basis, own], index) => categoryOf(`c${index}`, { ...basis, ...own })))

test('the order of agencies decides nothing', () => {
  fc.assert(
    fc.property(agencyRows, manyCategories, fc.infiniteStream(fc.nat()), (rows, categories, keys) => {
      const shuffled = rows
        .map((row) => ({ row, key: keys.next().value }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ row }) => row)
      expect(pick(shuffled, ...categories)).toEqual(pick(rows, ...categories))
    }),
  )
})

test('nobody wins who does not compete or has no data, and nobody more often than the limit', () => {
  fc.assert(
    fc.property(agencyRows, manyCategories, (rows, categories) => {
      const won = pick(rows, ...categories).flatMap(({ pools }) =>
        pools.flatMap(({ winners }) => winners.map(({ agency }) => agency)),
      )
      for (const row of rows) {
        const times = won.filter((agency) => agency === row.code).length
        expect(times).toBeLessThanOrEqual(row.competes && row.total !== null ? 2 : 0)
      }
    }),
  )
})

test('every agency is a winner, a miss or ineligible, and never two of them', () => {
  fc.assert(
    fc.property(agencyRows, manyCategories, (rows, categories) => {
      for (const { pools, ineligible } of pick(rows, ...categories)) {
        const all = [...pools.flatMap(({ winners, missed }) => [...winners, ...missed]), ...ineligible].map(
          ({ agency }) => agency,
        )
        expect(all.toSorted()).toEqual(rows.map(({ code }) => code).toSorted())
      }
    }),
  )
})

test('a quota is filled where there are enough, and only ties go beyond it', () => {
  fc.assert(
    fc.property(agencyRows, terms, (rows, item) => {
      const outcomes = pick(rows, categoryOf('c', item))
      for (const { winners, missed } of outcomes.flatMap(({ pools }) => pools)) {
        expect(winners.length).toBeGreaterThanOrEqual(Math.min(item.quota, winners.length + missed.length))
        expect(winners.filter(({ place }) => place < (winners.at(-1)?.place ?? 0)).length).toBeLessThan(item.quota)
      }
    }),
  )
})
