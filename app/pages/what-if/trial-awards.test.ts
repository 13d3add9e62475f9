import { expect, test } from 'vitest'
import type { AwardCategory, AwardTerms } from '../../../scoring/awards/award-rule'
import { type TrialAwards, listMovedAwards } from './trial-awards'
import type { TrialRow } from './what-if'

const category = (code: string, terms: Partial<AwardTerms>): AwardCategory => ({
  code,
  title: { fa: code, en: code },
  rule: { by: 'total', within: 'group', quota: 1, ties: 'joint', eligibility: { gates: true }, ...terms },
})

const agencies = ['gas', 'water', 'roads', 'post']
const awards: TrialAwards = {
  categories: [category('top', {}), category('overall', { within: 'all', eligibility: { gates: true, minScore: 60 } })],
  input: {
    agency: agencies,
    group: ['a', 'a', 'b', 'b'],
    level: agencies.map(() => 'province'),
    competes: [true, true, true, false],
    coverage: [1, 1, 1, 1],
    applicable: [1, 1, 1, 1],
    unmetGates: agencies.map(() => []),
    base: agencies.map(() => null),
    tieBreak: [],
    decimals: 1,
  },
  nodes: [],
  groups: {},
  left: [],
}

const rowsOf = (totals: Readonly<Record<string, readonly [before: number, now: number]>>): TrialRow[] =>
  Object.entries(totals).map(([agency, [totalBefore, total]]) => ({
    agency,
    totalBefore,
    total,
    rank: 1,
    before: 1,
    isFirst: false,
    wasFirst: false,
  }))

test('an award that changes hands names who takes it and who loses it, in its group', () => {
  expect(listMovedAwards(awards, rowsOf({ gas: [90, 70], water: [80, 80], roads: [50, 50] }))).toEqual([
    { title: { fa: 'top', en: 'top' }, group: 'a', won: ['water'], lost: ['gas'] },
    { title: { fa: 'overall', en: 'overall' }, group: null, won: ['water'], lost: ['gas'] },
  ])
})

test('a new tie shares an award, and nobody loses it', () => {
  expect(
    listMovedAwards(awards, rowsOf({ gas: [90, 80], water: [80, 80], roads: [50, 50] })).map(({ won, lost }) => [
      won,
      lost,
    ]),
  ).toEqual([
    [['water'], []],
    [['water'], []],
  ])
})

test('who falls below the minimum loses an award that nobody takes', () => {
  expect(listMovedAwards(awards, rowsOf({ gas: [90, 55], water: [50, 40], roads: [50, 50] }))).toEqual([
    { title: { fa: 'overall', en: 'overall' }, group: null, won: [], lost: ['gas'] },
  ])
})

test('where all stay where they are no award moves, and who does not compete takes none', () => {
  expect(listMovedAwards(awards, rowsOf({ gas: [90, 90], water: [80, 80], roads: [50, 50], post: [40, 99] }))).toEqual(
    [],
  )
})
