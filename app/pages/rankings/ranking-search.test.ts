import { expect, test } from 'vitest'
import { everything } from '../../../db/queries/scope'
import { parseRankingSearch } from './parse-ranking-search'
import { isDescending, searchWith, toRankingQuery } from './ranking-search'

const parse = (search: string) => parseRankingSearch(`http://localhost/fa/h/1404/rankings${search}`)

test('an address without a search shows the first page by rank', () => {
  expect(toRankingQuery(parse(''), 7, everything)).toEqual({
    runId: 7,
    scope: everything,
    sort: 'rank',
    descending: false,
    page: 1,
    pageSize: 25,
  })
})

test('nonsense in the address is left out', () => {
  expect(parse('?page=minus&competes=maybe&order=sideways')).toMatchObject({
    page: 1,
    competes: undefined,
    order: undefined,
  })
})

test('a dimension sorts from the most down, unless the address says otherwise', () => {
  expect(toRankingQuery(parse('?sort=D1'), 1, everything)).toMatchObject({ sort: { node: 'D1' }, descending: true })
  expect(isDescending({ sort: 'D1', order: 'up' })).toBe(false)
})

test('another filter starts from the first page and keeps the rest', () => {
  expect(searchWith(parse('?group=CULT&page=3'), { county: 'HMD' })).toBe('?group=CULT&county=HMD')
  expect(searchWith(parse('?group=CULT'), { group: undefined })).toBe('?')
})
