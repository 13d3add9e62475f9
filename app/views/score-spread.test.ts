import { expect, test } from 'vitest'
import { toSpreads } from './score-spread'

const agency = (agencyId: number, group: string | null, total: number | null) => ({
  agencyId,
  code: String(agencyId),
  titleFa: '',
  titleEn: '',
  group,
  total,
})
const all = [agency(1, 'a', 50), agency(2, 'a', 950), agency(3, 'a', 1000), agency(4, 'a', null), agency(5, 'b', 500)]
const whose = { groups: ['a', 'b', 'c'], scale: 1000, isNamed: true, ownAgencyId: null }

test('totals are counted by tenths of the scale within each group, and a group without agencies has no spread', () => {
  expect(toSpreads(all, whose)).toEqual([
    { group: 'a', bins: [1, 0, 0, 0, 0, 0, 0, 0, 0, 2], median: 950, scored: 3, unscored: 1, ownBin: null },
    { group: 'b', bins: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0], median: 500, scored: 1, unscored: 0, ownBin: null },
  ])
})

test('without names nothing is said of a group where the own value gives away the others', () => {
  const own = { ...whose, isNamed: false, ownAgencyId: 1 }
  expect(toSpreads(all, own)).toEqual([{ group: 'a', bins: null, median: null, scored: 3, unscored: 1, ownBin: null }])
  expect(toSpreads([...all, agency(6, 'a', 60)], own)).toEqual([
    { group: 'a', bins: [2, 0, 0, 0, 0, 0, 0, 0, 0, 2], median: 505, scored: 4, unscored: 1, ownBin: 0 },
  ])
})

test('where there are no groups the spread is of all', () => {
  expect(toSpreads([agency(1, null, 100)], { ...whose, groups: [] })).toMatchObject([{ group: null, scored: 1 }])
})

test('a group of which nobody was scored has no median', () => {
  expect(toSpreads([agency(1, 'a', null)], whose)).toEqual([
    { group: 'a', bins: null, median: null, scored: 0, unscored: 1, ownBin: null },
  ])
})
