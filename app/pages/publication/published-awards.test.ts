import { expect, test } from 'vitest'
import { bestOf, listAwards } from './published-awards'
import { screenAt } from './ceremony-order'

const named = (code: string) => ({ code, titleFa: code, titleEn: code })
const award = (category: string, group: string | null) => ({
  category: named(category),
  group: group === null ? null : named(group),
})
const winner = (category: string, group: string | null, agency: string, index: number) => ({
  ...award(category, group),
  agency: named(agency),
  place: index,
  value: null,
})

const results = {
  awards: [award('top', 'a'), award('top', 'b'), award('rural', null)],
  winners: [winner('top', 'a', 'silver', 2), winner('top', 'a', 'bronze', 3), winner('rural', null, 'only', 1)],
}

test('an award whose first place is empty stands with its best place, and one that nobody got stands too', () => {
  expect(
    listAwards(results).map((award) => [
      award.category.code,
      award.group?.code ?? null,
      bestOf(award).map(({ agency, place }) => `${place} ${agency.code}`),
    ]),
  ).toEqual([
    ['top', 'a', ['2 silver']],
    ['top', 'b', []],
    ['rural', null, ['1 only']],
  ])
})

test('a publication from before awards were listed shows those of its winners', () => {
  expect(
    listAwards({ winners: results.winners }).map(({ category, group }) => `${category.code} ${group?.code ?? ''}`),
  ).toEqual(['top a', 'rural '])
})

test('the ceremony has a screen for an award that nobody got, and shows an empty first place as empty', () => {
  const screens = Array.from({ length: screenAt(results, 0).steps }, (_, step) => screenAt(results, step + 1).reveal)
  expect(
    screens.map((reveal) => [
      reveal?.category.code,
      reveal?.group?.code ?? null,
      reveal?.revealed.map(({ agency }) => agency.code),
      reveal?.isEmpty,
    ]),
  ).toEqual([
    ['top', 'a', [], false],
    ['top', 'a', ['bronze'], false],
    ['top', 'a', ['silver', 'bronze'], false],
    ['top', 'b', [], true],
    ['rural', null, [], false],
    ['rural', null, ['only'], false],
  ])
})
